"""The marks of the ruler: where they are and what they say. Without Qt."""

from dataclasses import dataclass
from math import ceil

from radiodesk.desktop.editor.clock import clock
from radiodesk.desktop.editor.viewport import Viewport

_STEPS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)
_PARTS = {0.02: 4, 0.05: 5, 0.2: 4, 2: 4, 15: 3, 30: 3, 60: 6, 120: 4, 900: 3, 1800: 3, 3600: 6, 7200: 4, 14400: 4}


@dataclass(frozen=True)
class Tick:
    """A mark at `time_s`; `label` is empty for the small ones between."""

    time_s: float
    label: str


def ticks(view: Viewport, room_px: float = 96.0) -> tuple[Tick, ...]:
    """The marks of the visible part: labels at least `room_px` apart at times a person would choose."""
    step_s = next((step for step in _STEPS_S if step / view.scale >= room_px), _STEPS_S[-1])
    parts = _PARTS.get(step_s, 5)
    first = ceil(view.start_s * parts / step_s - 1e-6)
    last = int(view.end_s * parts / step_s + 1e-6)
    return tuple(
        Tick(number * step_s / parts, "" if number % parts else tick_label(number * step_s / parts, step_s))
        for number in range(first, last + 1)
    )


def tick_label(time_s: float, step_s: float) -> str:
    """The time with as many decimals as marks `step_s` apart need: `1:02:03`, `0:12.35`."""
    return clock(time_s, 0 if step_s >= 1 else 1 if step_s >= 0.1 else 2)
