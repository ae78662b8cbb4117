"""Turns an envelope into a picture of exactly the screen's pixels: the body of the sound (RMS) inside its peaks.

The colour of a pixel differs from that of the pixel above only at the four edges of its column. Only these
differences are written; adding them up from row to row paints everything between.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from radiodesk.audio.envelope import Envelope

SHADES = 8
"""Shades between two colours; edges are as smooth as with an eighth of a pixel."""

LOUDER = 0.65
"""Heights are amplitude to this power, or speech at -23 LUFS would be a thin line; full scale stays full height."""

Rows = NDArray[np.float32]
Colours = NDArray[np.uint32]
"""Colours as Qt counts them, 0xffRRGGBB, or differences of such; these wrap around, and add up to colours again."""


@dataclass(frozen=True)
class Paint:
    """The colours of a wave, each `#rrggbb`."""

    ground: str
    peak: str
    body: str

    @cached_property
    def to_peak(self) -> Colours:
        """What 0 to SHADES eighths of the peaks' colour add to the ground's."""
        return _differences(self.ground, self.peak)

    @cached_property
    def to_body(self) -> Colours:
        """What 0 to SHADES eighths of the body's colour add to the peaks'."""
        return _differences(self.peak, self.body)


@dataclass(frozen=True)
class Picture:
    """An image that Qt paints straight from numpy's memory, which has to live as long."""

    image: QImage
    pixels: Colours


def wave_picture(envelope: Envelope, height: int, paint: Paint) -> Picture:
    """The wave: one pixel wide for each column, `height` high, opaque."""
    middle = height / 2
    peak_top = np.minimum(middle - _rise(envelope.maximum, middle), middle - 0.5)
    peak_bottom = np.maximum(middle - _rise(envelope.minimum, middle), middle + 0.5)
    body = _rise(envelope.rms, middle)
    pixels = np.zeros((height + 2, len(body)), np.uint32)  # two more rows take what lies below the last
    pixels[0] = QColor(paint.ground).rgb()
    _begin(pixels, peak_top, paint.to_peak)
    _begin(pixels, np.maximum(middle - body, peak_top), paint.to_body)
    _end(pixels, np.minimum(middle + body, peak_bottom), paint.to_body)
    _end(pixels, peak_bottom, paint.to_peak)
    above = pixels[0]
    for row in pixels[1:height]:  # twice as fast as numpy's own accumulate, which walks down the columns
        above = np.add(above, row, out=row)
    return Picture(QImage(pixels.data, len(body), height, pixels.strides[0], QImage.Format.Format_RGB32), pixels)


def _rise(amplitude: Rows, middle: float) -> Rows:
    """How many rows an amplitude reaches from the middle line."""
    risen: Rows = np.sign(amplitude) * np.minimum(np.abs(amplitude), 1.0) ** np.float32(LOUDER) * np.float32(middle)
    return risen


def _begin(pixels: Colours, edge: Rows, differences: Colours) -> None:
    """From `edge` downwards another colour; the pixel that the edge divides has as much of it as lies below."""
    row, above = _divided(pixels, edge)
    columns = np.arange(len(edge))
    pixels[row, columns] += differences[SHADES - above]
    pixels[row + 1, columns] += differences[SHADES] - differences[SHADES - above]


def _end(pixels: Colours, edge: Rows, differences: Colours) -> None:
    """From `edge` downwards that colour no more."""
    row, above = _divided(pixels, edge)
    columns = np.arange(len(edge))
    pixels[row, columns] -= differences[SHADES] - differences[above]
    pixels[row + 1, columns] -= differences[above]


def _divided(pixels: Colours, edge: Rows) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The row of each edge, and how many eighths of that pixel lie above it."""
    fine = np.rint(np.clip(edge, 0, len(pixels) - 2) * SHADES).astype(np.int32)
    return fine // SHADES, fine % SHADES


def _differences(one: str, other: str) -> Colours:
    a, b = QColor(one), QColor(other)
    shares = np.arange(SHADES + 1) / SHADES
    channels = ((a.red(), b.red(), 16), (a.green(), b.green(), 8), (a.blue(), b.blue(), 0))
    mixed = sum((np.rint(p + (q - p) * shares).astype(np.int64) - p) << shift for p, q, shift in channels)
    return np.asarray(mixed).astype(np.uint32)
