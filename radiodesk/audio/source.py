"""Reads any recording as float32 samples, from any place, exact to the sample, in constant memory."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.container import open_sound
from radiodesk.audio.decoding import Decoder, SoundPacket, packets_of
from radiodesk.audio.frames import FrameReader, UnusableFrame, mend
from radiodesk.audio.index import Index, build_index
from radiodesk.audio.probe import describe
from radiodesk.model.problems import DamagedRecording
from radiodesk.model.sound import MediaInfo

_WINDOW = 1 << 17
_KEPT = 1 << 15
_NEAR_S = 2.0
_NO_END = 1 << 62


class Source:
    """A recording as samples. Reading on is fast; jumping costs a few milliseconds, the first jump up to 0.3 s an hour.

    Sound of more than two channels arrives folded to stereo (`fold.folding`).
    """

    def __init__(self, path: Path) -> None:
        """Open `path`; raises what `probe` raises."""
        self._path = path
        self._open()
        decoder = self._sound.decoder
        self.sample_rate_hz: int = decoder.sample_rate
        self.channels: int = min(decoder.channels, 2)
        self._reader = FrameReader(self.channels, self.sample_rate_hz)
        self._window = np.empty((self.channels, _WINDOW), np.float32)
        self._end = _NO_END

    @cached_property
    def info(self) -> MediaInfo:
        """The format as the file states it; see `probe.describe`."""
        return describe(self._path)

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` as (channels, n); n is less than `count` only where the recording ends.

        `start` counts from 0. Damaged stretches read as silence. Raises `DamagedRecording` when the format changes
        on the way, or a `StorageProblem`.
        """
        out = np.empty((self.channels, count), np.float32)
        done = 0
        while done < count and self._reach(start + done):
            skip = start + done - self._start
            piece = self._window[:, skip : min(self._count, skip + count - done)]
            out[:, done : done + piece.shape[1]] = piece
            done += piece.shape[1]
        mend(out[:, :done])
        return out[:, :done]

    def close(self) -> None:
        """Give the file back."""
        self._sound.close()

    def __enter__(self) -> "Source":
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _reach(self, sample: int) -> bool:
        """Bring `sample` into the window; False when the recording ends before it."""
        ahead = sample - (self._start + self._count)
        if sample < self._start or ahead > _NEAR_S * self.sample_rate_hz:
            self._jump(sample)
        while not self._start <= sample < self._start + self._count:
            packet = next(self._packets, None)
            if packet is None:
                return False
            self._take(packet)
        return True

    def _open(self) -> None:
        self._sound = open_sound(self._path)
        self._decoder = Decoder(self._sound)
        self._packets: Iterator[SoundPacket] = packets_of(self._sound)
        self._start = self._count = 0
        self._end = _NO_END

    @cached_property
    def _index(self) -> Index:
        return build_index(self._path)

    def _jump(self, sample: int) -> None:
        self._decoder.restart()
        placed = self._index.jump(self._sound, sample)
        if placed is None:
            self.close()
            self._open()
            return
        self._end = self._index.end
        self._start, self._count = _NO_END, 0
        for packet, first in placed:
            if packet.size:
                self._start, self._count = first, 0
            self._take(packet)
            if self._start + self._count > sample:
                break
        self._packets = (packet for packet, _ in placed)

    def _take(self, packet: SoundPacket) -> None:
        missing, frames = self._decoder.decode(packet)
        if missing:
            self._room(missing)[:] = 0.0
        for frame in frames:
            try:
                self._reader.write(frame, self._room(frame.samples))
            except UnusableFrame as fault:
                raise DamagedRecording(name=self._path.name, reason=fault.reason) from fault
        self._count = min(self._count, max(self._end - self._start, 0))

    def _room(self, count: int) -> Samples:
        """Make place for `count` samples at the end of the window, letting go of the oldest."""
        if self._count + count > self._window.shape[1]:
            self._let_go(count)
        room = self._window[:, self._count : self._count + count]
        self._count += count
        return room

    def _let_go(self, count: int) -> None:
        kept = min(_KEPT, self._count)
        old = self._window[:, self._count - kept : self._count]
        if kept + count > self._window.shape[1]:
            self._window = np.empty((self.channels, kept + count), np.float32)
        self._window[:, :kept] = old.copy()
        self._start += self._count - kept
        self._count = kept
