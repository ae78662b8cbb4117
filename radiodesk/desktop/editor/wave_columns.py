"""Columns of the wave, one to each pixel of the screen: which moment begins in each, and what is true of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor

import numpy as np
from numpy.typing import NDArray

from radiodesk.desktop.editor.folds import Folds, within
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_styles import (
    CUT,
    EDGE,
    FIRST_SEEN,
    LOUDER,
    MARKED,
    SELECTED,
    SOFTER,
    UNREAD,
    Codes,
)
from radiodesk.model.edits import Span

Seconds = NDArray[np.float64]
Numbers = NDArray[np.intp]

NOWHERE_S = -1.0
"""No moment of the recording."""


@dataclass(frozen=True)
class Columns:
    """`count` columns of `each_s` seconds, from the `first` on, counted from the start of all that could be shown."""

    first: int
    count: int
    each_s: float
    folds: Folds

    @classmethod
    def of(cls, view: Viewport, count: int) -> "Columns":
        """Those of a view; they stand still in the recording, or the wave would shimmer while scrolling."""
        each_s = view.span_s / count
        return cls(floor(view.start_s / each_s + 1e-6), count, each_s, view.folds)

    def starts_s(self, first: int, last: int) -> Seconds:
        """The moments of the recording where some of these columns begin."""
        return recorded(self.folds, np.arange(self.first + first, self.first + last, dtype=np.float64) * self.each_s)

    def place(self, shown_s: Seconds) -> Numbers:
        """Which column lies there, from 0; held within one column outside either end."""
        places = np.rint(shown_s / self.each_s).clip(self.first - 1, self.first + self.count + 1)
        return places.astype(np.intp) - self.first


def at_home(folds: Folds, times_s: Seconds) -> Seconds:
    """`Folds.at_home` of many moments."""
    if folds.is_plain:
        return times_s
    from_s, to_s = _knots(folds)
    after = np.searchsorted(from_s, times_s).clip(1)
    reached_s = to_s[after - 1] + times_s - from_s[after - 1]
    return np.asarray(np.minimum(reached_s, np.append(to_s, np.inf)[after]))


def recorded(folds: Folds, shown_s: Seconds) -> Seconds:
    """`Folds.to_recorded` of many places; below 0 where another sound is put in."""
    if folds.is_plain:
        return shown_s
    to_s, from_s = _knots(folds)
    after = np.searchsorted(from_s, shown_s, "right").clip(1)
    made = np.minimum(to_s[after - 1] + shown_s - from_s[after - 1], np.append(to_s, np.inf)[after])
    for block in folds.blocks:
        inside = slice(*np.searchsorted(shown_s, (block.shown_s, block.shown_s + block.clip.duration_s)).tolist())
        made[inside] = shown_s[inside] - block.shown_s + block.clip.start_s if block.clip.is_moved else NOWHERE_S
    return np.asarray(made)


@lru_cache(maxsize=4)
def _knots(folds: Folds) -> tuple[Seconds, Seconds]:
    """The knots in seconds of the recording and of the screen, but for the last, at infinity."""
    return np.array(folds.recorded_s[:-1]), np.array(folds.shown_s[:-1])


def codes(timeline: Timeline, view: Viewport, columns: Columns, line: int) -> Codes:
    """What is true of each column; a `line` is so many columns wide."""
    made = np.zeros(columns.count, np.uint8)
    if not timeline.is_all_read:
        unread = FIRST_SEEN if timeline.shows_first_look(view.scale) else UNREAD
        _mark(made, unread, *_ends(columns, [Span(timeline.filled_s, np.inf)]))
    for bit, sign in ((LOUDER, 1), (SOFTER, -1)):
        gains = [Span(gain.start_s, gain.end_s) for gain in timeline.edits.gains if gain.gain_db * sign > 0]
        if gains:
            _mark(made, bit, *_ends(columns, gains))
    _mark_cuts(made, columns, _cuts(timeline, view), CUT, line)
    if timeline.marked is not None:
        _mark_cuts(made, columns, [timeline.marked], CUT | MARKED, 2 * line)
    if timeline.selection is not None:
        edges = np.array([columns.folds.to_shown(edge_s) for edge_s in timeline.selection])
        starts, ends = columns.place(edges[:1]), columns.place(edges[1:])
        _mark(made, SELECTED, starts, ends)
        _mark_lines(made, starts, ends, line, EDGE)
    return made


def _cuts(timeline: Timeline, view: Viewport) -> Sequence[Span]:
    """Those that may be visible."""
    return timeline.edits.cuts if view.folds.moved else within(timeline.edits.cuts, *view.visible)


def _mark_cuts(made: Codes, columns: Columns, cuts: Sequence[Span], bits: int, line: int) -> None:
    """A cut is a stretch between two lines, or, folded, a line of twice the width."""
    if not cuts:
        return
    starts, ends = _ends(columns, cuts)
    if not columns.folds.is_plain:
        starts, ends = starts - line, starts + line
    ends = np.maximum(ends, starts + 1)
    _mark(made, bits, starts, ends)
    _mark_lines(made, starts, ends, line, EDGE)


def _mark_lines(made: Codes, starts: Numbers, ends: Numbers, line: int, bits: int) -> None:
    _mark(made, bits, starts, starts + line)
    _mark(made, bits, ends - line, ends)


def _ends(columns: Columns, spans: Sequence[Span]) -> tuple[Numbers, Numbers]:
    places = columns.place(at_home(columns.folds, np.array(spans, np.float64).reshape(-1)))
    return places[::2], places[1::2]


def _mark(made: Codes, bits: int, starts: Numbers, ends: Numbers) -> None:
    """Set bits from each start to its end; they may overlap, and lie outside."""
    steps = np.zeros(len(made) + 1, np.intp)
    np.add.at(steps, starts.clip(0, len(made)), 1)
    np.add.at(steps, ends.clip(0, len(made)), -1)
    made[np.cumsum(steps)[:-1] > 0] |= np.uint8(bits)
