"""The lines of the finder: a model over what was found, and how one line is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from radiodesk.desktop.finder.entries import Entry
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole

ROW_HEIGHT = 36
ICON_PX = 18


class EntryModel(QAbstractListModel):
    """A list of entries as they are."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each entry."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text; the whole line for screen readers; the entry for the painter."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken()
        return entry if role == ENTRY else None


class EntryDelegate(QStyledItemDelegate):
    """Icon, text, where it belongs; the keys at the right. What cannot be done now is muted."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Colours come from the palette."""
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(240, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        entry, area, palette = index.data(ENTRY), option.rect, self._palette
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(palette.accent_soft))
        colour = "text" if entry.is_possible else "muted"
        if entry.icon:
            place = QRect(area.left() + 10, area.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)
            icon(entry.icon, palette, colour).paint(painter, place)
        inner = area.adjusted(40, 0, -12, 0)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - 1)
        inner.setRight(inner.right() - _right(painter, inner, entry.keys, small, palette.muted))
        inner.setLeft(inner.left() + _left(painter, inner, entry.text, option.font, getattr(palette, colour)))
        _left(painter, inner, entry.group, small, palette.muted)
        painter.restore()


def _right(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> int:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return QFontMetrics(font).horizontalAdvance(text) + 12


def _left(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> int:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return QFontMetrics(font).horizontalAdvance(shown) + 10
