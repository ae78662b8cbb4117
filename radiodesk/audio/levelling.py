"""The chain from the timeline to the encoder's door: channels, sample rate, gain, limiter; in pieces, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
import soxr

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import to_mono
from radiodesk.audio.limiter import BLOCK, CONTEXT, limited
from radiodesk.audio.mp3 import FRAME, SAMPLE_RATES_HZ
from radiodesk.audio.timeline import Timeline

_PIECE = 64 * FRAME
_QUALITY = "HQ"


@dataclass(frozen=True)
class Level:
    """The gain before the limiter in dB, and the true peak in dBTP that the limiter holds."""

    gain_db: float
    ceiling_dbtp: float


def output_rate_hz(sample_rate_hz: int) -> int:
    """The rate that is published: the recording's own where MP3 has it, else a relative of it."""
    if sample_rate_hz in SAMPLE_RATES_HZ:
        return sample_rate_hz
    return 44_100 if sample_rate_hz % 11_025 == 0 else 48_000


def levelled(timeline: Timeline, channels: int, rate_hz: int, total: int, level: Level) -> Iterator[Samples]:
    """The episode in pieces of (channels, n), `total` samples at `rate_hz`, at this level."""
    gain = np.float32(10 ** (level.gain_db / 20))
    ceiling = 10 ** (level.ceiling_dbtp / 20)
    sound: Iterator[Samples] = (_in_channels(piece, channels) * gain for piece in _pieces(timeline))
    if rate_hz != timeline.sample_rate_hz:
        sound = _resampled(sound, timeline.sample_rate_hz, rate_hz, channels)
    for window, count in _with_context(sound, channels, total):
        yield limited(window, ceiling)[:, :count]


def _pieces(timeline: Timeline) -> Iterator[Samples]:
    for start in range(0, timeline.length, _PIECE):
        yield timeline.read(start, min(_PIECE, timeline.length - start))


def _in_channels(sound: Samples, channels: int) -> Samples:
    mono_or_same = to_mono(sound) if channels == 1 else sound
    return np.broadcast_to(mono_or_same, (channels, sound.shape[1]))


def _resampled(sound: Iterator[Samples], from_hz: int, to_hz: int, channels: int) -> Iterator[Samples]:
    stream = soxr.ResampleStream(from_hz, to_hz, channels, dtype="float32", quality=_QUALITY)
    for piece in sound:
        yield stream.resample_chunk(np.ascontiguousarray(piece.T)).T
    yield stream.resample_chunk(np.zeros((0, channels), np.float32), last=True).T


def _with_context(sound: Iterator[Samples], channels: int, total: int) -> Iterator[tuple[Samples, int]]:
    """Pieces of the stream with the limiter's context on both sides, and how many samples of each are meant.

    Before the beginning and after the end there is silence. Pieces are filled up to whole limiter blocks.
    """
    before = np.zeros((channels, CONTEXT), np.float32)
    after = np.zeros((channels, _PIECE), np.float32)
    stream = chain([before], sound, repeat(after))
    held = next(stream)
    for start in range(0, total, _PIECE):
        count = min(_PIECE, total - start)
        filled = -(-count // BLOCK) * BLOCK
        while held.shape[1] < filled + 2 * CONTEXT:
            held = np.concatenate([held, next(stream)], axis=1)
        yield held[:, : filled + 2 * CONTEXT], count
        held = held[:, filled:]
