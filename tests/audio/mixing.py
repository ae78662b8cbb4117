"""Makes recordings and clips of all kinds for tests, and edit lists of all that an edit list can hold."""

import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.mix.sound import Sound
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import CLIP_ROLES, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.fades import FADE_SHAPES
from tests.audio.makers import Sound as Made
from tests.audio.makers import music, silence, speech, write_wav
from tests.audio.reference import Sounding, Speech


@dataclass(frozen=True)
class Material:
    """A sound in a file, read to its end; `heard` is what stands in the file."""

    name: str
    path: Path
    analysis: Analysis
    heard: Sounding

    @property
    def sound(self) -> Sound:
        return Sound(self.name, self.path, self.path.with_suffix(".rda"))

    @property
    def speech(self) -> Speech:
        analysis = self.analysis
        return Speech(analysis.energies.astype(float), analysis.grid.window_s, analysis.integrated_lufs)


def material(folder: Path, name: str, made: Made, rate: int) -> Material:
    path = write_wav(folder / f"{name}.wav", made, rate)
    analysis = analyse(path, path.with_suffix(".rda"), no_step)
    heard = np.clip(np.rint(made * 32768), -32768, 32767) / 32768
    return Material(name, path, analysis, Sounding(heard, rate))


def conversation(seconds: float, rate: int, seed: int) -> Made:
    """Somebody speaks for a while, then pauses, and again."""
    third = round(seconds / 3, 2)
    parts = (speech(third, rate, seed), silence(third / 2, rate, 1) + 1e-5, speech(third, rate, seed + 1, -26.0))
    return np.concatenate(parts, axis=1)


def jingles(folder: Path) -> list[Material]:
    """Clips of several kinds: a telephone in one channel, music in two, at two rates, and one louder than it should."""
    return [
        material(folder, "a" * 64, speech(1.5, 8000, 11), 8000),
        material(folder, "b" * 64, music(2.0, 44100), 44100),
        material(folder, "c" * 64, np.clip(music(4.0, 48000, 5, -6.0), -1, 1), 48000),
    ]


def any_edits(seed: int, seconds: float, sounds: list[Material]) -> EditList:
    """An edit list of a recording, different for each seed: some have little in them, some all there is."""
    chance = random.Random(seed)
    return EditList(
        cuts=tuple(_cuts(chance, seconds)),
        fade_in_s=chance.choice([0.0, 0.02, chance.uniform(0.1, 3.0)]),
        fade_out_s=chance.choice([0.0, 0.02, chance.uniform(0.1, 3.0)]),
        fade_in_shape=chance.choice(list(FADE_SHAPES)),
        fade_out_shape=chance.choice(list(FADE_SHAPES)),
        gains=tuple(_gains(chance, seconds)),
        clips=tuple(_any_clip(chance, seconds, sounds) for _ in range(chance.randint(0, 4))),
    )


def _cuts(chance: random.Random, seconds: float) -> list[Span]:
    """Up to four, nowhere closer together than a fifth of a second."""
    edges = sorted(chance.uniform(0.0, seconds) for _ in range(2 * chance.randint(0, 4)))
    if chance.random() < 0.3 and edges:
        edges[0] = 0.0
    cuts: list[Span] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        begin = max(start, cuts[-1].end_s + 0.2) if cuts else (start if start > 0.2 else 0.0)
        if end - begin > 0.03 and end < seconds - 0.4:
            cuts.append(Span(begin, end))
    return cuts


def _gains(chance: random.Random, seconds: float) -> list[GainSpan]:
    edges = sorted(chance.uniform(0.0, seconds) for _ in range(chance.randint(0, 5)))
    return [GainSpan(a, b, chance.uniform(-15, 9)) for a, b in pairwise(edges) if chance.random() < 0.7]


def _any_clip(chance: random.Random, seconds: float, sounds: list[Material]) -> Clip:
    sound = chance.choice(sounds)
    start = chance.choice([0.0, chance.uniform(0.0, 1.0)])
    return Clip(
        sound.name,
        chance.choice([0.0, seconds, chance.uniform(0.0, seconds), chance.uniform(0.0, seconds)]),
        start,
        start + chance.choice([chance.uniform(0.03, 0.4), chance.uniform(0.4, 5.0)]),
        chance.choice(list(CLIP_ROLES)),
        chance.uniform(-12, 3),
        chance.choice([0.0, chance.uniform(0.01, 1.5)]),
        chance.choice([0.0, chance.uniform(0.01, 1.5)]),
        chance.choice(list(FADE_SHAPES)),
        chance.choice(list(FADE_SHAPES)),
        chance.choice([6.0, 12.0, 24.0]),
    )
