"""Reads plain PCM straight from the file: no demuxer, no decoder, any place at once."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.container import PLAIN_FORMATS, OpenSound, open_sound
from radiodesk.audio.decoding import packets_of
from radiodesk.audio.fold import folding
from radiodesk.audio.frames import mend, to_floats
from radiodesk.audio.probe import describe
from radiodesk.model.problems import storage_guard


@dataclass(frozen=True)
class _Layout:
    """How a sample lies in the file: numpy's type, bytes a sample, FFmpeg's sample format that it stands for."""

    dtype: str
    size: int
    stands_for: str


_LAYOUTS = {
    "pcm_u8": _Layout("u1", 1, "u8"),
    "pcm_s16le": _Layout("<i2", 2, "s16"),
    "pcm_s16be": _Layout(">i2", 2, "s16"),
    "pcm_s24le": _Layout("<i4", 3, "s32"),
    "pcm_s32le": _Layout("<i4", 4, "s32"),
    "pcm_s32be": _Layout(">i4", 4, "s32"),
    "pcm_f32le": _Layout("<f4", 4, "flt"),
    "pcm_f64le": _Layout("<f8", 8, "dbl"),
}


class PcmStream:
    """The samples of a file of plain PCM, folded to at most two channels."""

    repeats = is_shareable = True

    def __init__(self, path: Path, layout: _Layout, place: int, given: int, fold: Samples | None) -> None:
        """`place` is the byte of the first sample; `given` is the channels in the file."""
        self._path, self._layout, self._place, self._given, self._fold = path, layout, place, given, fold
        self.info = describe(path)
        self._file = path.open("rb", buffering=0)
        self._out = np.empty((min(given, 2), 0), np.float32)
        self._raw = bytearray()

    def view(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count`, fewer where the file ends; overwritten by the next call."""
        count = max(min(count, self.info.samples - start), 0)
        if count > self._out.shape[1]:
            self._out = np.empty((len(self._out), count), np.float32)
            self._raw = bytearray(count * self._frame)
        with storage_guard(self._path):
            self._file.seek(self._place + start * self._frame)
            there = self._file.readinto(memoryview(self._raw)[: count * self._frame]) // self._frame
        out = self._out[:, :there]
        self._convert(self._numbers(there), out)
        return out

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    @property
    def _frame(self) -> int:
        return self._given * self._layout.size

    def _numbers(self, count: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.generic]]":
        """The numbers in the file, (given channels, count)."""
        if self._layout.size == 3:
            padded = np.zeros((count * self._given, 4), np.uint8)
            padded[:, 1:] = np.frombuffer(self._raw, np.uint8, count * self._frame).reshape(-1, 3)
            return padded.view(self._layout.dtype).reshape(count, self._given).T
        return np.frombuffer(self._raw, self._layout.dtype, count * self._given).reshape(count, self._given).T

    def _convert(self, numbers: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]", out: Samples) -> None:
        if self._fold is None:
            to_floats(numbers, self._layout.stands_for, out)
        else:
            given = np.empty(numbers.shape, np.float32)
            to_floats(numbers, self._layout.stands_for, given)
            np.matmul(self._fold, given, out=out)
        if self._layout.stands_for in {"flt", "dbl"}:
            mend(out)


def open_pcm(sound: OpenSound) -> PcmStream | None:
    """The stream of `sound` if it is plain PCM that lies in the file as FFmpeg reads it."""
    layout = _LAYOUTS.get(sound.decoder.codec.name)
    if layout is None or sound.format not in PLAIN_FORMATS or sound.stream.duration is None:
        return None
    place = _first_byte(sound.path)
    if place is None:
        return None
    return PcmStream(sound.path, layout, place, sound.decoder.channels, folding(sound.decoder.layout))


def _first_byte(path: Path) -> int | None:
    """Where the samples begin, if FFmpeg's first packet is what stands there."""
    with closing(open_sound(path)) as sound, storage_guard(path), path.open("rb") as file:
        first = next(packets_of(sound), None)
        if first is None or first.pos is None or first.pts or not first.size:
            return None
        file.seek(first.pos)
        return first.pos if file.read(first.size) == bytes(first) else None
