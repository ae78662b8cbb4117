"""Puts sound on the bench: decoded by PyAV, brought to the bench's sample rate, held by pydub as 16-bit samples."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import soxr

from radiodesk.audio.arrays import Samples
from radiodesk.audio.loudness import decibels
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step
from radiodesk.model.problems import ClipTooLong, EmptyRecording
from radiodesk.model.timecode import format_clock

if TYPE_CHECKING:
    from pydub import AudioSegment as Segment

LONGEST_S = 600.0
"""All sound on the bench together. pydub keeps several copies of it in memory: 115 MB each at 48 kHz in stereo."""

_BLOCK = 1 << 16
_FULL = 32768

_HARMLESS = (
    (DeprecationWarning, "'audioop' is deprecated"),  # from Python 3.13 on, audioop-lts takes its place
    (DeprecationWarning, ".*invalid escape sequence"),  # in pydub's patterns, when they are compiled for the first time
    (SyntaxWarning, ".*invalid escape sequence"),  # the same from Python 3.12 on
    (RuntimeWarning, "Couldn't find ffmpeg or avconv"),  # it would decode with them; here PyAV does
)
"""What Python says of importing pydub 0.25.1, its last release; anything else it says is heard."""


@dataclass(frozen=True)
class Bench:
    """What all sounds on the bench have in common, so that they can be put together."""

    sample_rate_hz: int
    channels: int

    def segment(self, data: bytes) -> "Segment":
        """16-bit samples, interleaved, as pydub holds them."""
        return pydub_segment()(data, sample_width=2, frame_rate=self.sample_rate_hz, channels=self.channels)


@dataclass(frozen=True)
class Loaded:
    """Sound on the bench, and by how many dB it was made softer to fit into 16 bits; MP3 reaches beyond full scale."""

    segment: "Segment"
    softened_db: float


def pydub_segment() -> "type[Segment]":
    """Pydub's AudioSegment, imported on demand (25 ms)."""
    with warnings.catch_warnings():
        for kind, message in _HARMLESS:
            warnings.filterwarnings("ignore", message, kind)
        from pydub import AudioSegment
    return cast("type[Segment]", AudioSegment)


def bench_for(sounds: tuple[Path, ...]) -> Bench:
    """The bench for these: the rate that is published for the first, and as many channels as the richest of them has.

    Raises `ClipTooLong`, naming the first file with which it is too much, before anything is decoded.
    """
    rate, channels, length_s = 0, 0, 0.0
    for path in sounds:
        with Source(path) as source:
            rate = rate or output_rate_hz(source.sample_rate_hz)
            channels = max(channels, source.channels)
            length_s += source.info.duration_s
        _insist(length_s, path)
    return Bench(rate, channels)


def loaded(path: Path, bench: Bench, step: Step) -> Loaded:
    """The sound of `path`, as the bench needs it.

    Raises what `Source` raises; `EmptyRecording`; `ClipTooLong` when there is more sound than the file had said.
    """
    data, peak = _decoded(path, bench, 1.0, step)
    if peak > 1.0:
        data, _ = _decoded(path, bench, 1.0 / peak, step)
    if not data:
        raise EmptyRecording(name=path.name)
    return Loaded(bench.segment(data), max(decibels(peak), 0.0))


def _decoded(path: Path, bench: Bench, gain: float, step: Step) -> tuple[bytes, float]:
    """The samples, and the highest level that the sound reaches before `gain`."""
    pieces, peak = [], 0.0
    with Source(path) as source:
        for block in _at_rate(source, bench.sample_rate_hz, path, step):
            peak = max(peak, float(np.abs(block).max(initial=0.0)))
            numbers = np.clip(np.rint(block * np.float32(gain * _FULL)), -_FULL, _FULL - 1).astype("<i2")
            pieces.append(np.broadcast_to(numbers, (len(numbers), bench.channels)).tobytes())
    return b"".join(pieces), peak


def _at_rate(source: Source, rate: int, path: Path, step: Step) -> Iterator[Samples]:
    """Blocks of (samples, channels)."""
    converter = soxr.ResampleStream(source.sample_rate_hz, rate, source.channels, dtype="float32", quality="HQ")
    place, is_over = 0, False
    while not is_over:
        block = np.ascontiguousarray(source.view(place, _BLOCK).T)
        place, is_over = place + len(block), not len(block)
        _insist(place / source.sample_rate_hz, path)
        yield block if source.sample_rate_hz == rate else converter.resample_chunk(block, last=is_over)
        step(place, max(source.info.samples, place))


def _insist(length_s: float, path: Path) -> None:
    if length_s > LONGEST_S:
        raise ClipTooLong(name=path.name, length=format_clock(length_s), longest=format_clock(LONGEST_S))
