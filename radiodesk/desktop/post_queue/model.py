"""The posts on their way as a table: what each column says, those that wait for a person first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from radiodesk.bahasa.dates import in_zone, short_date
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.composer.standings import STANDINGS, moment_of, state_of, told
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.readers import write_clock
from radiodesk.model.queued_post import POST_STATES, PostState, QueuedPost
from radiodesk.model.words import N_

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

HEADINGS = (N_("When"), N_("Network"), N_("Account"), N_("Episode"), N_("State"), N_("What happens"))
STATE_COLUMN = 4

TURN: dict[PostState, int] = {
    "ask": 0,
    "missed": 0,
    "by-hand": 0,
    "rejected": 0,
    "unknown": 1,
    "armed": 1,
    "limited": 1,
    "sent": 1,
    "queued": 2,
    "scheduled": 2,
    "approved": 2,
    "live": 3,
    "dropped": 3,
}
"""First what waits for a person, then what is under way, then what is to come, then what is over."""


class QueueModel(QAbstractTableModel):
    """By turn; within that by time, what is over newest first."""

    def __init__(self, palette: Palette, zone: str) -> None:
        """Empty."""
        super().__init__()
        self._palette, self._zone = palette, zone
        self._rows: tuple[tuple[QueuedPost, tuple[str, ...]], ...] = ()

    def fill(self, posts: Sequence[QueuedPost], titles: Mapping[int, str]) -> bool:
        """Show these; `titles` are those of their episodes. False when nothing is another."""
        rows = tuple((post, self._cells(post, titles.get(post.episode_id, ""))) for post in sorted(posts, key=_order))
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def post(self, row: int) -> QueuedPost:
        """The post in a row."""
        return self._rows[row][0]

    def title_of(self, post: QueuedPost) -> str:
        """Network and episode of a post that is shown, in one line."""
        cells = self._rows[self.row_of(post.id)][1]
        return f"{cells[1]}: {cells[3]}"

    def row_of(self, number: int) -> int:
        """Where a post stands; -1 when it does not."""
        return next((at for at, (post, _cells) in enumerate(self._rows) if post.id == number), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many posts are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its words, also for who hovers over it, and the colour of a state."""
        answer = _ROLES.get(role)
        return answer(self, index) if answer else None

    def _cells(self, post: QueuedPost, title: str) -> tuple[str, ...]:
        from radiodesk.social.networks import NETWORKS

        moment = in_zone(moment_of(post), self._zone)
        return (
            f"{short_date(moment, language())} {write_clock(moment.time(), language())}",
            NETWORKS[post.network].label,
            post.account.partition(":")[2] or _("by hand"),
            title or _("Untitled"),
            _(POST_STATES[post.state]),
            told(post, self._zone) if post.state != "dropped" else "",
        )

    def _text(self, index: Index) -> str:
        return self._rows[index.row()][1][index.column()]

    def _colour(self, index: Index) -> QColor | None:
        if index.column() != STATE_COLUMN:
            return None
        return QColor(getattr(self._palette, STANDINGS[state_of(self.post(index.row()))].role))


def _order(post: QueuedPost) -> tuple[int, float]:
    seconds = moment_of(post).timestamp()
    turn = TURN[post.state]
    return turn, -seconds if turn == max(TURN.values()) else seconds


_ROLES: dict[int, Callable[[QueueModel, Index], object]] = {
    Qt.ItemDataRole.DisplayRole: QueueModel._text,
    Qt.ItemDataRole.ToolTipRole: QueueModel._text,
    Qt.ItemDataRole.ForegroundRole: QueueModel._colour,
}
