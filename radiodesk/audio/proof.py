"""Measures frames of MP3 as a listener gets them: decoded, K-weighted, oversampled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext

from radiodesk.audio.arrays import Samples
from radiodesk.audio.decoding import bare_packet
from radiodesk.audio.kweight import KWeighting
from radiodesk.audio.layer3 import FRAME, NotLayer3, channels_of, frame_places
from radiodesk.audio.loudness import HOP_S, decibels, integrated_lufs, range_lu
from radiodesk.audio.mp3 import DECODER_DELAY, ENCODER_DELAY, Mp3Format
from radiodesk.audio.truepeak import BLOCK, block_peaks
from radiodesk.model.sound import Loudness

WINDOW = 144
"""Samples in a window of the measurement: eight in a frame."""

WINDOWS = FRAME // WINDOW
"""Windows in a frame."""

_DELAY = ENCODER_DELAY + DECODER_DELAY
_PACKET = 16
"""Frames that the decoder is given at a time: it takes them one by one, but without a word of Python between."""

_PIECE = 3 * _PACKET
"""Frames that are measured at a time: they stay in a core's own memory."""

_BEFORE = 12
"""Frames decoded before those that are measured: enough for the bit reservoir at any bit rate, and for the filters."""

_WEIGHTED = FRAME // 2
"""Samples that the K-weighting takes at a time."""

_GATE = 10 ** (-6.3 / 20)
"""What stays so far under the loudest is not oversampled: 6.2 dB is the most that the interpolator gives."""

_SILENT = 1e-6


@dataclass(frozen=True)
class Figures:
    """K-weighted mean squares by windows, summed over the channels, and true peaks by frames."""

    energies: Samples
    peaks: Samples


def measured(data: bytes, first: int, count: int, form: Mp3Format) -> Figures:
    """The figures of `count` frames' length of sound, from where the frame number `first` of `data` begins to be heard.

    A decoder is behind by a little less than a frame, so it takes one frame more. Raises `NotLayer3`.
    """
    places = [*frame_places(data), len(data)]
    skipped = max(first - _BEFORE, 0)
    first -= skipped
    meter = _Meter(form)
    for sound in _decoded(data, places[skipped:], first + count + 1):
        meter.take(sound)
    lead = (first * FRAME + _DELAY) // _WEIGHTED * _WEIGHTED
    return meter.figures(lead // WINDOW, count * WINDOWS)


class _Meter:
    """Measures sound piece by piece, from `_DELAY` % `_WEIGHTED` on."""

    def __init__(self, form: Mp3Format) -> None:
        self._energies: list[Samples] = []
        self._peaks: list[Samples] = []
        self._weighting = KWeighting(form.sample_rate_hz, form.channels, _WEIGHTED)
        self._rest = np.zeros((form.channels, 0), np.float32)
        self._skip = _DELAY % _WEIGHTED - BLOCK
        self._loudest = 0.0

    def take(self, sound: Samples) -> None:
        """What comes next; the last few samples wait for those after them."""
        sound = np.concatenate([self._rest, sound], axis=1)[:, self._skip :]
        whole = (sound.shape[1] - 2 * BLOCK) // _WEIGHTED * _WEIGHTED
        weighted = self._weighting.filter(sound[:, BLOCK : BLOCK + whole]).reshape(len(sound), -1, WINDOW)
        self._energies.append(np.einsum("cwn,cwn->w", weighted, weighted) / np.float32(WINDOW))
        self._peaks.append(self._true_peaks(sound[:, : whole + 2 * BLOCK]))
        self._rest, self._skip = sound[:, whole:], 0

    def figures(self, first: int, count: int) -> Figures:
        """Of `count` windows from the number `first` on."""
        energies, peaks = (np.concatenate(parts)[first : first + count] for parts in (self._energies, self._peaks))
        return Figures(energies, peaks.reshape(-1, WINDOWS).max(axis=1))

    def _true_peaks(self, sound: Samples) -> Samples:
        """The peaks of the windows: true ones where they may be the highest so far."""
        self._loudest = max(self._loudest, float(sound.max()), -float(sound.min()))
        peaks = block_peaks(sound, max(self._loudest * _GATE, _SILENT)).reshape(-1, WINDOW // BLOCK).max(axis=1)
        self._loudest = max(self._loudest, float(peaks.max()))
        return np.asarray(peaks)


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


def _decoded(data: bytes, places: Sequence[int], count: int) -> Iterator[Samples]:
    """`count` frames as sound (channels, n), silent where there are fewer. Raises `NotLayer3`.

    Frames of `data` begin at the `places`, the last of which is the end.
    """
    there, channels = min(count, len(places) - 1), channels_of(data)
    decoder = cast("AudioCodecContext", av.CodecContext.create("mp3float", "r"))
    for first in range(0, there, _PIECE):
        end = min(first + _PIECE, there)
        limits = [*places[first:end:_PACKET], places[end]]
        packets = [bare_packet(data[start:stop]) for start, stop in pairwise(limits)]
        planes = [frame.planes for packet in packets for frame in decoder.decode(packet)]
        if len(planes) != end - first:
            raise NotLayer3
        together = b"".join(plane for channel in zip(*planes, strict=True) for plane in channel)
        yield np.frombuffer(together, np.float32).reshape(channels, -1)
    if there < count:
        yield np.zeros((channels, (count - there) * FRAME), np.float32)
