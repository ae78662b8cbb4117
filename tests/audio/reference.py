"""The episode as anybody would make it who has no hurry: whole arrays, one step after another, nothing in chunks.

It shares nothing with the program but the edit list and the energies that were measured; see `docs/adr/0010`.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import soxr
from numpy.typing import NDArray

from radiodesk.model.clips import BED, INSERT, Clip
from radiodesk.model.edits import EditList

Numbers = NDArray[np.float64]
FRAME = 1152


@dataclass(frozen=True)
class Speech:
    """The K-weighted energies of a recording, by windows of so many seconds, and its loudness in LUFS."""

    energies: Numbers
    window_s: float
    lufs: float


@dataclass(frozen=True)
class Sounding:
    """Sound (channels, samples) and its rate."""

    sound: Numbers
    rate: int

    def at(self, rate: int) -> Numbers:
        if rate == self.rate:
            return self.sound
        between_silence = np.pad(self.sound, ((0, 0), (self.rate, self.rate)))
        converted = soxr.resample(between_silence.T.astype(np.float32), self.rate, rate, quality="HQ")
        return np.asarray(converted[rate:], np.float64).T


def episode(
    recording: Sounding, rate: int, edits: EditList, clips: dict[str, Sounding], speech: Speech | None = None
) -> Numbers:
    """What is heard, (channels, samples) at `rate`."""
    own = recording.at(rate)
    samples = round(recording.sound.shape[1] * rate / recording.rate)
    own = _adjusted(np.pad(own, ((0, 0), (0, max(samples - own.shape[1], 0))))[:, :samples], edits, rate)
    row = _row(edits, samples, rate)
    length = sum(last - first for _, first, last in row)
    channels = max(len(own), *(len(clips[clip.sound].sound) for clip in edits.clips), 1)
    out = np.zeros((channels, length))
    is_speech = _speech_in(speech, samples, rate)
    heard_speech = np.zeros(length, bool)
    half, place = round(0.004 * rate), 0
    for number, (clip, first, last) in enumerate(row):
        if clip is None:
            before, after = (half if number else 0), (half if number < len(row) - 1 else 0)
            before, after = min(before, first), min(after, samples - last)
            piece = own[:, first - before : last + after].copy()
            if number:
                piece[:, : before + half] *= _crossing(before + half)
            if number < len(row) - 1:
                piece[:, -(after + half) :] *= _crossing(after + half)[::-1]
            out[:, place - before : place + last - first + after] += piece
            heard_speech[place : place + last - first] = is_speech[first:last]
        else:
            _lay(out, place, _clip(clip, clips, rate, last - first))
        place += last - first
    down = _ducking(heard_speech, rate)
    for clip in edits.clips:
        if clip.role != INSERT and clip.at_s * rate <= max(last for other, _, last in row if other is None):
            at = _place(round(clip.at_s * rate), row)
            sound = _clip(clip, clips, rate, length - at)
            if clip.role == BED and speech:
                sound = sound * 10 ** (-clip.duck_db * down[at : at + sound.shape[1]] / 20)
            _lay(out, at, sound)
    return _faded(out, edits, rate)


def _row(edits: EditList, samples: int, rate: int) -> list[tuple[Clip | None, int, int]]:
    """What follows one another: a clip (or None), its first sample and the one behind its last."""
    spans = [[round(a * rate), min(round(b * rate), samples)] for a, b in edits.kept(samples / rate)]
    spans[0][0] = FRAME * round(spans[0][0] / FRAME)
    for left, right in pairwise(spans):
        removed = right[0] - left[1]
        more = FRAME * round(removed / FRAME) - removed
        left[1] -= more // 2
        right[0] += more - more // 2
    row: list[tuple[Clip | None, int, int]] = [(None, first, last) for first, last in spans]
    for clip in [clip for clip in edits.clips if clip.role == INSERT]:
        row = _with_insert(row, clip, round(clip.at_s * rate), rate)
    return row


def _with_insert(
    row: list[tuple[Clip | None, int, int]], clip: Clip, at: int, rate: int
) -> list[tuple[Clip | None, int, int]]:
    start = round(clip.start_s * rate)
    put_in = (clip, start, start + FRAME * round(round(clip.duration_s * rate) / FRAME))
    for number, (other, first, last) in enumerate(row):
        if other is None and clip.at_s * rate < last:
            if at - first < FRAME // 2:
                return [*row[:number], put_in, *row[number:]]
            if last - at < FRAME // 2:
                behind = next((n for n in range(number + 1, len(row)) if row[n][0] is None), len(row))
                return [*row[:behind], put_in, *row[behind:]]
            return [*row[:number], (None, first, at), put_in, (None, at, last), *row[number + 1 :]]
    return [*row, put_in]


def _place(sample: int, row: list[tuple[Clip | None, int, int]]) -> int:
    place = 0
    for clip, first, last in row:
        if clip is None and sample <= last:
            return place + max(sample - first, 0)
        place += last - first
    raise ValueError(sample)


def _clip(clip: Clip, clips: dict[str, Sounding], rate: int, most: int) -> Numbers:
    """What is heard of a clip, with its gain, its fades, and 4 ms at each edge."""
    start, length = round(clip.start_s * rate), min(round(clip.duration_s * rate), most)
    whole = clips[clip.sound].at(rate)
    sound = np.pad(whole, ((0, 0), (0, max(start + length - whole.shape[1], 0))))[:, start : start + length]
    sound = sound * 10 ** (clip.gain_db / 20)
    soft = min(round(0.004 * rate), length // 2)
    sound[:, :soft] *= _crossing(soft)
    sound[:, length - soft :] *= _crossing(soft)[::-1]
    return _faded(sound, clip, rate)


def _lay(out: Numbers, place: int, sound: Numbers) -> None:
    """Add `sound` to `out`, as far as it goes; one channel is heard in both."""
    out[:, place : place + sound.shape[1]] += sound


def _crossing(count: int) -> Numbers:
    """From 0 to 1: a quarter of a sine, along an S-curve instead of a straight line."""
    return np.sin(np.pi / 2 * _SHAPES["s-curve"]((np.arange(count) + 0.5) / count))


def _adjusted(sound: Numbers, edits: EditList, rate: int) -> Numbers:
    """The gains of the recording: in decibels, and at each edge an S-curve over 10 ms."""
    moments, half = np.arange(sound.shape[1]) + 0.5, round(0.005 * rate)
    asked = np.zeros(sound.shape[1])
    for start_s, end_s, gain_db in edits.gains:
        for edge_s, step_db in ((start_s, gain_db), (end_s, -gain_db)):
            share = np.clip((moments - round(edge_s * rate)) / (2 * half) + 0.5, 0, 1)
            asked += step_db * _SHAPES["s-curve"](share)
    return sound * 10 ** (asked / 20)


def _faded(sound: Numbers, edges: EditList | Clip, rate: int) -> Numbers:
    length = sound.shape[1]
    moments = np.arange(length) + 0.5
    for fade_s, name, reached in (
        (edges.fade_in_s, edges.fade_in_shape, moments),
        (edges.fade_out_s, edges.fade_out_shape, length - moments),
    ):
        if fade_s:
            share = np.clip(reached / min(fade_s * rate, length), 0, 1)
            sound = sound * _SHAPES[name](share)
    return sound


_SHAPES = {
    "s-curve": lambda share: (1 - np.cos(np.pi * share)) / 2,
    "linear": lambda share: share,
    "equal-power": lambda share: np.sqrt(1 - np.cos(np.pi / 2 * share) ** 2),
    "exponential": lambda share: (1000**share - 1) / 999,
}


def _speech_in(speech: Speech | None, samples: int, rate: int) -> NDArray[np.bool_]:
    """At which samples of the recording there is sound that counts: at most 20 LU below its loudness."""
    found = np.zeros(samples, bool)
    if speech:
        threshold = 10 ** ((max(speech.lufs - 20, -70) + 0.691) / 10)
        for window in np.flatnonzero(speech.energies >= threshold):
            found[round(window * speech.window_s * rate) : round((window + 1) * speech.window_s * rate)] = True
    return found


def _ducking(is_speech: NDArray[np.bool_], rate: int) -> Numbers:
    """How far beds are down: from 0.15 s before speech on, to 0.5 s behind it.

    Pauses of less than 0.4 s count as speech, knocks of less than 0.05 s do not.
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_speech.astype(int), [0]]))).tolist()
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    joined: list[list[int]] = []
    for first, last in spans:
        if joined and first - joined[-1][1] < 0.4 * rate:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    down = np.zeros(len(is_speech))
    moments = np.arange(len(is_speech)) + 0.5
    for first, last in joined:
        if last - first >= 0.05 * rate:
            rises = np.clip((moments - first) / round(0.15 * rate) + 1, 0, 1)
            falls = np.clip((last - moments) / round(0.5 * rate) + 1, 0, 1)
            both = [np.sin(share * np.pi / 2) ** 2 for share in (rises, falls)]
            down = np.maximum(down, np.minimum(*both))
    return down
