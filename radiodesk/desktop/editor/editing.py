"""The commands that change an episode from the waveform. Each is one named step of its history."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import clock, length, span_text
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.steps import Steps
from radiodesk.desktop.editor.timeline import JUST_THERE_S, Timeline
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span

A_STEP_DB = 1.0


class Editing(QObject):
    """Cuts, fades, chapters and the selection. `chapter_made` carries a new Chapter, to be named at once."""

    chapter_made = Signal(object)

    def __init__(self, steps: Steps, timeline: Timeline, playback: Playback, parent: QObject | None = None) -> None:
        """Commit `steps` at the places that `timeline` shows."""
        super().__init__(parent)
        self._steps, self._timeline, self._playback = steps, timeline, playback

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "cut": self.cut,
            "keep": self.keep,
            "restore": self.restore,
            "chapter": self.add_chapter,
            "set_in": self.set_in,
            "set_out": self.set_out,
            "select_none": self.select_none,
            "fade_in": self.fade_in,
            "fade_out": self.fade_out,
            "louder": lambda: self.adjust(A_STEP_DB),
            "softer": lambda: self.adjust(-A_STEP_DB),
        }

    def cut(self) -> None:
        """Leave the selection out; with a cut marked instead, hear that again."""
        if self._timeline.marked is not None:
            self.restore()
        elif (span := self._selected()) is not None:
            self._cut_out(span)

    def keep(self) -> None:
        """Leave everything out but the selection."""
        if (span := self._selected()) is not None:
            edits = self._edits.keep([span], self._timeline.duration_s)
            if self._steps.commit(_("Keep {time}").format(time=span_text(span)), edits=edits):
                self._timeline.select(None)

    def restore(self) -> None:
        """Hear again what is cut in the selection, the marked cut, or the cut at the playhead."""
        span = self._timeline.marked or self._selected() or self._timeline.cut_at(self._timeline.playhead_s)
        edits = self._edits if span is None else self._edits.restore(span)
        if span is not None and edits != self._edits:
            self._steps.commit(_("Hear {time} again").format(time=span_text(span)), edits=edits)

    def add_chapter(self) -> None:
        """A chapter at the playhead; where there is one already, that one is to be named."""
        time_s, chapters = round(self._timeline.playhead_s, 3), self._timeline.chapters
        there = next((old for old in chapters if abs(old.start_s - time_s) < JUST_THERE_S), None)
        chapter = there or Chapter(time_s, _("Chapter {number}").format(number=len(chapters) + 1))
        label = _("Chapter at {time}").format(time=clock(time_s))
        if there or self._steps.commit(label, chapters=tuple(sorted((*chapters, chapter)))):
            self.chapter_made.emit(chapter)

    def move_chapter(self, chapter: Chapter, to_s: float) -> None:
        """Put a chapter somewhere else."""
        label = _("Move chapter “{title}”").format(title=chapter.title)
        self._steps.commit(label, chapters=self._timeline.move_chapter(chapter, to_s))

    def set_in(self) -> None:
        """The selection begins at the playhead; without an end it reaches to the end of the recording."""
        here_s, selection = self._timeline.snap(self._timeline.playhead_s), self._timeline.selection
        end_s = selection.end_s if selection and selection.end_s > here_s else self._timeline.duration_s
        self._timeline.select(Span(here_s, end_s))

    def set_out(self) -> None:
        """The selection ends at the playhead; without a beginning it reaches back to the start of the recording."""
        here_s, selection = self._timeline.snap(self._timeline.playhead_s), self._timeline.selection
        start_s = selection.start_s if selection and selection.start_s < here_s else 0.0
        self._timeline.select(Span(start_s, here_s))

    def select_none(self) -> None:
        """Let the selection and the marked cut go."""
        self._timeline.select(None)

    def fade_in(self) -> None:
        """Fade the episode in until the end of the selection, or the playhead; at the very start: no fade."""
        until_s = self._selection_or_playhead().end_s
        fade_s = round(self._edits.to_heard(until_s), 3)
        self._steps.commit(
            _("Fade in {length}").format(length=length(fade_s)), edits=replace(self._edits, fade_in_s=fade_s)
        )

    def fade_out(self) -> None:
        """Fade the episode out from the start of the selection, or the playhead; at the very end: no fade."""
        from_s = self._selection_or_playhead().start_s
        fade_s = round(self._edits.heard_s(self._timeline.duration_s) - self._edits.to_heard(from_s), 3)
        edits = replace(self._edits, fade_out_s=max(fade_s, 0.0))
        self._steps.commit(_("Fade out {length}").format(length=length(fade_s)), edits=edits)

    def adjust(self, by_db: float) -> None:
        """Make the selection louder or softer than it is."""
        if (span := self._selected()) is None:
            return
        middle_s = (span.start_s + span.end_s) / 2
        now_db = next((gain.gain_db for gain in self._edits.gains if gain.start_s <= middle_s < gain.end_s), 0.0)
        label = _("Level {time}: {gain} dB").format(time=span_text(span), gain=decimal(now_db + by_db))
        self._steps.commit(label, edits=self._edits.adjust(span, now_db + by_db))

    @property
    def _edits(self) -> EditList:
        return self._timeline.edits

    def _cut_out(self, span: Span) -> None:
        if self._steps.commit(_("Cut {time}").format(time=span_text(span)), edits=self._edits.cut(span)):
            self._timeline.select(None)
            if not self._playback.is_playing:
                self._timeline.move_playhead(span.start_s)

    def _selected(self) -> Span | None:
        selection = self._timeline.selection
        return selection and Span(round(selection.start_s, 3), round(selection.end_s, 3))

    def _selection_or_playhead(self) -> Span:
        return self._timeline.selection or Span(self._timeline.playhead_s, self._timeline.playhead_s)
