"""What the editor's parts share: the visible part, the playhead, the selection and the marks of the open recording."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.envelope import Envelope
from radiodesk.desktop.editor.first_look import FirstLook, Moments, known_at
from radiodesk.desktop.editor.folds import Folds, within
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.question import Question

JUST_THERE_S = 0.0005
"""Nearer than this two moments are the same for a person stepping from mark to mark."""


class Timeline(QObject):
    """One recording under the user's hands. All times are seconds of the recording; `playhead_moved` says from, to.

    `edits` are what is shown, `settled` what is committed of them: while something is dragged they differ.
    `snap` says which moment is meant by one that was dragged to.
    `marked` is the cut that was clicked, `filled_s` how far the analysis has read.
    """

    view_changed = Signal()
    playhead_moved = Signal(float, float)
    selection_changed = Signal()
    sheet_changed = Signal()
    analysis_grew = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing open."""
        super().__init__(parent)
        self.view = Viewport(0, 1)
        self.recording = ""
        self.playhead_s = 0.0
        self.selection: Span | None = None
        self.marked: Span | None = None
        self.edits = self.settled = EditList()
        self._heard: tuple[EditList | None, float, float] = (None, 0.0, 0.0)
        self.is_folded = self.shows_loudness = False
        self.chapters: tuple[Chapter, ...] = ()
        self.questions: tuple[Question, ...] = ()
        self.analysis: Analysis | None = None
        self.filled_s = 0.0
        self.first_look: FirstLook | None = None
        self.snap: Callable[[float], float] = float

    @property
    def duration_s(self) -> float:
        """The length of the recording."""
        return self.view.duration_s

    @property
    def heard_s(self) -> float:
        """How long the episode is; reckoned once for an edit. Raises `NothingLeft`."""
        if self._heard[0] is not self.edits or self._heard[1] != self.duration_s:
            self._heard = (self.edits, self.duration_s, self.edits.heard_s(self.duration_s))
        return self._heard[2]

    def open(self, recording: str, duration_s: float) -> None:
        """Begin anew with a recording (its SHA-256) of this length, everything visible."""
        self.recording, self.analysis, self.filled_s, self.first_look = recording, None, 0.0, None
        self.selection = self.marked = None
        self.view = Viewport(duration_s, self.view.width_px)
        self.view_changed.emit()
        self.selection_changed.emit()
        self.move_playhead(0.0)

    def correct_duration(self, duration_s: float) -> None:
        """The recording turned out to be longer or shorter than its file said."""
        self.look(replace(self.view, duration_s=duration_s))

    def take_sheet(self, edits: EditList, chapters: tuple[Chapter, ...], questions: tuple[Question, ...] = ()) -> None:
        """Show these edits, chapters and questions; a marked cut that is no longer there is not marked any more."""
        self.edits = self.settled = edits
        self.chapters, self.questions = chapters, questions
        self._refold(self.view.to_s(0))
        if self.marked not in edits.cuts:
            self.mark(None)
        self.sheet_changed.emit()

    def try_out(self, edits: EditList | None) -> None:
        """Show edits that are not committed; None: those that are."""
        shown = self.settled if edits is None else edits
        if shown != self.edits:
            self.edits = shown
            self.sheet_changed.emit()

    def fold(self, is_folded: bool) -> None:
        """Show only what is heard, each cut a fold; or everything, with what is cut in its place."""
        if is_folded != self.is_folded:
            self.is_folded = is_folded
            playhead_s, view = self.playhead_s, self.view
            self._refold(playhead_s if view.shows(playhead_s) else view.to_s(view.width_px / 2))
            self.sheet_changed.emit()

    def show_loudness(self, is_shown: bool) -> None:
        """With or without the curve of loudness."""
        self.shows_loudness = is_shown
        self.sheet_changed.emit()

    def take_analysis(self, analysis: Analysis | None) -> None:
        """Show what this analysis knows so far."""
        filled_s = 0.0 if analysis is None else min(analysis.filled_s, self.duration_s)
        before = (self.analysis is None, self.filled_s, self.is_all_read)
        self.analysis, self.filled_s = analysis, filled_s
        if before != (analysis is None, filled_s, self.is_all_read):
            self.analysis_grew.emit()

    def take_look(self, recording: str, seen: Envelope) -> None:
        """Show what a first look has seen where nothing is read yet; a look at another recording is left aside."""
        if recording == self.recording:
            self.first_look = FirstLook(seen, self.duration_s)
            self.analysis_grew.emit()

    def envelope_at(self, starts_s: Moments, per_column_s: float) -> Envelope:
        """The waveform in columns of so many seconds that begin there: read, else as first seen, else flat."""
        known = known_at(self.analysis, starts_s, per_column_s) if self.analysis else Envelope.flat(len(starts_s))
        if self.first_look is None or self.is_all_read:
            return known
        return self.first_look.completing(known, starts_s + per_column_s / 2, self.filled_s)

    def shows_first_look(self, scale: float) -> bool:
        """Whether what is not read yet can be seen at a zoom of so many seconds per pixel."""
        return self.first_look is not None and self.first_look.serves(scale)

    @property
    def is_all_read(self) -> bool:
        """Whether the analysis has reached the end."""
        return self.analysis is not None and self.analysis.is_complete

    def look(self, view: Viewport) -> None:
        """Show another part."""
        if view != self.view:
            self.view = view
            self.view_changed.emit()

    def zoom(self, factor: float, around_s: float) -> None:
        """Closer by `factor` around a moment."""
        self.look(self.view.zoomed(factor, around_s))

    def move_playhead(self, time_s: float) -> None:
        """Put the playhead somewhere, without moving the view."""
        before_s, self.playhead_s = self.playhead_s, min(max(time_s, 0.0), self.duration_s)
        self.playhead_moved.emit(before_s, self.playhead_s)

    def select(self, selection: Span | None) -> None:
        """Select a stretch, in whichever direction it was drawn; a marked cut is let go."""
        if selection is not None:
            low_s, high_s = sorted(min(max(edge, 0.0), self.duration_s) for edge in selection)
            selection = Span(low_s, high_s) if high_s > low_s else None
        self.selection, self.marked = selection, None
        self.selection_changed.emit()

    def mark(self, cut: Span | None) -> None:
        """Mark a cut, so that it can be heard again; the selection is let go."""
        self.marked = cut
        self.selection = None if cut else self.selection
        self.selection_changed.emit()

    def cut_at(self, time_s: float) -> Span | None:
        """The cut at a moment."""
        return next((cut for cut in within(self.edits.cuts, time_s, time_s) if cut.start_s <= time_s < cut.end_s), None)

    def cut_under(self, x_px: float, reach_px: float) -> Span | None:
        """The cut at a pixel, or not farther away than `reach_px` so that the narrowest, or a fold, can be hit."""
        to_px, to_s, cuts = self.view.home_px, self.view.to_s, self.edits.cuts
        near = cuts if self.view.folds.moved else within(cuts, to_s(x_px - reach_px), to_s(x_px + reach_px))
        hit = [cut for cut in near if to_px(cut.start_s) - reach_px <= x_px < to_px(cut.end_s) + reach_px]
        return min(hit, key=lambda cut: abs(to_px(cut.start_s) + to_px(cut.end_s) - 2 * x_px), default=None)

    def chapter_number_at(self, time_s: float) -> int | None:
        """The number of the chapter that a moment belongs to, from 0."""
        before = [number for number, chapter in enumerate(self.chapters) if chapter.start_s <= time_s + JUST_THERE_S]
        return before[-1] if before else None

    def marks_s(self) -> list[float]:
        """Every place worth stepping to, in order: the ends, cuts, chapters and questions."""
        edges = {edge for cut in self.edits.cuts for edge in (cut[:1] if self.is_folded else cut)}
        chapters, questions = ((mark.start_s for mark in marks) for marks in (self.chapters, self.questions))
        return sorted({0.0, self.duration_s, *edges, *chapters, *questions})

    def mark_before_s(self, time_s: float) -> float:
        """The nearest mark before a moment."""
        marks = self.marks_s()
        return marks[max(bisect_left(marks, time_s - JUST_THERE_S) - 1, 0)]

    def mark_after_s(self, time_s: float) -> float:
        """The nearest mark behind a moment."""
        marks = self.marks_s()
        return marks[min(bisect_right(marks, time_s + JUST_THERE_S), len(marks) - 1)]

    def move_chapter(self, chapter: Chapter, to_s: float) -> tuple[Chapter, ...]:
        """All chapters in order, this one moved; nothing is changed yet."""
        moved = replace(chapter, start_s=round(min(max(to_s, 0.0), self.duration_s), 3))
        return tuple(sorted(moved if other == chapter else other for other in self.chapters))

    def _refold(self, around_s: float) -> None:
        """Bring the view to the folds of the edits; a moment of it stays where it is."""
        folds = Folds.of(self.edits) if self.is_folded else Folds()
        if folds != self.view.folds:
            self.look(self.view.folded(folds, around_s))
