"""Decodes a recording into a sliding window of float32 samples, from any place, exact to the sample."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.container import BARE_FORMATS, OpenSound, open_sound
from radiodesk.audio.decoding import Decoder, Lengths, SoundPacket, packets_of
from radiodesk.audio.frames import FrameReader, UnusableFrame, mend
from radiodesk.audio.index import LEAD_PACKETS, Index, Placed, build_index
from radiodesk.model.problems import DamagedRecording

_WINDOW = 1 << 17
_KEPT = 1 << 15
_NEAR_S = 2.0
_NO_END = 1 << 62


class DecodedStream:
    """The samples that come out of FFmpeg's decoder, folded to at most two channels."""

    def __init__(self, sound: OpenSound, index: Index | None = None) -> None:
        """`sound` stands at its beginning; it is closed with this. An `index` is built when it is needed."""
        self._path: Path = sound.path
        self._rate = sound.decoder.sample_rate
        self._channels = min(sound.decoder.channels, 2)
        self._reader = FrameReader(self._channels, self._rate)
        self._window = np.empty((self._channels, _WINDOW), np.float32)
        self._index = index
        self._begin(sound)

    def view(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count`, fewer where the recording ends; overwritten by the next call."""
        if start < self._start or start > self._reached + _NEAR_S * self._rate:
            self._jump(start)
        while self._reached < start + count:
            packet = next(self._packets, None)
            if packet is None:
                break
            self._take(packet, start)
        skip = min(start - self._start, self._count) if start >= self._start else self._count
        sound = self._window[:, skip : min(self._count, skip + count)]
        mend(sound)
        return sound

    def close(self) -> None:
        """Give the file back."""
        self._sound.close()

    @property
    def _reached(self) -> int:
        return self._start + self._count

    def _begin(self, sound: OpenSound) -> None:
        self._sound = sound
        self._decoder = Decoder(sound)
        self._packets: Iterator[SoundPacket] = packets_of(sound)
        self._start = self._count = 0
        self._end = _NO_END

    @cached_property
    def _lengths(self) -> Lengths:
        return Lengths(self._sound)

    def _jump(self, sample: int) -> None:
        if self._index is None and sample >= self._reached and self._sound.format in BARE_FORMATS:
            if lead := self._stepped_over(sample):
                self._enter(lead, sample)
            return
        self._index = self._index or build_index(self._path)
        self._decoder.restart()
        placed = self._index.jump(self._sound, sample)
        if placed is None:
            self.close()
            self._begin(open_sound(self._path))
            return
        self._end = self._index.end
        self._enter(placed, sample)
        self._packets = (packet for packet, _ in placed)

    def _stepped_over(self, sample: int) -> deque[Placed]:
        """The packets before the one that holds `sample`, and that one; what is before them is not decoded.

        Empty at the end of the recording.
        """
        while not self._count and (packet := next(self._packets, None)):
            self._take(packet, 0)
        place = self._reached
        lead: deque[Placed] = deque(maxlen=LEAD_PACKETS + 1)
        for packet in self._packets:
            lead.append((packet, place))
            place += self._lengths.of(packet)
            if place > sample or not packet.size:
                break
        if len(lead) == 1 and not lead[0][0].size:  # nothing but the end was left
            self._take(lead.pop()[0], 0)
        if lead:
            self._decoder.restart()
        return lead

    def _enter(self, placed: Iterable[Placed], sample: int) -> None:
        """Decode from the first of these packets until `sample` is reached."""
        self._start, self._count = _NO_END, 0
        for packet, first in placed:
            if packet.size:
                self._start, self._count = first, 0
            self._take(packet, sample)
            if self._reached > sample:
                break

    def _take(self, packet: SoundPacket, needed: int) -> None:
        missing, frames = self._decoder.decode(packet)
        if missing:
            self._room(missing, needed)[:] = 0.0
        for frame in frames:
            try:
                self._reader.write(frame, self._room(frame.samples, needed))
            except UnusableFrame as fault:
                raise DamagedRecording(name=self._path.name, reason=fault.reason) from fault
        if self._reached > self._end:
            self._count = max(self._end - self._start, 0)

    def _room(self, count: int, needed: int) -> Samples:
        """Make place for `count` samples at the end of the window, letting go of old ones that are not needed."""
        end = self._count + count
        if end > self._window.shape[1]:
            self._let_go(count, needed)
            end = self._count + count
        room = self._window[:, self._count : end]
        self._count = end
        return room

    def _let_go(self, count: int, needed: int) -> None:
        kept = min(max(_KEPT, self._reached - needed), self._count)
        old = self._window[:, self._count - kept : self._count]
        if kept + count > self._window.shape[1]:
            self._window = np.empty((self._channels, 2 * (kept + count)), np.float32)
        self._window[:, :kept] = old.copy()
        self._start += self._count - kept
        self._count = kept
