"""The first page: make a programme, open one, or try the sample."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, ground, label, named
from radiodesk.desktop.icons import app_icon, icon
from radiodesk.desktop.palettes import Palette

WIDTH = 620
SHOWN = 5


class WelcomePage(QWidget):
    """Three ways in, and the libraries that were open before."""

    def __init__(self, palette: Palette, call: Callable[[str], None], try_sample: Callable[[], object]) -> None:
        """`call` carries out a command of the table."""
        super().__init__()
        ground(self, "window")
        self._palette = palette
        self.new = button(_("New programme…"), lambda: call("new_library"), "primary")
        self.open = button(_("Open a library…"), lambda: call("open_library"))
        self.sample = button(_("Try the sample programme"), try_sample)
        self.progress = named(QProgressBar(), _("Making the sample programme"))
        self.progress.setTextVisible(False)
        self.doing = label(_("Making the sample programme: importing, editing, publishing to a folder …"), "muted")
        self.recent = QVBoxLayout()
        self.recent.setSpacing(0)
        self._recent_heading = label(_("Opened before"), "heading")
        self._arrange()
        self.show_progress(None)

    def show_recent(self, libraries: Sequence[str], open_library: Callable[[Path], object]) -> None:
        """Offer the last libraries that are still there."""
        there = [Path(name) for name in libraries if Path(name).is_dir()][:SHOWN]
        self._recent_heading.setVisible(bool(there))
        for path in there:
            entry = button(f"{path.name}  –  {path.parent}", _opening(open_library, path), "link")
            entry.setIcon(icon("folder", self._palette, "accent"))
            self.recent.addWidget(entry)

    def show_progress(self, share: float | None) -> None:
        """How far the sample is, 0 to 1; None when it is not being made."""
        for widget in (self.progress, self.doing):
            widget.setVisible(share is not None)
        self.progress.setValue(round((share or 0) * 100))
        for control in (self.new, self.open, self.sample):
            control.setEnabled(share is None)

    def _arrange(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(16)
        middle.addStretch(2)
        middle.addLayout(_heading())
        for way, hint in (
            (self.new, _("A title, a folder, an address. Then drop your first recording.")),
            (self.open, _("A folder that RadioDesk has made before, also from another machine.")),
            (self.sample, _("A short dialogue, edited and published to a folder: look around, break nothing.")),
        ):
            middle.addWidget(_way(way, hint))
        middle.addWidget(self.doing)
        middle.addWidget(self.progress)
        middle.addSpacing(8)
        middle.addWidget(self._recent_heading)
        middle.addLayout(self.recent)
        middle.addStretch(3)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QWidget()
        column.setFixedWidth(WIDTH)
        column.setLayout(middle)
        outer.addWidget(column)
        outer.addStretch(1)


def _heading() -> QHBoxLayout:
    sign = QLabel()
    sign.setPixmap(app_icon().pixmap(QSize(56, 56)))
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(label("RadioDesk", "display"))
    text.addWidget(label(_("A recording goes in; a podcast, a web page and posts come out."), "muted"))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(sign)
    row.addLayout(text, 1)
    return row


def _way(control: QPushButton, hint: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    control.setFixedWidth(224)
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 14, 16, 14)
    row.setSpacing(16)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(hint, "muted"), 1)
    return card


def _opening(open_library: Callable[[Path], object], path: Path) -> Callable[[], object]:
    return lambda: open_library(path)
