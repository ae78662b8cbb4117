"""The picture of an episode or a programme: chosen from a file or dropped, shown small."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, label
from radiodesk.desktop.field import Field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

SIDE = 96
PICTURES = (".jpg", ".jpeg", ".png", ".webp")


class CoverField(Field):
    """Shows the picture in use. `chosen` carries the path of a new one; `committed` an empty hash for none."""

    chosen = Signal(object)

    def __init__(self, caption: str, palette: Palette, hint: str) -> None:
        """`hint` says what is shown while there is no picture."""
        super().__init__("cover", caption, hint)
        self._value = ""
        self.setAcceptDrops(True)
        self.preview = QLabel()
        self.preview.setProperty("role", "cover")
        self.preview.setFixedSize(SIDE, SIDE)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(_("Choose a picture…"), self._ask, icon=icon("picture", palette))
        self.take_off = button(_("Take it off"), lambda: self.committed.emit(self.name, ""), "link")
        self._palette = palette
        self._shown: tuple[Path | None, float] | None = None
        self._arrange()

    def focus(self) -> None:
        """The button takes the keyboard."""
        self.choose.setFocus()

    def show_value(self, value: object) -> None:
        """Remember the hash that is stored; `show_picture` shows what belongs to it."""
        self._value = str(value)
        self.take_off.setVisible(bool(self._value))

    def show_picture(self, path: Path | None) -> None:
        """Show a picture, or the sign for none; reading one again takes milliseconds."""
        if self._shown == (path, self.devicePixelRatioF()):
            return
        self._shown = (path, self.devicePixelRatioF())
        pixmap = QPixmap(str(path)) if path else QPixmap()
        if pixmap.isNull():
            self.preview.setPixmap(icon("picture", self._palette, "field_line").pixmap(32, 32))
            return
        ratio = self.devicePixelRatioF()
        side = round((SIDE - 4) * ratio)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = pixmap.scaled(side, side, keep, smooth)
        small.setDevicePixelRatio(ratio)
        self.preview.setPixmap(small)

    def settle(self) -> None:
        """Nothing is ever half chosen."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one picture; anything else is for the window."""
        event.setAccepted(_picture_in(event) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture."""
        if (path := _picture_in(event)) is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _ask(self) -> None:
        kinds = _("Pictures ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in PICTURES))
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), "", kinds)
        if name:
            self.chosen.emit(Path(name))

    def _arrange(self) -> None:
        buttons = QVBoxLayout()
        buttons.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.take_off, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(label(_("Or drop one here."), "muted"))
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.preview)
        row.addLayout(buttons, 1)
        self.body.addLayout(row)
        self.take_off.hide()


def _picture_in(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in PICTURES else None
