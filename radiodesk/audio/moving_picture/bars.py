"""The bars of a moving picture: as high as the sound is loud, drawn smooth, and only where they stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.moving_picture.planes import Floats, Plane, Planes, colour_of
from radiodesk.model.scene import Box, Wave

Numbers = NDArray[np.intp]

BARS_A_SECOND = 6.25
"""One a syllable; at 25 pictures a second, four of them until a bar stands where the one before it stood."""

QUIET_DB, SPAN_DB = -60.0, 30.0
"""A bar is a dot from so far under the loudest one on, and below this level anyhow: the breath of a room."""

ALIVE_S = 0.24
"""So far around now, bars are lifted by what is heard at this very moment."""

REST = 0.85
"""Of its height a bar has so much when it is not lifted."""

FINE = 4
"""Heights to a pixel that are told apart."""

_NOTHING = 1e-12


class Bars:
    """Draws the bars around any moment of a sound."""

    def __init__(self, wave: Wave, sound: Samples, rate: int, fps: int, ground: Planes) -> None:
        """`sound` is (channels, n) at `rate` Hz; `ground`, of one colour, is what is seen behind `wave.box`."""
        mono = sound.mean(0)
        self._heights = np.pad(_heights(mono, rate / BARS_A_SECOND), 1)
        self._moments = _heights(mono, rate / fps)
        self._fps, self._pitch = fps, wave.bar + wave.gap
        self._columns = np.arange(wave.box.width) - wave.box.width // 2
        self._radius, self._most = wave.bar / 2, wave.box.height / 2
        self._caps = _caps(wave.bar, wave.gap)
        self._tables = _tables(wave, ground)

    def draw(self, number: int, picture: Planes) -> None:
        """Picture `number`, from 0, into what is seen of `wave.box`."""
        reached = number / self._fps * BARS_A_SECOND
        bars, offsets = np.divmod(self._columns + round(reached * self._pitch), self._pitch)
        kinds = np.sign(bars - int(reached)) + 1
        lines = self._lines(number, bars, offsets, reached)
        picture.y[:] = self._tables.y[kinds, lines].T
        for plane, table in ((picture.u, self._tables.u), (picture.v, self._tables.v)):
            columns = table[kinds, lines]
            plane[:] = ((columns[::2] + columns[1::2] + 1) >> 1).T

    def _lines(self, number: int, bars: Numbers, offsets: Numbers, reached: float) -> Numbers:
        """Half the height of what stands in each column, in parts of a pixel; 0 between bars."""
        known = self._heights[np.clip(bars + 1, 0, len(self._heights) - 1)]
        moment = self._moments[min(number, len(self._moments) - 1)]
        away_s = (bars + 0.5 - reached) / BARS_A_SECOND
        lifted = np.maximum(known * REST, moment * np.exp(-((away_s / ALIVE_S) ** 2)))
        half = self._radius + lifted * (self._most - self._radius) - self._caps[offsets]
        lines: Numbers = np.rint(np.maximum(half, 0) * FINE).astype(np.intp)
        return lines


@dataclass(frozen=True)
class _Tables:
    """What a column looks like: by kind (heard, now, coming), by half its height, from top to bottom."""

    y: Plane
    u: NDArray[np.uint16]
    v: NDArray[np.uint16]


def fill(picture: Planes, box: Box, colour: str) -> None:
    """Paint a box in one colour."""
    seen = picture.part(box)
    for plane, value in zip((seen.y, seen.u, seen.v), np.rint(colour_of(colour)), strict=True):
        plane[:] = value


def _tables(wave: Wave, ground: Planes) -> _Tables:
    height = wave.box.height
    from_middle = np.abs(np.arange(height) + 0.5 - height / 2)
    halves = np.arange(FINE * height // 2 + FINE + 1)[:, None] / FINE
    covered = np.where(halves > 0, np.clip(halves - from_middle + 0.5, 0, 1), 0)
    colours = np.stack([colour_of(name) for name in (wave.heard, wave.now, wave.coming)])
    behind = [float(plane[0, 0]) for plane in (ground.y, ground.u, ground.v)]

    def seen(cover: NDArray[np.float64], part: int) -> NDArray[np.float64]:
        return np.rint(behind[part] + cover[None] * (colours[:, part, None, None] - behind[part]))

    paired = covered.reshape(len(halves), height // 2, 2).mean(2)
    return _Tables(
        seen(covered, 0).astype(np.uint8), seen(paired, 1).astype(np.uint16), seen(paired, 2).astype(np.uint16)
    )


def _caps(bar: int, gap: int) -> NDArray[np.float64]:
    """How much less high a bar is in each of its columns, as its ends are round; in the gap there is nothing."""
    radius = bar / 2
    sideways = np.abs(np.arange(bar) + 0.5 - radius)
    return np.append(radius - np.sqrt(radius**2 - sideways**2), np.full(gap, np.inf))


def _heights(mono: Samples, length: float) -> Floats:
    """The loudness of each stretch of so many samples as a height 0 to 1."""
    edges = np.rint(np.arange(0, len(mono), length)).astype(np.intp)
    sums = np.add.reduceat(mono.astype(np.float64) ** 2, edges)
    counts = np.diff(np.append(edges, len(mono)))
    decibels = 10 * np.log10(sums / counts + _NOTHING)
    heights = (decibels - max(float(decibels.max()) - SPAN_DB, QUIET_DB)) / SPAN_DB
    return np.clip(heights, 0, 1).astype(np.float32)
