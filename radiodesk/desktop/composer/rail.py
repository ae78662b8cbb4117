"""The networks at a glance: how each post stands, and how much of its limit is used."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import heavier, named
from radiodesk.desktop.palettes import Palette

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
WIDTH, ROW_HEIGHT = 184, 48
TOLD, ROLES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Rail(QListWidget):
    """Up and down goes from network to network; Return goes into its post."""

    def __init__(self, palette: Palette, networks: Iterable[str]) -> None:
        """A row for each of these networks."""
        from radiodesk.social.networks import network_of

        super().__init__()
        named(self, _("Networks"))
        self.setProperty("role", "episodes")
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_Rows(palette, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items = {}
        for key in networks:
            self._items[key] = QListWidgetItem(network_of(key).label, self)
            self._items[key].setData(Qt.ItemDataRole.StatusTipRole, key)
        self.setCurrentRow(0)

    @property
    def network(self) -> str:
        """The key of the chosen one."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.StatusTipRole)) if item else ""

    def choose(self, network: str) -> None:
        """Let another row be the chosen one."""
        self.setCurrentItem(self._items[network])

    def show_network(self, network: str, told: tuple[str, str], roles: tuple[str, str]) -> None:
        """How much of its limit is used and how it stands there, and the colours of both."""
        item = self._items[network]
        item.setData(TOLD, told)
        item.setData(ROLES, roles)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (item.text(), *told))))


class _Rows(QStyledItemDelegate):
    """Name and counter, and beneath them the state."""

    def __init__(self, palette: Palette, parent: Rail) -> None:
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(WIDTH - 24, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, name, counter, state."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(2, 1, -2, -1)
        self._paint_ground(painter, option, area)
        inner = area.adjusted(10, 4, -8, -4)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = upper.translated(0, upper.height())
        told, roles = index.data(TOLD) or ("", ""), index.data(ROLES) or ("muted", "muted")
        painter.setFont(_small(option.font))
        for place, side, text, role in ((upper, RIGHT, told[0], roles[0]), (lower, LEFT, told[1], roles[1])):
            painter.setPen(QColor(getattr(self._palette, role)))
            painter.drawText(place, side, text)
        painter.setFont(heavier(option.font))
        painter.setPen(QColor(self._palette.text))
        painter.drawText(upper, LEFT, str(index.data()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_keyboard = is_chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(self._palette.accent), 2) if has_keyboard else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent_soft) if is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
