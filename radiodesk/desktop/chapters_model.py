"""The chapters of the open episode as rows: time of the recording, time in the episode, title, link."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from radiodesk.bahasa.words import _
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadTime, BadValue, Problem
from radiodesk.model.timecode import format_clock, format_time, parse_time
from radiodesk.model.words import N_

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

HEADINGS = (N_("Recording"), N_("Episode"), N_("Title"), N_("Link"))
TIME, HEARD, TITLE, LINK = range(4)


class _Row(NamedTuple):
    chapter: Chapter
    heard: str


class ChaptersModel(QAbstractTableModel):
    """Chapters in order of time. An edit goes out as `edited`, with all chapters; a wrong one as `refused`."""

    edited = Signal(object, str)
    refused = Signal(object)

    def __init__(self) -> None:
        """Begin without an episode."""
        super().__init__()
        self._rows: list[_Row] = []
        self._duration_s = 0.0

    def show_episode(self, episode: Episode | None) -> None:
        """Show the chapters of this episode."""
        self.beginResetModel()
        sheet = episode.sheet if episode else None
        self._duration_s = episode.recording.info.duration_s if episode else 0.0
        self._rows = [_Row(c, _heard(c, sheet.edits)) for c in sorted(sheet.chapters)] if sheet else []
        self.endResetModel()

    def chapters(self) -> tuple[Chapter, ...]:
        """What the rows hold."""
        return tuple(row.chapter for row in self._rows)

    def chapter(self, row: int) -> Chapter:
        """The chapter of a row."""
        return self._rows[row].chapter

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each chapter."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Four."""
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
        """Texts; while editing the time is exact to the millisecond."""
        chapter, heard = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == TIME:
            return format_time(chapter.start_s)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return (format_clock(chapter.start_s), heard, chapter.title, chapter.url)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return chapter.url or chapter.title
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; what cannot be is refused in words."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        old = self.chapter(index.row())
        try:
            new = self._changed(old, index.column(), str(value).strip())
        except Problem as problem:
            self.refused.emit(problem)
            return False
        if new != old:
            rest = tuple(c for c in self.chapters() if c not in (old,) and c.start_s != new.start_s)
            self.edited.emit(tuple(sorted((*rest, new))), _("Chapter “{title}” changed").format(title=new.title))
        return True

    def _changed(self, old: Chapter, column: int, text: str) -> Chapter:
        if column == TITLE:
            return replace(old, title=text)
        if column == LINK:
            return replace(old, url=_address(text))
        start_s = parse_time(text)
        if start_s >= self._duration_s:
            raise BadTime(text=text)
        return old if abs(start_s - old.start_s) < 0.0005 else replace(old, start_s=start_s)


def _heard(chapter: Chapter, edits: EditList) -> str:
    if edits.is_cut(chapter.start_s):
        return _("cut")
    return format_clock(edits.to_heard(chapter.start_s))


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise BadValue(value=text, field=N_("a link"), expected="https://contoh.example/")
    return text
