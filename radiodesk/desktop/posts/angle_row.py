"""What the posts begin with: a question, a number, or a quote that can be heard."""

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, label, named
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.model.timecode import format_clock

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.social.angles import Angle
    from radiodesk.social.sayings import Saying


class AngleRow(QWidget):
    """`chosen`: another beginning is wanted. `hear`: the quote is to be heard, at a second of the episode."""

    chosen = Signal()
    hear = Signal(float)

    def __init__(self, palette: Palette) -> None:
        """Everything can be chosen until it is known what the episode has."""
        from radiodesk.social.angles import ANGLES

        super().__init__()
        self.box = named(DropDown(), _("What the posts begin with"))
        for angle, text in ANGLES.items():
            self.box.addItem(_(text), angle)
        self.play = button("", self._hear, "link", icon=icon("play", palette))
        self._said: Saying | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("Begin with"), "caption", wraps=False))
        row.addWidget(self.box)
        row.addWidget(self.play)
        row.addStretch(1)
        self.play.hide()
        self.box.activated.connect(self.chosen)

    @property
    def angle(self) -> "Angle":
        """What is chosen."""
        return cast("Angle", self.box.currentData())

    def show_angles(self, there: Collection[str], chosen: str) -> None:
        """Only what the episode has something for can be chosen."""
        rows = cast("QStandardItemModel", self.box.model())
        for at in range(self.box.count()):
            rows.item(at).setEnabled(at == 0 or self.box.itemData(at) in there)
        self.box.setCurrentIndex(self.box.findData(chosen))

    def show_said(self, said: "Saying | None") -> None:
        """Offer to hear what is quoted, for nobody should be quoted unheard."""
        self._said = said
        self.play.setVisible(said is not None)
        if said is not None:
            self.play.setText(_("Hear it at {time}").format(time=format_clock(said.start_s)))

    def _hear(self) -> None:
        if self._said is not None:
            self.hear.emit(self._said.start_s)
