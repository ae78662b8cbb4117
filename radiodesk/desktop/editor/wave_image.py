"""Turns an envelope into a picture of exactly the screen's pixels: the body of the sound (RMS) inside its peaks.

Every pixel is a step on a short ladder of colours (ground, peak, body, with shades between for smooth edges), so the
same picture serves for what is heard and, with another ladder, for what is cut away.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from radiodesk.audio.envelope import Envelope

SHADES = 8
"""Shades from one colour of the ladder to the next; edges are as smooth as with an eighth of a pixel."""

LOUDER = 0.65
"""Heights are amplitude to this power, or speech at -23 LUFS would be a thin line; full scale stays full height."""

Rows = NDArray[np.float32]
Steps = NDArray[np.uint8]


@dataclass(frozen=True)
class Ladder:
    """The colours of a wave, each `#rrggbb`."""

    ground: str
    peak: str
    body: str

    @cached_property
    def colours(self) -> list[int]:
        """The 2 x SHADES + 1 steps from ground over peak to body, as Qt counts colours."""
        pairs = ((self.ground, self.peak), (self.peak, self.body))
        return [_between(*pair, step / SHADES) for pair in pairs for step in range(SHADES)] + [QColor(self.body).rgb()]


def wave_image(envelope: Envelope, height: int) -> QImage:
    """The wave as steps on a ladder: one pixel wide for each column, `height` high. `painted` gives it its colours."""
    steps = _steps(envelope, height)
    image = QImage(steps.data, len(envelope.rms), height, steps.shape[1], QImage.Format.Format_Indexed8)
    return image.copy()  # its own memory: Qt does not keep the array alive


def painted(steps: QImage, ladder: Ladder) -> QImage:
    """The same picture in colours, ready to be painted fast."""
    steps.setColorTable(ladder.colours)
    return steps.convertToFormat(QImage.Format.Format_RGB32)


def _steps(envelope: Envelope, height: int) -> Steps:
    """Rows x columns (filled up to Qt's 4-byte lines) of steps on the ladder.

    Only what changes from row to row is written, at the four edges of each column; adding it up downwards fills
    everything between. Two more rows take what lies below the last.
    """
    columns = len(envelope.rms)
    middle = height / 2
    changes = np.zeros((height + 2, -(-columns // 4) * 4), np.uint8)
    peak_top = np.minimum(middle - _rise(envelope.maximum, middle), middle - 0.5)
    peak_bottom = np.maximum(middle - _rise(envelope.minimum, middle), middle + 0.5)
    body = _rise(envelope.rms, middle)
    for edge, sign in (
        (peak_top, 1),
        (np.maximum(middle - body, peak_top), 1),
        (np.minimum(middle + body, peak_bottom), -1),
        (peak_bottom, -1),
    ):
        _change_at(changes, np.clip(edge, 0, height), sign)
    above = changes[0]
    for row in changes[1:height]:  # twice as fast as numpy's own accumulate, which walks down the columns
        above = np.add(above, row, out=row)
    return changes[:height]


def _rise(amplitude: Rows, middle: float) -> Rows:
    """How many rows an amplitude reaches from the middle line."""
    risen: Rows = np.sign(amplitude) * np.minimum(np.abs(amplitude), 1.0) ** np.float32(LOUDER) * np.float32(middle)
    return risen


def _change_at(changes: Steps, edge: Rows, sign: int) -> None:
    """From `edge` downwards SHADES more (or less); of the pixel that the edge divides, as much as is covered."""
    fine = np.rint(edge * SHADES).astype(np.int32)
    row, above = fine // SHADES, (fine % SHADES).astype(np.uint8)
    columns = np.arange(len(edge))
    for where, amount in ((row, SHADES - above), (row + 1, above)):
        if sign > 0:
            changes[where, columns] += amount
        else:
            changes[where, columns] -= amount


def _between(one: str, other: str, share: float) -> int:
    a, b = QColor(one), QColor(other)
    mixed = [round(p + (q - p) * share) for p, q in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))]
    return QColor(*mixed).rgb()
