"""The commands about whole segments: split, take hold of one, move it, trim the ends of the programme."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import clock, span_text
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.snapping import Snapping
from radiodesk.desktop.editor.steps import Steps
from radiodesk.desktop.editor.timeline import JUST_THERE_S, Timeline
from radiodesk.model.edits import EditList, Span


class Segments(QObject):
    """A segment lies between two splits or cuts. One that is moved stays selected, so that it can be moved on."""

    def __init__(
        self, steps: Steps, timeline: Timeline, playback: Playback, snapping: Snapping, parent: QObject | None = None
    ) -> None:
        """Commit `steps` at the places that `timeline` shows."""
        super().__init__(parent)
        self._steps, self._timeline, self._playback, self._snapping = steps, timeline, playback, snapping

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "split": self.split,
            "select_segment": lambda: self.select_segment(self._timeline.playhead_s),
            "trim_start": self.trim_start,
            "trim_end": self.trim_end,
            "move_earlier": self.move_earlier,
            "move_later": self.move_later,
        }

    def split(self) -> None:
        """Divide at the playhead, or let go of the split that is there."""
        there = [at_s for at_s in self._edits.splits if abs(at_s - self._timeline.playhead_s) < JUST_THERE_S]
        at_s = there[0] if there else round(self._snapping.snap(self._timeline.playhead_s), 3)
        is_gone = at_s in self._edits.splits
        label = _("No split at {time}") if is_gone else _("Split at {time}")
        if 0 < at_s < self._timeline.duration_s:
            self._steps.commit(label.format(time=clock(at_s)), edits=self._edits.split(at_s))

    def select_segment(self, time_s: float) -> None:
        """Take hold of the segment around a moment."""
        self._timeline.select(self._edits.segment_at(time_s, self._timeline.duration_s))

    def trim_start(self) -> None:
        """Leave out everything before the playhead."""
        self._trim(Span(0.0, self._here_s()), _("Trim the start to {time}"))

    def trim_end(self) -> None:
        """Leave out everything behind the playhead."""
        self._trim(Span(self._here_s(), self._timeline.duration_s), _("Trim the end to {time}"))

    def move_segment(self, span: Span, to_s: float) -> None:
        """Let this stretch be heard at another moment of the recording instead."""
        self._move(Span(round(span.start_s, 3), round(span.end_s, 3)), [round(self._snapping.snap(to_s), 3)])

    def move_earlier(self) -> None:
        """Move the selection to the joint or pause before the place where it is heard."""
        if (span := self._timeline.selection) is not None:
            here_s = self._heard_at(span, span.start_s)
            self._move(span, [at_s for at_s in reversed(self._places_s(span, span.start_s)) if at_s < here_s])

    def move_later(self) -> None:
        """Move the selection to the joint or pause behind the place where it is heard."""
        if (span := self._timeline.selection) is not None:
            here_s = self._heard_at(span, span.end_s)
            self._move(span, [at_s for at_s in self._places_s(span, span.end_s) if at_s > here_s])

    @property
    def _edits(self) -> EditList:
        return self._timeline.edits

    def _here_s(self) -> float:
        return round(self._snapping.snap(self._timeline.playhead_s), 3)

    def _trim(self, span: Span, label: str) -> None:
        inner_s = span.end_s if span.start_s == 0 else span.start_s
        if span.duration_s > 0:
            self._steps.commit(label.format(time=clock(inner_s)), edits=self._edits.cut(span))

    def _move(self, span: Span, places_s: list[float]) -> None:
        """To the first of these places at which it is heard elsewhere than now."""
        for to_s in places_s:
            moved = self._edits.move_segment(span, to_s, span_text(span))
            if moved != self._edits:
                label = _("Move {time} to {place}").format(time=span_text(span), place=clock(to_s))
                if self._steps.commit(label, edits=moved):
                    self._timeline.select(span)
                    self._show(span)
                return

    def _show(self, span: Span) -> None:
        if not self._playback.is_playing:
            self._timeline.move_playhead(span.start_s)

    def _heard_at(self, span: Span, at_home_s: float) -> float:
        """Where a stretch was moved to, or its own edge."""
        own = (clip.at_s for clip in self._edits.moved if span.start_s <= clip.start_s < span.end_s)
        return next(own, at_home_s)

    def _places_s(self, span: Span, home_s: float) -> list[float]:
        """Everywhere it can go, in order; its own place counts as one."""
        cuts = (edge for cut in self._edits.cuts for edge in cut)
        places = {0.0, self._timeline.duration_s, *cuts, *self._edits.splits, *self._snapping.pauses()}
        outside = {round(at_s, 3) for at_s in places if not span.start_s <= at_s <= span.end_s}
        return sorted({*outside, home_s})
