"""Cuts MP3 files by copying, and lets ffmpeg hear what came of it beside the recording."""

import random
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.copying.copy import Copied, copy_sound
from radiodesk.audio.mix.layout import Layout, laid_out
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from tests.audio.makers import decode

AWAY_S = 0.2


@dataclass(frozen=True)
class Copy:
    """A recording, how it was cut, and what came of it."""

    recording: Path
    analysis: Analysis
    edits: EditList
    out: Path
    copied: Copied

    @property
    def rate(self) -> int:
        return self.copied.info.sample_rate_hz

    @property
    def layout(self) -> Layout:
        return laid_out(self.edits, self.analysis.info.samples, self.rate)

    @cached_property
    def heard(self) -> np.ndarray:
        """What ffmpeg hears, (channels, samples)."""
        return decode(self.out, self.copied.info.channels)

    @cached_property
    def asked(self) -> np.ndarray:
        """The episode as the timeline reads it, which is what a render would encode."""
        with Source(self.recording) as source:
            timeline = Timeline(source, self.analysis.info.samples, self.edits)
            return timeline.read(0, timeline.length)

    def away(self, *changed: Span) -> np.ndarray:
        """Which samples are away from joints, and from these stretches of the episode."""
        is_away = np.ones(self.layout.length, bool)
        guard = round(AWAY_S * self.rate)
        for joint in self.layout.main[1:]:
            is_away[max(joint.place - guard, 0) : joint.place + guard] = False
        for start_s, end_s in changed:
            is_away[max(round(start_s * self.rate) - guard, 0) : round(end_s * self.rate) + guard] = False
        return is_away

    @cached_property
    def recorded(self) -> np.ndarray:
        """What ffmpeg hears in the recording where the episode has its samples from."""
        whole = decode(self.recording, self.copied.info.channels)
        return np.concatenate([whole[:, each.start :][:, : each.length] for each in self.layout.main], axis=1)


def copy_of(recording: Path, edits: EditList) -> Copy:
    """Cut a recording."""
    analysis = analyse(recording, recording.with_suffix(".rda"), no_step)
    out = recording.with_suffix(".cut.mp3")
    return Copy(recording, analysis, edits, out, copy_sound(recording, analysis, edits, out, no_step))


def some_cuts(seed: int, count: int, duration_s: float) -> tuple[Span, ...]:
    """Cuts in the middle of as many parts, somewhere and somehow long; two thirds of each part are kept."""
    rng = random.Random(seed)
    part_s = duration_s / count
    starts = [part_s * (number + rng.uniform(0.35, 0.5)) for number in range(count)]
    return tuple(Span(start_s, start_s + part_s * rng.uniform(0.02, 0.3)) for start_s in starts)
