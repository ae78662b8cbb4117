"""How the text of a mark is painted: what it says, and below it, quieter, who asked or where it links."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from radiodesk.desktop.marks.model import SECOND_LINE
from radiodesk.desktop.palettes import Palette

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 44
PADDING = 6


class TwoLines(QStyledItemDelegate):
    """A mark without a second line has its text in the middle."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Colours come from the palette."""
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(120, ROW_HEIGHT)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The style paints the ground; the texts are ours."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then one line or two."""
        super().paint(painter, option, index)
        area = option.rect.adjusted(PADDING, 4, -PADDING, -4)
        below = index.data(SECOND_LINE)
        middle = area.center().y()
        first = QRect(area.topLeft(), area.size()) if not below else area.adjusted(0, 0, 0, middle - area.bottom())
        painter.save()
        _line(painter, first, index.data(), option.font, self._palette.text)
        if below:
            small = QFont(option.font)
            small.setPointSizeF(option.font.pointSizeF() - 1)
            _line(painter, area.adjusted(0, middle - area.top(), 0, 0), below, small, self._palette.muted)
        painter.restore()


def _line(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
