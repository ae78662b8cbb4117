"""What of a transcript is heard after the edits, and when: its cues and words at the times of the episode."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from radiodesk.model.course import Stretch
from radiodesk.model.edits import JOINT_S, EditList
from radiodesk.model.transcript import Cue, Transcript, Word

LEAST_HEARD = 0.5
"""So much of a cue without word times must be heard for it to be kept: what was said in it cannot be divided."""


def heard_transcript(transcript: Transcript, edits: EditList, duration_s: float) -> Transcript:
    """The transcript of the episode as it is heard, in order of hearing; times to the millisecond.

    A word is heard where its middle is; a cue goes on over a cut, and ends where something else is put in. Stretches
    that were moved or repeated bring their words with them. A cue without word times stays whole, where the longest
    part of it is heard, or falls out when less than half of it is left.
    """
    parts: dict[int, list[list[Cue]]] = {}
    reached_s: dict[int, float] = {}
    for number, stretch, part in _parts(transcript.cues, edits.stretches(duration_s)):
        runs = parts.setdefault(number, [])
        is_later = stretch.start_s >= reached_s.get(number, 0.0)
        reached_s[number] = stretch.end_s
        if runs and is_later and abs(runs[-1][-1].end_s - part.start_s) < JOINT_S:
            runs[-1].append(part)
        else:
            runs.append([part])
    heard = (cue for number, runs in parts.items() for cue in _joined(transcript.cues[number], runs))
    return replace(transcript, cues=tuple(sorted(heard, key=lambda cue: (cue.start_s, cue.end_s))))


def _parts(cues: tuple[Cue, ...], stretches: tuple[Stretch, ...]) -> Iterator[tuple[int, Stretch, Cue]]:
    """What of each cue, by its number, lies in each stretch, at the times of the episode."""
    reached = list(accumulate((cue.end_s for cue in cues), max))
    for stretch in stretches:
        for number in range(bisect_left(reached, stretch.start_s), len(cues)):
            cue = cues[number]
            if cue.start_s >= stretch.end_s:
                break
            part = _within(cue, stretch)
            if part is not None:
                yield number, stretch, part


def _within(cue: Cue, stretch: Stretch) -> Cue | None:
    start_s, end_s = max(cue.start_s, stretch.start_s), min(cue.end_s, stretch.end_s)
    words = tuple(word for word in cue.words if stretch.start_s <= (word.start_s + word.end_s) / 2 < stretch.end_s)
    if end_s <= start_s and not words:
        return None
    by_s = stretch.heard_s - stretch.start_s
    moved = tuple(Word(word.text, max(word.start_s, start_s) + by_s, min(word.end_s, end_s) + by_s) for word in words)
    return replace(cue, start_s=start_s + by_s, end_s=end_s + by_s, words=moved)


def _joined(cue: Cue, runs: list[list[Cue]]) -> Iterator[Cue]:
    """The parts that follow each other as one cue again."""
    if not cue.words:
        heard_s = sum(part.end_s - part.start_s for run in runs for part in run)
        if heard_s < LEAST_HEARD * (cue.end_s - cue.start_s):
            return
        runs = [max(runs, key=lambda run: run[-1].end_s - run[0].start_s)]
    for run in runs:
        words = tuple(_rounded(word) for part in run for word in part.words)
        if cue.words and not words:
            continue  # only a pause is left of it
        text = " ".join(word.text for word in words) or cue.text
        yield replace(cue, start_s=round(run[0].start_s, 3), end_s=round(run[-1].end_s, 3), text=text, words=words)


def _rounded(word: Word) -> Word:
    return Word(word.text, round(word.start_s, 3), round(word.end_s, 3))
