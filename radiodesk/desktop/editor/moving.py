"""The commands that move the playhead and the view, and those that listen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.waveform import ZOOM_A_STEP
from radiodesk.model.edits import EditList, Span

STEPS_S = {
    "back_1s": -1.0,
    "forward_1s": 1.0,
    "back_5s": -5.0,
    "forward_5s": 5.0,
    "back_10ms": -0.01,
    "forward_10ms": 0.01,
}
REPLAY_S = 3.0
AROUND_CUT_S = 2.0
LOOP_AFTER_MS = 250
"""So long after a selection was dragged the loop is where it is."""

ZOOM_A_KEY = ZOOM_A_STEP**2


class Moving(QObject):
    """Where the user is and what she sees and hears. Steps are steps of what is heard: they jump over cuts."""

    def __init__(self, timeline: Timeline, playback: Playback, parent: QObject | None = None) -> None:
        """Move in `timeline`, listen with `playback`."""
        super().__init__(parent)
        self._timeline, self._playback = timeline, playback
        self._looping = QTimer(self, interval=LOOP_AFTER_MS, singleShot=True)
        self._looping.timeout.connect(self._loop_elsewhere)
        timeline.selection_changed.connect(self._looping.start)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "play": self._playback.toggle,
            "replay_3s": self.replay,
            "play_over_cut": self.play_over_cut,
            "loop": self.loop,
            "go_start": lambda: self.go(0.0),
            "go_end": lambda: self.go(self._timeline.duration_s),
            "previous_mark": lambda: self.go(self._timeline.mark_before_s(self._timeline.playhead_s)),
            "next_mark": lambda: self.go(self._timeline.mark_after_s(self._timeline.playhead_s)),
            "zoom_in": lambda: self.zoom(ZOOM_A_KEY),
            "zoom_out": lambda: self.zoom(1 / ZOOM_A_KEY),
            "zoom_selection": self.zoom_to_selection,
            "zoom_all": lambda: self._timeline.look(self._timeline.view.whole()),
            **{name: partial(self.step, by_s) for name, by_s in STEPS_S.items()},
        }

    def go(self, time_s: float, *, sounds: bool = False) -> None:
        """Go somewhere and make it visible; with `sounds` that is heard, too."""
        self._playback.go(time_s, sounds=sounds)
        self._timeline.look(self._timeline.view.revealing(self._timeline.playhead_s))

    def show(self, time_s: float) -> None:
        """Go somewhere; if it was not visible, bring it to the middle."""
        view = self._timeline.view
        self._playback.go(time_s)
        if not view.shows(time_s):
            self._timeline.look(view.centred(time_s))

    def play_from(self, time_s: float) -> None:
        """Make a moment visible and play from there."""
        self.show(time_s)
        self._playback.play(time_s)

    def step(self, by_s: float) -> None:
        """A step of what is heard."""
        edits = self._timeline.edits
        heard_s = max(edits.to_heard(self._timeline.playhead_s) + by_s, 0.0)
        self.go(edits.to_recording(heard_s), sounds=True)

    def replay(self) -> None:
        """The last three seconds that were heard once more."""
        edits = self._timeline.edits
        heard_s = max(edits.to_heard(self._timeline.playhead_s) - REPLAY_S, 0.0)
        self._playback.play(edits.to_recording(heard_s))

    def play_over_cut(self) -> None:
        """Two seconds before the marked or nearest cut to two behind it; a selection is heard as if it were cut."""
        edits, selection = self._timeline.edits, self._timeline.selection
        cut = self._timeline.marked or selection or self._nearest_cut()
        if cut is None:
            return
        edits = edits.cut(cut)
        around = self._around(cut, edits)
        self._playback.play(*around, edits)
        self._timeline.look(self._timeline.view.revealing(around.start_s))

    def loop(self) -> None:
        """Round and round in the selection, or over the marked cut, until it is stopped; again: straight on."""
        selection, marked = self._timeline.selection, self._timeline.marked
        wanted = selection or (self._around(marked, self._timeline.edits) if marked else None)
        if self._playback.loop is not None:
            self._playback.go_round(None)
        elif wanted is not None:
            here_s = self._timeline.playhead_s
            is_inside = wanted.start_s <= here_s < wanted.end_s
            self._playback.play(here_s if is_inside else wanted.start_s, loop=wanted)

    def zoom(self, factor: float) -> None:
        """Closer or wider; the playhead stays where it is on the screen, or comes into view first."""
        playhead_s = self._timeline.playhead_s
        self._timeline.look(self._timeline.view.revealing(playhead_s))
        self._timeline.zoom(factor, playhead_s)

    def zoom_to_selection(self) -> None:
        """The selection, or the marked cut, fills the window."""
        wanted = self._timeline.selection or self._timeline.marked
        if wanted is not None:
            self._timeline.look(self._timeline.view.showing(wanted))

    def _loop_elsewhere(self) -> None:
        selection = self._timeline.selection
        if self._playback.loop is not None and selection is not None:
            self._playback.go_round(selection)

    def _around(self, cut: Span, edits: EditList) -> Span:
        """From two heard seconds before a cut to two behind it."""
        from_s = edits.to_recording(max(edits.to_heard(cut.start_s) - AROUND_CUT_S, 0.0))
        until_s = edits.to_recording(edits.to_heard(cut.end_s) + AROUND_CUT_S)
        return Span(from_s, min(until_s, self._timeline.duration_s))

    def _nearest_cut(self) -> Span | None:
        playhead_s = self._timeline.playhead_s
        return min(self._timeline.edits.cuts, key=lambda cut: abs(cut.start_s - playhead_s), default=None)
