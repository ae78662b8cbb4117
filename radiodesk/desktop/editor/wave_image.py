"""Turns an envelope into a picture of exactly the screen's pixels: the body of the sound (RMS) inside its peaks.

Every pixel is a step on a short ladder of colours (ground, peak, body, with shades between for smooth edges), so the
same picture serves for what is heard and, with another ladder, for what is cut away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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

    def colours(self) -> list[int]:
        """The 2 x SHADES + 1 steps from ground over peak to body, as Qt counts colours."""
        pairs = ((self.ground, self.peak), (self.peak, self.body))
        return [_between(*pair, step / SHADES) for pair in pairs for step in range(SHADES)] + [QColor(self.body).rgb()]


def wave_image(envelope: Envelope, height: int, ladders: Sequence[Ladder]) -> list[QImage]:
    """The same wave once in each ladder of colours: `columns` x `height` pixels, opaque."""
    steps = _steps(envelope, height)
    columns = len(envelope.rms)
    image = QImage(steps.tobytes(), columns, height, steps.shape[1], QImage.Format.Format_Indexed8)
    pictures = []
    for ladder in ladders:
        image.setColorTable(ladder.colours())
        pictures.append(image.convertToFormat(QImage.Format.Format_RGB32))
    return pictures


def _steps(envelope: Envelope, height: int) -> Steps:
    """Rows x columns (filled up to Qt's 4-byte lines) of steps on the ladder."""
    columns = len(envelope.rms)
    middle = height / 2
    steps = np.zeros((height, -(-columns // 4) * 4), dtype=np.uint8)
    picture = steps[:, :columns]
    peak_top = np.minimum(middle - _rise(envelope.maximum, middle), middle - 0.5)
    peak_bottom = np.maximum(middle - _rise(envelope.minimum, middle), middle + 0.5)
    body = _rise(envelope.rms, middle)
    _pile(picture, peak_top, peak_bottom)
    _pile(picture, np.maximum(middle - body, peak_top), np.minimum(middle + body, peak_bottom))
    return steps


def _rise(amplitude: Rows, middle: float) -> Rows:
    """How many rows an amplitude reaches from the middle line."""
    risen: Rows = np.sign(amplitude) * np.minimum(np.abs(amplitude), 1.0) ** np.float32(LOUDER) * np.float32(middle)
    return risen


def _pile(picture: Steps, top: Rows, bottom: Rows) -> None:
    """Add SHADES to every pixel between `top` and `bottom`, and to the two at the edges as much as is covered."""
    height = picture.shape[0]
    rows = np.arange(height, dtype=np.int16)[:, None]
    first, last = np.ceil(top).astype(np.int16), np.floor(bottom).astype(np.int16)
    picture += ((rows >= first) & (rows < last)).astype(np.uint8) * np.uint8(SHADES)
    columns = np.arange(picture.shape[1])
    for row, covered in ((first - 1, first - top), (last, bottom - last)):
        inside = (row >= 0) & (row < height) & (first <= last)
        picture[row[inside], columns[inside]] += (covered[inside] * SHADES).astype(np.uint8)


def _between(one: str, other: str, share: float) -> int:
    a, b = QColor(one), QColor(other)
    mixed = [round(p + (q - p) * share) for p, q in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))]
    return QColor(*mixed).rgb()
