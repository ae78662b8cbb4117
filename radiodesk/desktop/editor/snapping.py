"""Puts edges where they are best put, while that is wanted; what was wanted last is remembered."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.snapping import pauses_s, snapped
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.settings.habits import load_habits, save_habits


class Snapping(QObject):
    """Knows the pauses of the open recording once it is read. `changed` tells that snapping is on or off now."""

    changed = Signal()

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """As it was chosen before; `timeline` asks it for the ends of what is dragged."""
        super().__init__(parent)
        self._timeline = timeline
        self._habits = load_habits()
        self._pauses: tuple[float, ...] = ()
        self._pauses_of: Analysis | None = None
        timeline.snap = self.snap

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {"snap": self.toggle}

    def ticks(self) -> dict[str, bool]:
        """Whether it is on, by its key name."""
        return {"snap": self._habits.snaps}

    def toggle(self) -> None:
        """Snap from now on, or no more."""
        self._habits = replace(self._habits, snaps=not self._habits.snaps)
        save_habits(self._habits)
        self.changed.emit()

    def snap(self, time_s: float) -> float:
        """The moment that is meant by this one, or itself while snapping is off or the recording is being read."""
        analysis, is_inside = self._known(), 0 < time_s < self._timeline.duration_s
        return round(snapped(analysis, time_s), 3) if self._habits.snaps and analysis and is_inside else time_s

    def pauses(self) -> tuple[float, ...]:
        """The middles of all pauses that are known."""
        analysis = self._known()
        if analysis is not self._pauses_of:
            self._pauses, self._pauses_of = pauses_s(analysis) if analysis else (), analysis
        return self._pauses

    def _known(self) -> Analysis | None:
        return self._timeline.analysis if self._timeline.is_all_read else None
