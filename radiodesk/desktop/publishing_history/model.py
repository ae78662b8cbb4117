"""The lines of the history of publishing as a table: what each column says, and which lines a word is found in."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from radiodesk.bahasa.dates import in_zone, short_date
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.readers import write_clock
from radiodesk.model.record import ACTS, OUTCOMES, Record, RecordedEpisode
from radiodesk.model.words import N_

Row = tuple[Record, tuple[str, ...]]
"""A line and what its columns say."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

HEADINGS = (N_("When"), N_("Who"), N_("What"), N_("Where"), N_("Episodes"), N_("Outcome"))

_COLOURS = {"failed": "error", "faulty": "error", "begun": "warn", "stopped": "muted", "done": "ok"}


def cells(line: Record, zone: str) -> tuple[str, ...]:
    """What the columns say of a line, in the order of `HEADINGS`."""
    moment = in_zone(line.at, zone)
    return (
        f"{short_date(moment, language())} {write_clock(moment.time(), language())}",
        " · ".join(filter(None, [line.actor.person, line.actor.office])),
        _(ACTS[line.act]),
        line.destination,
        ", ".join(line.titles) or "–",
        _(OUTCOMES[line.outcome]),
    )


def details(line: Record) -> str:
    """Everything else about a line, for reading and copying."""
    facts = (
        (_("Programme"), line.programme),
        (_("Place"), line.address),
        (_("Computer"), line.actor.computer),
        (_("What happened"), line.reason),
    )
    head = [f"{name}: {text}" for name, text in facts if text]
    episodes, gone = (_episodes(each) for each in (line.episodes, line.gone))
    sent = [f"{file.path}  {file.sha256}" for file in line.sent]
    parts = (
        (_("Public afterwards"), episodes),
        (_("No longer public"), gone),
        (_("Sent, with SHA-256"), sent),
        (_("Removed"), line.removed),
    )
    return "\n".join([*head, *(text for name, lines in parts if lines for text in ("", f"{name}:", *lines))])


def _episodes(episodes: Sequence[RecordedEpisode]) -> list[str]:
    return [f"{each.id}  {each.title}\n    guid {each.guid}\n    {each.audio_sha256}" for each in episodes]


class HistoryModel(QAbstractTableModel):
    """Newest first."""

    def __init__(self, palette: Palette, zone: str) -> None:
        """Empty."""
        super().__init__()
        self._palette, self._zone = palette, zone
        self._all: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()

    def fill(self, lines: Sequence[Record]) -> None:
        """Show these, oldest first as they come."""
        self.beginResetModel()
        self._all = tuple((line, cells(line, self._zone)) for line in reversed(lines))
        self._shown = self._all
        self.endResetModel()

    def search(self, words: str, destination: str) -> None:
        """Show only the lines that have all of the words somewhere, and are about a destination, if one is given."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = tuple(
            (line, texts)
            for line, texts in self._all
            if (not destination or line.destination == destination)
            and all(any(word in text.casefold() for text in (*texts, line.reason)) for word in wanted)
        )
        self.endResetModel()

    def lines(self) -> tuple[Record, ...]:
        """What is shown, oldest first."""
        return tuple(line for line, _texts in reversed(self._shown))

    def line(self, row: int) -> Record:
        """The line in a row."""
        return self._shown[row][0]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its words, also for who hovers over it, and the colour of an outcome."""
        answer = _ROLES.get(role)
        return answer(self, index) if answer else None

    def _text(self, index: Index) -> str:
        return self._shown[index.row()][1][index.column()]

    def _colour(self, index: Index) -> QColor | None:
        if index.column() != len(HEADINGS) - 1:
            return None
        return QColor(getattr(self._palette, _COLOURS[self.line(index.row()).outcome]))


_ROLES: dict[int, Callable[[HistoryModel, Index], object]] = {
    Qt.ItemDataRole.DisplayRole: HistoryModel._text,
    Qt.ItemDataRole.ToolTipRole: HistoryModel._text,
    Qt.ItemDataRole.ForegroundRole: HistoryModel._colour,
}
