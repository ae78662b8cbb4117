"""What happened as a table: episodes down, networks across, and all of them together in the last row."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.palettes import Palette
from radiodesk.model.words import N_

if TYPE_CHECKING:  # the social room is not needed before somebody asks what happened
    from radiodesk.desk.happened import Happened, Outing

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

HEADINGS = (N_("Episode"), N_("On air"), N_("In the feed"))
"""The columns before those of the networks."""

MISSING = "–"
DONE = "✓"


class HappenedModel(QAbstractTableModel):
    """Marks are signs and words, never only colours."""

    def __init__(self, palette: Palette) -> None:
        """Empty."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self._palette = palette
        self._networks = tuple(NETWORKS.values())
        self.episodes: tuple[Happened, ...] = ()

    def fill(self, episodes: "Sequence[Happened]") -> None:
        """Show these."""
        self.beginResetModel()
        self.episodes = tuple(episodes)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The episodes and, where there are any, the row of all together."""
        return 0 if parent.isValid() or not self.episodes else len(self.episodes) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """What is told of an episode, and the networks."""
        return 0 if parent.isValid() else len(HEADINGS) + len(self._networks)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _sideways(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _(HEADINGS[section]) if section < len(HEADINGS) else self._networks[section - len(HEADINGS)].label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its words, in full for who hovers over it or hears it, and its colour."""
        answer = _ROLES.get(role)
        return answer(self, index) if answer else None

    def outing(self, index: Index) -> "Outing | None":
        """The post that a cell stands for, if there is one."""
        if self._is_total(index) or index.column() < len(HEADINGS):
            return None
        key = self._networks[index.column() - len(HEADINGS)].key
        return next((out for out in self.episodes[index.row()].outings if out.network == key), None)

    def _text(self, index: Index) -> str:
        if self._is_total(index):
            return self._total_text(index.column())
        if index.column() < len(HEADINGS):
            return _about(self.episodes[index.row()])[index.column()]
        out = self.outing(index)
        if out is None:
            return MISSING
        return DONE if out.hours_after is None else f"{DONE} {decimal(out.hours_after)}"

    def _total_text(self, column: int) -> str:
        number = len(self.episodes)
        if column == 0:
            return _("Together")
        if column < len(HEADINGS):
            known = [each.aired if column == 1 else each.public_at for each in self.episodes]
            return f"{sum(1 for moment in known if moment)}/{number}"
        key = self._networks[column - len(HEADINGS)].key
        return f"{sum(1 for each in self.episodes if key not in each.missing)}/{number}"

    def _in_full(self, index: Index) -> str:
        if self._is_total(index) or index.column() < len(HEADINGS):
            return self._text(index)
        from radiodesk.desk.happened_words import hours_told

        label, out = self._networks[index.column() - len(HEADINGS)].label, self.outing(index)
        if out is None:
            return _("{network}: no post").format(network=label)
        return f"{label}: {hours_told(out.hours_after)}, {out.link}"

    def _colour(self, index: Index) -> QColor | None:
        if self._is_total(index) or index.column() < len(HEADINGS):
            return None
        return QColor(self._palette.ok if self.outing(index) else self._palette.muted)

    def _font(self, index: Index) -> QFont | None:
        if not self._is_total(index):
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _alignment(self, index: Index) -> Qt.AlignmentFlag:
        return _sideways(index.column())

    def _is_total(self, index: Index) -> bool:
        return index.row() == len(self.episodes)


def _sideways(column: int) -> Qt.AlignmentFlag:
    """Words to the left, marks in the middle."""
    sideways = Qt.AlignmentFlag.AlignLeft if column < len(HEADINGS) else Qt.AlignmentFlag.AlignHCenter
    return sideways | Qt.AlignmentFlag.AlignVCenter


def _about(each: "Happened") -> tuple[str, str, str]:
    number = f"#{each.number} " if each.number is not None else ""
    return number + each.title, _day(each.aired), _day(each.public_at)


def _day(moment: datetime | None) -> str:
    return short_date(moment, language()) if moment else MISSING


_ROLES: dict[int, Callable[[HappenedModel, Index], object]] = {
    Qt.ItemDataRole.DisplayRole: HappenedModel._text,
    Qt.ItemDataRole.ToolTipRole: HappenedModel._in_full,
    Qt.ItemDataRole.AccessibleTextRole: HappenedModel._in_full,
    Qt.ItemDataRole.ForegroundRole: HappenedModel._colour,
    Qt.ItemDataRole.FontRole: HappenedModel._font,
    Qt.ItemDataRole.TextAlignmentRole: HappenedModel._alignment,
}
