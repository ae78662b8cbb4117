"""Moves the nearer edge of the marked cut bit by bit, while what lies around it is heard round and round."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import clock
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.steps import Steps
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.edits import Span

NUDGES_S = {"nudge_back": -0.01, "nudge_forward": 0.01, "nudge_back_1ms": -0.001, "nudge_forward_1ms": 0.001}

AROUND_S = 1.0
"""So much is heard before and behind the joint."""

SHORTEST_S = 0.01
"""A cut does not become shorter by nudging, nor what is kept beside it."""


class Nudging(QObject):
    """Steps that follow each other soon at the same edge are one step of the history."""

    def __init__(self, steps: Steps, timeline: Timeline, playback: Playback, parent: QObject | None = None) -> None:
        """Commit `steps` about the cut that is marked on `timeline`."""
        super().__init__(parent)
        self._steps, self._timeline, self._playback = steps, timeline, playback
        self._held: tuple[Span | None, int] = (None, 0)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {name: partial(self.nudge, by_s) for name, by_s in NUDGES_S.items()}

    def nudge(self, by_s: float) -> None:
        """Move the edge of the marked cut that is nearer to the playhead; the same again as long as it stays marked."""
        cut = self._timeline.marked
        if cut is None:
            return
        edge = self._edge_of(cut)
        to_s = self._within(cut, edge, round(cut[edge] + by_s, 3))
        wanted = Span(to_s, cut.end_s) if edge == 0 else Span(cut.start_s, to_s)
        edits = self._timeline.edits.recut(cut, wanted)
        if edits == self._timeline.edits:
            return
        label = (_("Cut from {time}"), _("Cut to {time}"))[edge].format(time=clock(to_s, 3))
        if self._steps.go_on(f"nudge {edge}", label, edits=edits):
            self._hold(to_s, edge)

    def _edge_of(self, cut: Span) -> int:
        """0 for the start of a cut, 1 for its end."""
        if cut == self._held[0]:
            return self._held[1]
        return min((0, 1), key=lambda edge: abs(cut[edge] - self._timeline.playhead_s))

    def _within(self, cut: Span, edge: int, to_s: float) -> float:
        """An edge stays between the other one and the next cut."""
        others = [0.0, self._timeline.duration_s, *(other for span in self._timeline.edits.cuts for other in span)]
        if edge == 0:
            lowest_s = max((other for other in others if other < cut.start_s), default=0.0)
            return min(max(to_s, lowest_s + SHORTEST_S * (lowest_s > 0)), cut.end_s - SHORTEST_S)
        highest_s = min((other for other in others if other > cut.end_s), default=self._timeline.duration_s)
        is_end = highest_s == self._timeline.duration_s
        return max(min(to_s, highest_s - SHORTEST_S * (not is_end)), cut.start_s + SHORTEST_S)

    def _hold(self, to_s: float, edge: int) -> None:
        """Keep the cut marked, and let what is around it be heard."""
        cut = next((cut for cut in self._timeline.edits.cuts if cut[edge] == to_s), None)
        if cut is None:
            return
        self._held = (cut, edge)
        self._timeline.mark(cut)
        edits, loop = self._timeline.edits, self._playback.loop
        heard_s = edits.to_heard(cut.start_s)
        around = Span(*(edits.to_recording(max(heard_s + side * AROUND_S, 0.0)) for side in (-1, 1)))
        if loop is None or not (loop.start_s < cut.start_s and cut.end_s < loop.end_s):
            self._playback.play(around.start_s, loop=around)
