"""Paints a wave in exactly the screen's pixels: the body of the sound (RMS) inside its peaks.

The colour of a pixel differs from that of the pixel above only at the four edges of its column. Only these
differences are written; adding them up from row to row paints everything between. That is done in bands of rows that
stay in the processor's cache: what is painted costs its way to the screen once, and nothing has to be kept.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from radiodesk.audio.envelope import Envelope
from radiodesk.desktop.editor.wave_styles import CUT, EDGE, SHADES, Codes, Colours, Styles

LOUDER = 0.65
"""Heights are amplitude to this power, or speech at -23 LUFS would be a thin line; full scale stays full height."""

NARROW = 192
"""Fewer columns than these are summed up by numpy at one go."""

HATCH_PX = 8
"""From one slanted line to the next, in Qt's pixels."""

BAND_BYTES = 256 * 1024
"""What stays in the cache of the processors that people have."""

Rows = NDArray[np.float32]
Steps = tuple[NDArray[np.intp], NDArray[np.intp], Colours]
"""Rows, columns, and what is added to the colour there."""


def risen(envelope: Envelope) -> Envelope:
    """How high each column stands, as a share of half the height."""
    return Envelope(*(_rise(amplitude) for amplitude in (envelope.minimum, envelope.maximum, envelope.rms)))


def paint_wave(
    painter: QPainter,
    at: QPointF,
    wave: Envelope,
    codes: Codes,
    height: int,
    styles: Styles,
    ratio: float,
    first: int = 0,
) -> None:
    """The wave with its corner `at`: a screen's pixel wide for each column, `height` of them high, opaque.

    `wave` is as high as `risen` says. `ratio` is how many pixels the screen has to each of Qt's, `first` the number of
    the first column: what is cut is hatched with slanted lines that scroll with it.
    """
    columns = len(codes)
    if not columns:
        return
    styles.know(codes)
    rows, places, added = _steps(wave, codes, height, styles)
    period = round(HATCH_PX * ratio)
    band = max(BAND_BYTES // (4 * columns) // period, 1) * period  # in each band the hatching begins alike
    lines, colour = _hatching(codes, styles, band, period, first)
    tops = [*range(0, height, band), height]
    parts = np.searchsorted(rows, tops).tolist()
    pixels, above, is_even = np.empty((band, columns), np.uint32), styles.ground[codes], False
    painter.save()
    painter.translate(at)
    painter.scale(1 / ratio, 1 / ratio)  # to the screen's own pixels
    for (top, bottom), (one, other) in zip(pairwise(tops), pairwise(parts), strict=True):
        if one < other:
            _fill(pixels, above, (rows[one:other] - top, places[one:other], added[one:other]))
            above = pixels[bottom - top - 1].copy()
        elif not is_even:
            pixels[:] = above
        pixels.reshape(-1)[lines] = colour
        is_even = one == other  # the next such band looks the same
        image = QImage(pixels.data, columns, bottom - top, pixels.strides[0], QImage.Format.Format_RGB32)
        painter.drawImage(QPointF(0, top), image)
    painter.restore()


def _fill(pixels: Colours, above: Colours, steps: Steps) -> None:
    pixels.fill(0)
    rows, places, added = steps
    np.add.at(pixels.reshape(-1), rows * pixels.shape[1] + places, added)
    if pixels.shape[1] < NARROW:
        pixels[0] += above
        np.add.accumulate(pixels, axis=0, out=pixels)
        return
    for row in pixels:  # twice as fast as numpy's own accumulate, which walks down the columns
        np.add(above, row, row)
        above = row


def _hatching(codes: Codes, styles: Styles, rows: int, period: int, first: int) -> tuple[NDArray[np.intp], Colours]:
    """Which pixels of a band belong to the slanted lines over what is cut, and their colours."""
    cut = np.flatnonzero((codes & (CUT | EDGE)) == CUT)
    slant = (first + cut + np.arange(rows)[:, None]) % period < max(period // HATCH_PX, 1)
    row, number = np.nonzero(slant)
    return row * len(codes) + cut[number], styles.hatch[codes[cut]][number]


def _steps(wave: Envelope, codes: Codes, height: int, styles: Styles) -> Steps:
    """Where the colour of a column changes, from the first row to the last."""
    middle = height / 2
    peak_top = np.minimum(middle - wave.maximum * middle, middle - 0.5)
    peak_bottom = np.maximum(middle - wave.minimum * middle, middle + 0.5)
    body = wave.rms * middle
    made = [
        *_begin(peak_top, height, codes, styles.to_peak),
        *_begin(np.maximum(middle - body, peak_top), height, codes, styles.to_body),
        *_end(np.minimum(middle + body, peak_bottom), height, codes, styles.to_body),
        *_end(peak_bottom, height, codes, styles.to_peak),
    ]
    rows = np.concatenate([rows for rows, _added in made])
    order = np.argsort(rows.astype(np.uint16), kind="stable")
    columns = np.tile(np.arange(len(codes)), len(made))
    return rows[order], columns[order], np.concatenate([added for _rows, added in made])[order]


def _rise(amplitude: Rows) -> Rows:
    made: Rows = np.sign(amplitude) * np.minimum(np.abs(amplitude), 1.0) ** np.float32(LOUDER)
    return made


def _begin(edge: Rows, height: int, codes: Codes, differences: Colours) -> list[tuple[NDArray[np.intp], Colours]]:
    """From `edge` downwards another colour; the pixel that the edge divides has as much of it as lies below."""
    row, above = _divided(edge, height)
    part = differences[codes, SHADES - above]
    return [(row, part), (row + 1, differences[codes, SHADES] - part)]


def _end(edge: Rows, height: int, codes: Codes, differences: Colours) -> list[tuple[NDArray[np.intp], Colours]]:
    """From `edge` downwards that colour no more."""
    row, above = _divided(edge, height)
    part = differences[codes, above]
    return [(row, part - differences[codes, SHADES]), (row + 1, np.negative(part))]


def _divided(edge: Rows, height: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The row of each edge, and how many eighths of that pixel lie above it."""
    fine = np.rint(np.clip(edge, 0, height) * SHADES).astype(np.intp)
    return fine // SHADES, fine % SHADES
