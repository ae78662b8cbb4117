"""How each column of the wave looks: a code of what is true of it, and the colours that every code stands for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from radiodesk.desktop.palettes import Palette

CUT, EDGE, MARKED, LOUDER, SOFTER, SELECTED, FIRST_SEEN, UNREAD = (1 << bit for bit in range(8))
"""What may be true of a column; an edge is a line from top to bottom."""

SHADES = 8
"""Shades between two colours; edges are as smooth as with an eighth of a pixel."""

Codes = NDArray[np.uint8]
Colours = NDArray[np.uint32]
"""Colours as Qt counts them, 0xffRRGGBB, or differences of such; these wrap around, and add up to colours again."""


@dataclass(frozen=True)
class Paint:
    """The colours of a wave, each `#rrggbb`."""

    ground: str
    peak: str
    body: str

    def tinted(self, colour: str, opacity: float) -> "Paint":
        """The same under a see-through colour."""
        return Paint(*(_mixed(own, colour, opacity) for own in (self.ground, self.peak, self.body)))


class Styles:
    """The colours of all codes, each worked out when it is first met.

    `ground` and `hatch` (256,) are colours; `to_peak` and `to_body` (256, SHADES + 1) what 0 to 8 eighths of the
    peaks' colour add to the ground's, and of the body's to the peaks'.
    """

    def __init__(self, palette: Palette) -> None:
        """Mix them from `palette`."""
        self._palette = palette
        self._is_known = np.zeros(256, np.bool_)
        self.ground, self.hatch = (np.zeros(256, np.uint32) for _ in range(2))
        self.to_peak, self.to_body = (np.zeros((256, SHADES + 1), np.uint32) for _ in range(2))

    def know(self, codes: Codes) -> None:
        """Make sure of all codes in `codes`."""
        for code in np.flatnonzero((np.bincount(codes, minlength=256) > 0) & ~self._is_known).tolist():
            paint = self.paint(code)
            self.ground[code] = QColor(paint.ground).rgb()
            self.hatch[code] = QColor(_mixed(paint.peak, self._palette.muted, 0.35)).rgb()
            self.to_peak[code] = _differences(paint.ground, paint.peak)
            self.to_body[code] = _differences(paint.peak, paint.body)
            self._is_known[code] = True

    def paint(self, code: int) -> Paint:
        """The colours of one code."""
        colours = self._palette
        made = Paint(colours.wave_ground, colours.wave, colours.wave_rms)
        if code & CUT:
            made = Paint(colours.window, colours.wave_cut, colours.wave_cut)
        if code & UNREAD:
            made = Paint(colours.window, colours.line, colours.line)
        tints = (
            (FIRST_SEEN, colours.window, 0.5),
            (MARKED, colours.accent, 0.15),
            (LOUDER, colours.ok, 0.12),
            (SOFTER, colours.warn, 0.12),
            (SELECTED, colours.selection, 0.25),
        )
        for bit, colour, opacity in tints:
            made = made.tinted(colour, opacity) if code & bit else made
        if code & EDGE:
            edge = colours.accent if code & MARKED else colours.selection if code & SELECTED else colours.field_line
            made = Paint(edge, edge, edge)
        return made


def _mixed(own: str, other: str, share: float) -> str:
    pairs = ((int(own[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _differences(one: str, other: str) -> Colours:
    a, b = QColor(one), QColor(other)
    shares = np.arange(SHADES + 1) / SHADES
    channels = ((a.red(), b.red(), 16), (a.green(), b.green(), 8), (a.blue(), b.blue(), 0))
    mixed = sum((np.rint(p + (q - p) * shares).astype(np.int64) - p) << shift for p, q, shift in channels)
    return np.asarray(mixed).astype(np.uint32)
