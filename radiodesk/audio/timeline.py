"""The episode as it is heard, sample by sample: kept spans joined by crossfades, faded in and out."""

from dataclasses import dataclass
from itertools import pairwise

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


class Timeline:
    """Reads the episode from any place. Its length is exactly the sum of the kept spans."""

    def __init__(self, source: Source, samples: int, edits: EditList) -> None:
        """`samples` is the exact length of the recording. Raises `NothingLeft`."""
        self._source = source
        self._edits = edits
        self.sample_rate_hz: int = source.sample_rate_hz
        half = round(CROSSFADE_S * self.sample_rate_hz / 2)
        self._parts = _with_crossfades(_parts(edits, samples, self.sample_rate_hz), samples, half)
        self.length: int = self._parts[-1].place + self._parts[-1].end - self._parts[-1].start
        self.channels: int = source.channels

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` of the episode, (channels, count), silent beyond its end."""
        out = np.zeros((self.channels, count), np.float32)
        for part in self._parts:
            first = max(part.place - part.left, start)
            last = min(part.place + part.end - part.start + part.right, start + count)
            if first < last:
                self._add(part, first, out[:, first - start : last - start])
        return self._faded(start, out)

    def _add(self, part: _Part, first: int, out: Samples) -> None:
        sound = self._source.read(part.start + first - part.place, out.shape[1])
        places = np.arange(first, first + sound.shape[1])
        if part.left and first < part.place + part.left:
            sound *= _rising(places - (part.place - part.left), part.left)
        end = part.place + part.end - part.start
        if part.right and first + sound.shape[1] > end - part.right:
            sound *= _rising(end + part.right - 1 - places, part.right)
        out[:, : sound.shape[1]] += sound

    def _faded(self, start: int, sound: Samples) -> Samples:
        fade_in, fade_out = self._edits.fade_in_s * self.sample_rate_hz, self._edits.fade_out_s * self.sample_rate_hz
        if start < fade_in or start + sound.shape[1] > self.length - fade_out:
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
