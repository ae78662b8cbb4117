"""Chapters and questions of the open episode as rows in order of time: time of the recording, of the episode, text."""

from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.icons import icon
from radiodesk.desktop.marks.kinds import Mark, heard_at, kind_of, marks_of, moved, second_line, spoken, text_of
from radiodesk.desktop.palettes import Palette
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadTime, Problem
from radiodesk.model.timecode import format_clock, format_time, parse_time
from radiodesk.model.words import N_

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SECOND_LINE = Qt.ItemDataRole.UserRole

HEADINGS = (N_("Recording"), N_("Episode"), N_("Chapter or question"))
TIME, HEARD, TEXT = range(3)


class _Row(NamedTuple):
    mark: Mark
    heard: str


class MarksModel(QAbstractTableModel):
    """An edit goes out as `edited`, with the mark as it was and as it is to be; a wrong one as `refused`."""

    edited = Signal(object, object)
    refused = Signal(object)

    def __init__(self, palette: Palette) -> None:
        """Begin without an episode."""
        super().__init__()
        self._palette = palette
        self._rows: list[_Row] = []
        self._duration_s = 0.0

    def show_episode(self, episode: Episode | None) -> None:
        """Show the marks of this episode; as many rows as before are only repainted."""
        sheet = episode.sheet if episode else None
        rows = [_Row(mark, heard_at(mark, sheet.edits)) for mark in marks_of(sheet)] if sheet else []
        self._duration_s = episode.recording.info.duration_s if episode else 0.0
        if rows == self._rows:
            return
        if len(rows) == len(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TEXT))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def marks(self) -> tuple[Mark, ...]:
        """What the rows hold."""
        return tuple(row.mark for row in self._rows)

    def mark(self, row: int) -> Mark:
        """The mark of a row."""
        return self._rows[row].mark

    def row_of(self, mark: Mark | None) -> int:
        """Where a mark stands; -1 when it does not."""
        return next((at for at, row in enumerate(self._rows) if row.mark == mark), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each mark."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Three."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but the time in the episode can be edited: that one follows from the cuts."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == HEARD else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts and the icon of the kind; while editing the time is exact to the millisecond."""
        mark, heard = self._rows[index.row()]
        roles, column = Qt.ItemDataRole, index.column()
        if role == roles.EditRole:
            return (format_time(mark.start_s), heard, text_of(mark))[column]
        if role == roles.DisplayRole:
            return (format_clock(mark.start_s), heard, text_of(mark) or _(kind_of(mark).nameless))[column]
        if role == roles.DecorationRole and column == TIME:
            return icon(kind_of(mark).icon, self._palette, kind_of(mark).colour)
        if role == SECOND_LINE:
            return second_line(mark)
        return spoken(mark) if role in {roles.ToolTipRole, roles.AccessibleTextRole} else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; what cannot be is refused in words."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        old = self.mark(index.row())
        try:
            new = self._changed(old, index.column(), str(value).strip())
        except Problem as problem:
            self.refused.emit(problem)
            return False
        if new != old:
            self.edited.emit(old, new)
        return True

    def _changed(self, old: Mark, column: int, text: str) -> Mark:
        if column == TEXT:
            fields: dict[str, Any] = {kind_of(old).text: text}
            return replace(old, **fields)
        start_s = parse_time(text)
        if start_s >= self._duration_s:
            raise BadTime(text=text)
        return old if abs(start_s - old.start_s) < 0.0005 else moved(old, start_s, self._duration_s)
