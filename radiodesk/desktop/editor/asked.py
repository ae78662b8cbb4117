"""What Qt asks a widget before anything happens: whether a key is its own, and what a resting mouse is told.

A filter, and not the widget's own `event`: under PySide 6.11 a fault in a painter that was called through an `event`
written in Python ends the program instead of being told.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget


class Asked(QObject):
    """Answers for one widget."""

    def __init__(self, told: Callable[[QPointF], str], is_dragging: Callable[[], bool], widget: QWidget) -> None:
        """`told` says what there is at a place; while `is_dragging`, Esc is not the command but gives the drag up."""
        super().__init__(widget)
        self._told, self._is_dragging, self._widget = told, is_dragging, widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer, or leave it to the widget."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            if self._is_dragging():
                event.accept()
                return True
        elif kind is QEvent.Type.ToolTip:
            asked = cast("QHelpEvent", event)
            QToolTip.showText(asked.globalPos(), self._told(QPointF(asked.pos())), self._widget)
            return True
        return super().eventFilter(watched, event)
