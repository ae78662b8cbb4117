"""Decodes a recording into a sliding window of float32 samples, from any place, exact to the sample."""

from collections import deque
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.container import PLAIN_FORMATS, OpenSound, open_sound
from radiodesk.audio.decoding import Decoder, SoundPacket, packets_of
from radiodesk.audio.entrance import Turns, Unproven, has_ruler, placed_by, repeats, ruler_of
from radiodesk.audio.frames import FrameReader, UnusableFrame, mend
from radiodesk.audio.index import Index, Placed, build_index, lead_packets
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
        self.repeats = repeats(sound.decoder.codec.canonical_name)
        self.is_shareable = self.repeats and (has_ruler(sound) or sound.format in PLAIN_FORMATS)
        self._begin(sound)

    def view(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count`, fewer where the recording ends; overwritten by the next call."""
        if start >= self._end:
            return self._window[:, :0]
        is_far = start > self._reached + _NEAR_S * self._rate and self._turns.before(start) > self._place
        if start < self._start or is_far:
            self._jump(start)
        while self._reached < start + count:
            packet = next(self._packets, None)
            if packet is None:
                break
            if self._place >= self._turn:
                self._begin_anew(self._place)
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

    @property
    def _place(self) -> int:
        """The sample with which the next packet begins."""
        return self._reached + self._decoder.missing

    def _begin(self, sound: OpenSound) -> None:
        self._sound = sound
        self._decoder = Decoder(sound)
        self._turns = Turns.of(sound)
        self._packets: Iterator[SoundPacket] = packets_of(sound)
        self._passed: deque[SoundPacket] = deque(maxlen=lead_packets(sound))
        self._start = self._count = 0
        self._end = _NO_END
        self._turn = self._turns.after(0)

    def _jump(self, sample: int) -> None:
        """Go to where whoever wants `sample` enters."""
        if self._index is None and sample >= self._reached and self._steps_to(self._turns.before(sample)):
            return
        self._index = self._index or build_index(self._path)
        entrance = self._turns.before(sample)
        placed = self._index.jump(self._sound, entrance)
        if placed is None:
            self.close()
            self._begin(open_sound(self._path))
            return
        self._end = self._index.end
        self._passed.clear()
        self._packets = chain(self._entered(placed, entrance), (packet for packet, _ in placed))

    def _steps_to(self, entrance: int) -> bool:
        """Step over the packets before `entrance` without decoding them, if that can be done."""
        while not self._count and (packet := next(self._packets, None)):
            self._take(packet, 0)
        try:
            ruler = ruler_of(self._sound, self._passed)
            if ruler is not None:
                placed = placed_by(ruler, self._packets, self._place)
                self._packets = chain(self._entered(placed, entrance), self._packets)
            return ruler is not None
        except Unproven:
            return False

    def _entered(self, placed: Iterator[Placed], entrance: int) -> tuple[SoundPacket, ...]:
        """Pass over packets, and be ready to decode the first that begins at `entrance` or later: it is returned."""
        for packet, place in placed:
            if packet.size and place >= entrance:
                self._begin_anew(place)
                self._start, self._count = place, 0
                return (packet,)
            self._passed.append(packet)
        self._start, self._count, self._end = _NO_END, 0, entrance + self._turns.near
        return ()

    def _begin_anew(self, place: int) -> None:
        """Forget all but the last packets before `place`, which everyone is fed who enters there."""
        self._decoder.restart(self._passed)
        self._turn = self._turns.after(place)

    def _take(self, packet: SoundPacket, needed: int) -> None:
        self._passed.append(packet)
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
