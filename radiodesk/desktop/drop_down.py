"""A list of answers that drops down."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

MOST_SHOWN = 16
"""So many answers are seen at once; for more there is a scroll bar."""


class DropDown(QComboBox):
    """Leaves the mouse wheel alone until it has the keyboard: who scrolls a page must not change an answer on it."""

    def __init__(self) -> None:
        """Begin without answers."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(MOST_SHOWN)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one does not ask the style sheet how high a line is

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn to the next answer, or leave the turn to the page around it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
