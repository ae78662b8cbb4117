"""Fields with few answers: one of several, or yes and no."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox

from radiodesk.bahasa.words import _
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.field import Field


class ChoiceField(Field):
    """One of several. `answers` maps stored values to catalogue texts."""

    def __init__(self, name: str, caption: str, answers: Mapping[str, str], hint: str = "") -> None:
        """The answers stand in the order of the mapping."""
        super().__init__(name, caption, hint)
        self.box = DropDown()
        for value, text in answers.items():
            self.box.addItem(_(text), value)
        self.put(self.box)
        self.box.activated.connect(self.settle)
        self._value: object = None

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self._value = value
        self.box.setCurrentIndex(max(self.box.findData(value), 0))

    def settle(self) -> None:
        """Commit another answer."""
        if self._value is not None and self.box.currentData() != self._value:
            self.committed.emit(self.name, self.box.currentData())


class YesField(Field):
    """Yes or no."""

    def __init__(self, name: str, text: str, hint: str = "") -> None:
        """`text` stands beside the box; there is no caption above it."""
        super().__init__(name, text, hint)
        self.box = QCheckBox(text)
        self.put(self.box)
        self.caption.hide()
        self.box.clicked.connect(self.settle)
        self._value: object = None

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self._value = value
        self.box.setChecked(bool(value))

    def settle(self) -> None:
        """Commit the other answer."""
        if self._value is not None and self.box.isChecked() != self._value:
            self.committed.emit(self.name, self.box.isChecked())
