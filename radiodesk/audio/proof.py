"""Measures frames of MP3 as a listener gets them: decoded, K-weighted, oversampled."""

from dataclasses import dataclass
from typing import cast

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext

from radiodesk.audio.arrays import Samples
from radiodesk.audio.decoding import bare_packet
from radiodesk.audio.kweight import KWeighting
from radiodesk.audio.layer3 import FRAME, channels_of, frame_places
from radiodesk.audio.loudness import HOP_S, decibels, integrated_lufs, range_lu
from radiodesk.audio.mp3 import DECODER_DELAY, ENCODER_DELAY, Mp3Format
from radiodesk.audio.truepeak import AFTER, BEFORE, true_peaks
from radiodesk.model.sound import Loudness

WINDOW = 144
"""Samples in a window of the measurement: eight in a frame."""

WINDOWS = FRAME // WINDOW
"""Windows in a frame."""

_DELAY = ENCODER_DELAY + DECODER_DELAY
_PIECE = 48 * WINDOWS
_PACKET = 16
"""Frames that the decoder is given at a time: it takes them one by one, but without a word of Python between."""

_BLOCK = FRAME // 2
"""Samples that the K-weighting takes at a time."""

_GATE = 10 ** (-6.3 / 20)
"""Windows that stay so far under the loudest are not oversampled: 6.2 dB is the most that the interpolator gives."""


@dataclass(frozen=True)
class Figures:
    """K-weighted mean squares by windows, summed over the channels, and true peaks by frames."""

    energies: Samples
    peaks: Samples


def measured(data: bytes, first: int, count: int, form: Mp3Format) -> Figures:
    """The figures of `count` frames' length of sound, from where the frame number `first` of `data` begins to be heard.

    A decoder is behind by a little less than a frame, so it takes one frame more. Raises `NotLayer3`.
    """
    sound = _decoded(data, first + count + 1)
    skipped = _DELAY % _BLOCK
    lead = (first * FRAME + _DELAY - skipped) // WINDOW
    whole = sound[:, skipped : skipped + (lead + count * WINDOWS) * WINDOW]
    return Figures(_energies(whole, form.sample_rate_hz)[lead:], _peaks(sound, first * FRAME + _DELAY, count * WINDOWS))


class Tally:
    """Sums up the figures of one part after another, in memory that hardly grows."""

    def __init__(self, sample_rate_hz: int) -> None:
        """Begin at the beginning of an episode."""
        self._rate = sample_rate_hz
        self._hop = HOP_S * sample_rate_hz / WINDOW
        self._windows, self._total, self._peak = 0, 0.0, 0.0
        self._reached = [np.zeros(1)]
        self._hops = 1

    def add(self, figures: Figures) -> None:
        """What is heard next."""
        before = np.concatenate([[0.0], np.cumsum(figures.energies, dtype=np.float64)]) + self._total
        last = int((self._windows + len(figures.energies)) / self._hop)
        places = np.arange(self._hops, last + 1) * self._hop - self._windows
        whole = np.minimum(places.astype(np.intp), len(figures.energies) - 1)
        self._reached.append(before[whole] + (places - whole) * figures.energies[whole])
        self._windows, self._hops, self._total = self._windows + len(figures.energies), last + 1, before[-1]
        self._peak = max(self._peak, float(figures.peaks.max(initial=0.0)))

    def loudness(self, samples: int) -> Loudness:
        """Of all that was added, which is `samples` long and silent after them."""
        hops = max(int(samples / self._rate / HOP_S + 1e-6), 1)
        reached = np.concatenate([*self._reached, [self._total]])[: hops + 1] * (WINDOW / self._rate)
        return Loudness(integrated_lufs(reached), range_lu(reached), decibels(self._peak))


def _decoded(data: bytes, count: int) -> Samples:
    """The first `count` frames as sound (channels, count * FRAME), silent where `data` ends before."""
    places = [*frame_places(data), len(data)]
    decoder = cast("AudioCodecContext", av.CodecContext.create("mp3float", "r"))
    sound = np.zeros((channels_of(data), count * FRAME), np.float32)
    for first in range(0, min(count, len(places) - 1), _PACKET):
        end = min(first + _PACKET, count, len(places) - 1)
        planes = [frame.planes for frame in decoder.decode(bare_packet(data[places[first] : places[end]]))]
        for channel, parts in zip(sound, zip(*planes, strict=True), strict=True):
            channel[first * FRAME : end * FRAME] = np.frombuffer(b"".join(parts), np.float32)
    return sound


def _energies(sound: Samples, sample_rate_hz: int) -> Samples:
    weighting = KWeighting(sample_rate_hz, len(sound), _BLOCK)
    parts = []
    for start in range(0, sound.shape[1], _PIECE * WINDOW):
        weighted = weighting.filter(sound[:, start : start + _PIECE * WINDOW]).reshape(len(sound), -1, WINDOW)
        parts.append(np.einsum("cwn,cwn->w", weighted, weighted) / WINDOW)
    return np.concatenate(parts).astype(np.float32)


def _peaks(sound: Samples, start: int, windows: int) -> Samples:
    middle = sound[:, start : start + windows * WINDOW].reshape(len(sound), windows, WINDOW)
    peaks = np.maximum(middle.max(axis=2), -middle.min(axis=2))
    channel, number = np.nonzero(peaks > max(float(peaks.max(initial=0.0)) * _GATE, 1e-6))
    padded = np.pad(sound[:, start - BEFORE : start + windows * WINDOW + AFTER], ((0, 0), (0, AFTER)))
    rows = np.lib.stride_tricks.sliding_window_view(padded, BEFORE + WINDOW + AFTER, axis=1)[:, ::WINDOW]
    for piece in range(0, len(number), _PIECE):
        some = channel[piece : piece + _PIECE], number[piece : piece + _PIECE]
        peaks[some] = true_peaks(rows[some])
    return np.asarray(peaks.max(axis=0).reshape(-1, WINDOWS).max(axis=1), np.float32)
