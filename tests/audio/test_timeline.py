"""What is read of an episode, in whatever pieces, is what one gets who mixes it by hand."""

import random
from itertools import pairwise

import numpy as np
import pytest

from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from tests.audio.mixing import Material, any_edits, conversation, jingles, material
from tests.audio.reference import episode

SECONDS = 5.0
KINDS = [(8000, 1), (44100, 2), (48000, 1), (22050, 2), (96000, 1)]


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[Material]:
    return jingles(tmp_path_factory.mktemp("jingles"))


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[Material]:
    folder = tmp_path_factory.mktemp("recordings")
    return [
        material(folder, f"{rate}", np.tile(conversation(SECONDS, rate, rate), (channels, 1)), rate)
        for rate, channels in KINDS
    ]


def read_in_pieces(timeline: Timeline, seed: int) -> np.ndarray:
    """The whole episode, read from here and there."""
    chance = random.Random(seed)
    out = np.full((timeline.channels, timeline.length), np.nan, np.float32)
    edges = sorted({0, timeline.length, *(chance.randrange(timeline.length) for _ in range(chance.randint(0, 12)))})
    pieces = list(pairwise(edges))
    chance.shuffle(pieces)
    for first, last in pieces:
        out[:, first:last] = timeline.read(first, last - first)
    return out


@pytest.mark.parametrize("seed", range(40))
def test_any_edit_is_what_one_would_mix_by_hand(seed: int, recordings: list[Material], sounds: list[Material]) -> None:
    recording = recordings[seed % len(recordings)]
    edits = any_edits(seed, recording.analysis.info.duration_s, sounds)
    rate = output_rate_hz(recording.heard.rate)
    by_hand = episode(recording.heard, rate, edits, {sound.name: sound.heard for sound in sounds}, recording.speech)

    with Source(recording.path) as source, Deck(sound.sound for sound in sounds) as deck:
        timeline = Timeline(source, recording.analysis.info.samples, edits, deck, recording.analysis)
        heard = read_in_pieces(timeline, seed)

    assert heard.shape == by_hand.shape
    assert np.abs(heard - by_hand).max() < 1e-4
