"""The print of a recording's sound: 32 bits for every 16 ms, the same whatever its level and however it was encoded.

After Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002): each bit says whether the step
from one band to the next grows or shrinks with time. Ours looks at 128 ms in 33 bands from 300 to 2000 Hz, where every
codec keeps what it is given, and compares looks that are 64 ms apart.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soxr
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import to_mono
from radiodesk.audio.part_file import part_file
from radiodesk.audio.proposing.prints_file import LOOKS_A_PRINT, PRINT_S, Soundprint
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step

_RATE_HZ = 5000
_LOOK, _HOP, _APART = 640, round(PRINT_S * _RATE_HZ), LOOKS_A_PRINT - 1
_BANDS_HZ = np.geomspace(300, 2000, 34)
_SILENT = 1e-7
"""Mean squares below this (-70 dB) are silence."""

_SOFTEST = 1e-8

_BLOCK_S = 8.0
_LOOKS_AT_ONCE = 2048


def make_soundprint(recording: Path, out: Path, step: Step) -> None:
    """Take the print of `recording` into the file `out`. Tells `step` samples done and expected.

    Raises what `Source` raises, and a `StorageProblem`.
    """
    prints, levels = [np.zeros(0, np.uint32)], [np.zeros(0, np.float16)]
    before = np.zeros((0, len(_BANDS_HZ) - 1), np.float32)
    with Source(recording) as source:
        for bands, level in _looks(_thinned(source, step)):
            together = np.concatenate([before, bands])
            prints.append(_prints(together))
            levels.append(level)
            before = together[-_APART:]
    with part_file(out) as part:
        part.write_bytes(Soundprint(np.concatenate(prints), np.concatenate(levels)).packed())


def _thinned(source: Source, step: Step) -> Iterator[Samples]:
    """The recording in one channel at `_RATE_HZ`, with half a look of silence around it."""
    block, place = round(_BLOCK_S * source.sample_rate_hz), 0
    half = np.zeros(_LOOK // 2, np.float32)
    yield half
    converter = soxr.ResampleStream(source.sample_rate_hz, _RATE_HZ, 1, dtype="float32", quality="LQ")
    while True:
        sound = to_mono(source.view(place, block))[0]
        place += len(sound)
        yield converter.resample_chunk(np.ascontiguousarray(sound), last=len(sound) < block)
        if len(sound) < block:
            break
        step(place, max(source.info.samples, place))
    yield half


def _looks(sound: Iterator[Samples]) -> Iterator[tuple[Samples, NDArray[np.float16]]]:
    """The power of each band, (looks, bands), all 0 where there is silence; and the level amid each look."""
    window = np.hanning(_LOOK).astype(np.float32)
    edges = np.rint(_BANDS_HZ * _LOOK / _RATE_HZ).astype(np.intp)
    middle = slice((_LOOK - _HOP) // 2, (_LOOK + _HOP) // 2)
    rest = np.zeros(0, np.float32)
    for piece in sound:
        rest = np.concatenate([rest, piece])
        count = max((len(rest) - _LOOK) // _HOP + 1, 0)
        for first in range(0, count, _LOOKS_AT_ONCE):
            looks = sliding_window_view(rest, _LOOK)[::_HOP][first : min(first + _LOOKS_AT_ONCE, count)]
            spectra = np.fft.rfft(looks * window)
            power = np.cumsum(np.square(spectra.real) + np.square(spectra.imag), axis=1)
            is_silent = _mean_squares(looks) < _SILENT
            bands = np.where(is_silent[:, None], 0, np.diff(power[:, edges], axis=1)).astype(np.float32)
            yield bands, (10 * np.log10(_mean_squares(looks[:, middle]) + _SOFTEST)).astype(np.float16)
        rest = rest[count * _HOP :]


def _mean_squares(rows: Samples) -> Samples:
    return np.asarray(np.einsum("ij,ij->i", rows, rows) / rows.shape[1])


def _prints(bands: Samples) -> NDArray[np.uint32]:
    weights = np.left_shift(np.uint32(1), np.arange(bands.shape[1] - 1, dtype=np.uint32))
    steps = np.diff(bands, axis=1)
    is_growing = steps[_APART:] > steps[:-_APART]
    is_heard = bands[_APART:].any(axis=1) & bands[:-_APART].any(axis=1)
    return np.where(is_heard, (is_growing * weights).sum(axis=1, dtype=np.uint32), np.uint32(0))
