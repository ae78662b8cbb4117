"""The player plays what will be rendered, clips and all, and goes on at the same sound when they come or go."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.playing import loudspeaker
from radiodesk.audio.playing.player import Player
from radiodesk.audio.playing.reading import BLOCK_S
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.model.clips import BED, OVERLAY, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.problems import ClipUnusable
from tests.audio.ears import ENOUGH, Ear, until
from tests.audio.mixing import Material, conversation, jingles, material

RATE = 44100
BLOCK = round(BLOCK_S * RATE)
INSERT = Clip("b" * 64, 2.0, 0.0, 1.9)
EVERYTHING = EditList(
    (Span(5.0, 6.0),),
    fade_in_s=0.5,
    gains=(GainSpan(1.0, 1.5, -6.0),),
    clips=(INSERT, Clip("c" * 64, 3.0, 0.0, 4.0, BED), Clip("a" * 64, 4.0, 0.2, 1.4, OVERLAY)),
)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[Material]:
    return jingles(tmp_path_factory.mktemp("jingles"))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return material(tmp_path_factory.mktemp("recording"), "recording", conversation(9.0, RATE, 3), RATE)


@pytest.fixture(autouse=True)
def _ear(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(loudspeaker, "Loudspeaker", Ear)
    yield
    Ear.player.close()


def player_of(recording: Material, edits: EditList, sounds: list[Material]) -> Player:
    return Player(recording.path, edits, (sound.sound for sound in sounds), recording.sound.sidecar)


def rendered(recording: Material, edits: EditList, sounds: list[Material]) -> tuple[Timeline, np.ndarray]:
    """The timeline and all that it gives, (samples, 2)."""
    with Source(recording.path) as source, Deck(sound.sound for sound in sounds) as deck:
        timeline = Timeline(source, recording.analysis.info.samples, edits, deck, recording.analysis)
        sound = timeline.read(0, timeline.length) * np.float32(10 ** (edits.gain_db / 20))
    return timeline, np.ascontiguousarray(np.broadcast_to(sound, (2, timeline.length)).T)


def test_it_plays_the_very_samples_that_are_rendered(recording: Material, sounds: list[Material]) -> None:
    _, expected = rendered(recording, EVERYTHING, sounds)

    Ear.hears(player_of(recording, EVERYTHING, sounds))
    heard = Ear.hears_on()

    np.testing.assert_array_equal(heard[: len(expected)], expected)
    assert not heard[len(expected) :].any()


PLAIN = EditList((Span(7.0, 7.5),))
LATER = replace(EVERYTHING, cuts=(*EVERYTHING.cuts, Span(7.0, 7.4)), gain_db=-3.0)


@pytest.mark.parametrize(
    ("before", "after", "change_s"),
    [
        (PLAIN, EVERYTHING, 4.3),
        (EVERYTHING, PLAIN, 6.5),
        (EVERYTHING, PLAIN, 3.1),
        (EVERYTHING, LATER, 3.1),
        (LATER, replace(EVERYTHING, clips=(replace(INSERT, gain_db=-6.0), *EVERYTHING.clips[1:])), 3.1),
    ],
    ids=["clips come", "clips go", "the clip that is heard goes", "a cut behind the clip", "the clip that is heard"],
)
def test_an_edit_is_heard_at_once_without_a_gap(
    before: EditList, after: EditList, change_s: float, recording: Material, sounds: list[Material]
) -> None:
    old, old_sound = rendered(recording, before, sounds)
    new, new_sound = rendered(recording, after, sounds)
    player = player_of(recording, before, sounds if before.clips else [])

    Ear.hears(player, round(change_s * RATE))
    kept = player._orders.kept
    player.change_edits(after, (sound.sound for sound in sounds))
    heard = Ear.hears_on()

    turn = turn_of(heard, old_sound)
    assert change_s * RATE <= turn <= change_s * RATE + kept * BLOCK + 2 * ENOUGH
    place = new.layout.place(old.layout.moment(turn))
    rest = new_sound[place:]
    np.testing.assert_array_equal(heard[turn : turn + len(rest)], rest)


def turn_of(heard: np.ndarray, before: np.ndarray) -> int:
    """Where what is heard is no longer what was heard before an edit; blocks are whole."""
    length = min(len(heard), len(before))
    first = int(np.flatnonzero((heard[:length] != before[:length]).any(axis=1))[0])
    return first // BLOCK * BLOCK


def test_while_a_clip_is_heard_that_was_put_in_the_playhead_waits_where_that_was_done(
    recording: Material, sounds: list[Material]
) -> None:
    player = player_of(recording, EVERYTHING, sounds)

    Ear.hears(player, round(3.0 * RATE))
    assert player.position_s == pytest.approx(2.0, abs=0.001)
    Ear.limit = round((2.0 + 1.9 + 0.5) * RATE)
    until(lambda: player.position_s > 2.4)
    assert player.position_s == pytest.approx(2.5, abs=0.1)


def test_a_clip_without_its_sound_is_a_problem_that_names_it_and_can_be_mended(
    recording: Material, sounds: list[Material], tmp_path: Path
) -> None:
    edits = replace(EVERYTHING, clips=(replace(INSERT, name="Opening"),))
    player = player_of(recording, edits, [])
    Ear.player = player
    until(lambda: player.problem is not None)
    assert isinstance(player.problem, ClipUnusable)
    assert "“Opening”" in str(player.problem)

    player.change_edits(edits, [sounds[1].sound])
    Ear.hears(player, RATE)
    assert player.problem is None
