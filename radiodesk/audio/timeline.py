"""The episode as it is heard, sample by sample: kept spans joined by crossfades, faded in and out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.source import Source
from radiodesk.model.edits import CROSSFADE_S, EditList


@dataclass(frozen=True)
class _Part:
    """A kept span: samples of the recording, where it begins in the episode, and half its crossfades left and right."""

    start: int
    end: int
    place: int
    left: int = 0
    right: int = 0


class _Piece(NamedTuple):
    """What a kept span gives to a stretch of the episode. Places count from the start of the stretch or the piece."""

    place: int
    length: int
    source: int
    rises: int | None
    """Where its crossfade from what is before begins, if it reaches into the piece."""
    left: int
    falls: int | None
    right: int


class Timeline:
    """Reads the episode from any place. Its length is exactly the sum of the kept spans."""

    def __init__(self, source: Source, samples: int, edits: EditList) -> None:
        """`samples` is the exact length of the recording. Raises `NothingLeft`."""
        self._source = source
        self._edits = edits
        self.sample_rate_hz: int = source.sample_rate_hz
        half = round(CROSSFADE_S * self.sample_rate_hz / 2)
        self.crossfade: int = 2 * half
        self._parts = _with_crossfades(_parts(edits, samples, self.sample_rate_hz), samples, half)
        self.length: int = self._parts[-1].place + self._parts[-1].end - self._parts[-1].start
        self.channels: int = source.channels

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Each kept span: where it begins in the episode, and where in the recording."""
        return tuple((part.place, part.start) for part in self._parts)

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` of the episode, (channels, count), silent before and beyond it."""
        out = np.zeros((self.channels, count), np.float32)
        for piece in self._pieces(start, count):
            self._add(piece, out[:, piece.place : piece.place + piece.length])
        return self._faded(start, out)

    def content(self, start: int, count: int) -> tuple[object, ...]:
        """What `read` gives, as a value: where it is the same, the same samples come, wherever in an episode it is."""
        is_faded = self._is_faded(start, count)
        fades = (start, self.length, self._edits.fade_in_s, self._edits.fade_out_s) if is_faded else ()
        return (count, *map(tuple, self._pieces(start, count)), fades)

    def _pieces(self, start: int, count: int) -> Iterator[_Piece]:
        for part in self._parts:
            first = max(part.place - part.left, start)
            end = part.place + part.end - part.start
            last = min(end + part.right, start + count)
            if first < last:
                rises = part.place - part.left - first if part.left and first < part.place + part.left else None
                falls = end + part.right - first if part.right and last > end - part.right else None
                place = first - start
                left, right = (0 if rises is None else part.left), (0 if falls is None else part.right)
                yield _Piece(place, last - first, part.start + first - part.place, rises, left, falls, right)

    def _add(self, piece: _Piece, out: Samples) -> None:
        sound = self._source.read(piece.source, piece.length)
        places = np.arange(sound.shape[1])
        if piece.rises is not None:
            sound *= _rising(places - piece.rises, piece.left)
        if piece.falls is not None:
            sound *= _rising(piece.falls - 1 - places, piece.right)
        out[:, : sound.shape[1]] += sound

    def _is_faded(self, start: int, count: int) -> bool:
        fade_in, fade_out = self._edits.fade_in_s * self.sample_rate_hz, self._edits.fade_out_s * self.sample_rate_hz
        return start < fade_in or (fade_out > 0 and start + count > self.length - fade_out)

    def _faded(self, start: int, sound: Samples) -> Samples:
        if self._is_faded(start, sound.shape[1]):
            middles_s = (np.arange(start, start + sound.shape[1]) + 0.5) / self.sample_rate_hz
            sound *= fade_gain(middles_s, self._edits, self.length / self.sample_rate_hz).astype(np.float32)
        return sound


def _rising(steps: "np.ndarray[tuple[int, ...], np.dtype[np.int_]]", half: int) -> Samples:
    """A quarter of a sine over 2 * half samples, then 1: with its mirror image the power adds up to one."""
    return np.sin(np.clip((steps + 0.5) / (2 * half), 0.0, 1.0) * (np.pi / 2)).astype(np.float32)


def _parts(edits: EditList, samples: int, rate: int) -> list[_Part]:
    parts, place = [], 0
    for span in edits.kept(samples / rate):
        start, end = round(span.start_s * rate), min(round(span.end_s * rate), samples)
        if start < end:
            parts.append(_Part(start, end, place))
            place += end - start
    return parts


def _with_crossfades(parts: list[_Part], samples: int, half: int) -> list[_Part]:
    """Give each joint its crossfade: half reads into what was cut on either side, less where too little is there."""
    joints = [
        min(half, (a.end - a.start) // 2, (b.end - b.start) // 2, samples - a.end, b.start) for a, b in pairwise(parts)
    ]
    return [
        _Part(part.start, part.end, part.place, left, right)
        for part, left, right in zip(parts, [0, *joints], [*joints, 0], strict=True)
    ]
