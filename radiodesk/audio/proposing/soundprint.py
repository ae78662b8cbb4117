"""The print of a recording's sound: 32 bits for every 16 ms, the same whatever its level and however it was encoded.

After Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002): each bit says whether the step
from one band to the next grows or shrinks with time. Ours looks at 128 ms in 33 bands from 300 to 2000 Hz, where every
codec keeps what it is given, and compares looks that are 64 ms apart.
"""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soxr
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import to_mono
from radiodesk.audio.part_file import part_file
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step

Prints = NDArray[np.uint32]
"""One after the other, `PRINT_S` apart; 0 where there is nothing to be heard."""

_RATE_HZ = 5000
_LOOK, _HOP, _APART = 640, 80, 4
_BANDS_HZ = np.geomspace(300, 2000, 34)
_SILENT = 1e-7
"""Mean squares below this (-70 dB) are silence."""

PRINT_S = _HOP / _RATE_HZ
LAST_S = (_APART + 1) * PRINT_S
"""What begins at `PRINT_S` times n is first heard in print n; what ends so long after that is last heard in it."""

_MAGIC = "RadioDesk soundprint 1"
_HEADER_BYTES = 128
_BLOCK_S = 8.0
_LOOKS_AT_ONCE = 2048


def make_soundprint(recording: Path, out: Path, step: Step) -> None:
    """Take the print of `recording` into the file `out`. Tells `step` samples done and expected.

    Raises what `Source` raises, and a `StorageProblem`.
    """
    with Source(recording) as source:
        prints = np.concatenate([np.zeros(0, np.uint32), *_prints(_bands(_thinned(source, step)))])
    data = prints.astype("<u4").tobytes()
    header = json.dumps({"magic": _MAGIC, "count": len(prints), "check_sum": zlib.crc32(data)})
    with part_file(out) as part:
        part.write_bytes(header.encode().ljust(_HEADER_BYTES - 1) + b"\n" + data)


def load_soundprint(file: Path) -> Prints | None:
    """The print in a file; None when there is none, or none that can be used, so that it must be made anew."""
    try:
        content = file.read_bytes()
        header = json.loads(content[:_HEADER_BYTES])
        data = content[_HEADER_BYTES:]
        is_whole = header["magic"] == _MAGIC and header["count"] * 4 == len(data)
        return np.frombuffer(data, "<u4") if is_whole and header["check_sum"] == zlib.crc32(data) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _thinned(source: Source, step: Step) -> Iterator[Samples]:
    """The recording in one channel at `_RATE_HZ`, with half a look of silence around it: looks count by their middles."""
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


def _bands(sound: Iterator[Samples]) -> Iterator[Samples]:
    """The power of each band, (looks, bands); all 0 where there is silence."""
    window = np.hanning(_LOOK).astype(np.float32)
    edges = np.rint(_BANDS_HZ * _LOOK / _RATE_HZ).astype(np.intp)
    rest = np.zeros(0, np.float32)
    for piece in sound:
        rest = np.concatenate([rest, piece])
        count = max((len(rest) - _LOOK) // _HOP + 1, 0)
        for first in range(0, count, _LOOKS_AT_ONCE):
            looks = sliding_window_view(rest, _LOOK)[::_HOP][first : min(first + _LOOKS_AT_ONCE, count)]
            spectra = np.fft.rfft(looks * window)
            power = np.cumsum(np.square(spectra.real) + np.square(spectra.imag), axis=1)
            is_silent = np.einsum("ij,ij->i", looks, looks) < _SILENT * _LOOK
            yield np.where(is_silent[:, None], 0, np.diff(power[:, edges], axis=1)).astype(np.float32)
        rest = rest[count * _HOP :]


def _prints(bands: Iterator[Samples]) -> Iterator[Prints]:
    weights = np.left_shift(np.uint32(1), np.arange(len(_BANDS_HZ) - 2, dtype=np.uint32))
    before = np.zeros((0, len(_BANDS_HZ) - 1), np.float32)
    for piece in bands:
        together = np.concatenate([before, piece])
        steps = np.diff(together, axis=1)
        is_growing = steps[_APART:] > steps[:-_APART]
        is_heard = together[_APART:].any(axis=1) & together[:-_APART].any(axis=1)
        yield np.where(is_heard, (is_growing * weights).sum(axis=1, dtype=np.uint32), np.uint32(0))
        before = together[-_APART:]
