"""The columns side by side, as high as there is room; which of them are seen is a matter of scrolling."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from radiodesk.desktop.controls import GAP, ground

SPACE = 12
"""Between two columns."""


class ColumnStrip(QScrollArea):
    """It scrolls sideways alone: each column turns its own pages."""

    def __init__(self, columns: Sequence[QWidget]) -> None:
        """From the left to the right."""
        super().__init__()
        self._page = ground(QWidget(), "window")
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, GAP // 2)
        row.setSpacing(SPACE)
        for column in columns:
            row.addWidget(column)
        self.setWidget(self._page)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_column(self, column: QWidget) -> None:
        """Scroll by whole columns, no further than needed."""
        step = column.width() + SPACE
        at, seen = column.x() // step, max((self.viewport().width() + SPACE) // step, 1)
        first = self.horizontalScrollBar().value() // step
        first = at if at < first else max(first, at - seen + 1)
        self.horizontalScrollBar().setValue(first * step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Resizable widgets would become as high as their words are long."""
        super().resizeEvent(event)
        self._page.resize(self._page.sizeHint().width(), self.viewport().height())
