"""Ticks for the other destinations that an episode goes to in the same go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import TARGET, clear, label, named


class AlsoTo(QWidget):
    """Hidden while there is only one destination."""

    def __init__(self) -> None:
        """Without any."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._ticked: set[str] = set()
        self.boxes: tuple[QCheckBox, ...] = ()
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these; what was ticked before stays ticked."""
        clear(self._column)
        self.boxes = tuple(self._box(name) for name in names)
        if names:
            self._column.addWidget(label(_("Also to"), "muted"))
        for box in self.boxes:
            self._column.addWidget(box)
        self.setVisible(bool(names))

    def names(self) -> tuple[str, ...]:
        """The ticked ones."""
        return tuple(box.text() for box in self.boxes if box.isChecked())

    def _box(self, name: str) -> QCheckBox:
        box = named(QCheckBox(name), _("Also publish to “{name}”").format(name=name))
        box.setMinimumHeight(TARGET)
        box.setChecked(name in self._ticked)
        box.clicked.connect(lambda is_on: self._ticked.add(name) if is_on else self._ticked.discard(name))
        return box
