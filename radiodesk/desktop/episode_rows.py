"""The rows of the episode list: a model over what the library says, and how one row is painted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.controls import heavier
from radiodesk.desktop.palettes import Palette
from radiodesk.model.episode import STATUSES, EpisodeRow
from radiodesk.model.timecode import format_clock

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
FACTS = Qt.ItemDataRole.UserRole + 1

STATUS_COLOURS = {"draft": "muted", "published": "ok", "changed": "warn"}

ROW_HEIGHT = 64

NO_TITLES: Mapping[int, str] = {}


def facts_of(row: EpisodeRow, programme: str = "") -> str:
    """The second line: programme, where several are mixed · number · date · length."""
    number = _("No. {number}").format(number=row.number) if row.number is not None else ""
    date = short_date(row.aired, language()) if row.aired else ""
    return " · ".join(part for part in (programme, number, date, format_clock(row.duration_s)) if part)


class EpisodeModel(QAbstractListModel):
    """A list of rows as they are."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rows: tuple[EpisodeRow, ...] = ()
        self._programmes: Mapping[int, str] = {}

    def show_rows(self, rows: Sequence[EpisodeRow], programmes: Mapping[int, str] = NO_TITLES) -> None:
        """Show these rows, with titles of programmes where several are mixed; nothing flickers when they are the same.

        `programmes` are titles by number.
        """
        if tuple(rows) == self._rows and programmes == self._programmes:
            return
        self._programmes = programmes
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def show_row(self, row: EpisodeRow) -> bool:
        """Show one row as it is now; False when it is not here, or belongs somewhere else now."""
        at = self.row_of(row.id)
        if at < 0 or self._rows[at].aired != row.aired:
            return False
        if row != self._rows[at]:
            self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
            self.dataChanged.emit(self.index(at), self.index(at))
        return True

    def row(self, position: int) -> EpisodeRow:
        """The row at a position."""
        return self._rows[position]

    def row_of(self, episode_id: int) -> int:
        """Where an episode stands; -1 when it does not."""
        return next((at for at, row in enumerate(self._rows) if row.id == episode_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each episode."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title; the whole row in words for screen readers; the row itself for the painter."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or _("Untitled")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{row.title}, {self._facts(row)}, {_(STATUSES[row.status])}"
        if role == FACTS:
            return self._facts(row)
        return row if role == ROW else None

    def _facts(self, row: EpisodeRow) -> str:
        return facts_of(row, self._programmes.get(row.programme_id, ""))


class EpisodeDelegate(QStyledItemDelegate):
    """Paints two lines and the state."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        """Colours come from the palette."""
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, title, facts, dot and word."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)
        self._paint_ground(painter, option, area)
        inner = area.adjusted(12, 7, -10, -7)
        font = option.font
        painter.setFont(heavier(font))
        painter.setPen(QColor(self._palette.text))
        _elided(painter, QRect(inner.left(), inner.top(), inner.width(), 22), index.data())
        small = type(font)(font)
        small.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(small)
        self._paint_facts(painter, QRect(inner.left(), inner.bottom() - 20, inner.width(), 20), row, index.data(FACTS))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        state = option.state
        chosen, hovered = (
            bool(state & flag) for flag in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver)
        )
        if not (chosen or hovered):
            return
        has_keyboard = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(self._palette.accent), 2) if has_keyboard else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent_soft if chosen else self._palette.raised))
        painter.drawRoundedRect(area, 8, 8)
        if chosen:
            painter.setBrush(QColor(self._palette.accent))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 12, 4, area.height() - 24), 2, 2)

    def _paint_facts(self, painter: QPainter, area: QRect, row: EpisodeRow, facts: str) -> None:
        word, colour = STATUSES[row.status], STATUS_COLOURS[row.status]
        tint = QColor(getattr(self._palette, colour))
        width = QFontMetrics(painter.font()).horizontalAdvance(_(word))
        painter.setPen(tint)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _(word))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawEllipse(area.right() - width - 13, area.center().y() - 3, 8, 8)
        painter.setPen(QColor(self._palette.muted))
        _elided(painter, area.adjusted(0, 0, -(width + 20), 0), facts)


def _elided(painter: QPainter, area: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
