"""What is heard is what the encoder is given: the same joints, clips and fades, the same gain, the same limiter."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.gain import limiter_ceiling_dbtp, planned_gain_db
from radiodesk.audio.levelling import Level, levelled
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mp3 import Mp3Format
from radiodesk.audio.playing import loudspeaker
from radiodesk.audio.playing.player import Player
from radiodesk.audio.playing.wish import Standard
from radiodesk.audio.production import Production
from radiodesk.audio.render import render
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import BED, Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS, Preset
from tests.audio.ears import Ear, until
from tests.audio.mixing import Material, conversation, jingles, material

RATE = 44100
EDITS = EditList(
    (Span(5.0, 6.0), Span(7.5, 7.7)),
    fade_in_s=0.5,
    fade_out_s=0.4,
    clips=(Clip("b" * 64, 2.0, 0.0, 1.9), Clip("c" * 64, 3.0, 0.0, 4.0, BED)),
)
LOUDER = replace(EDITS, gain_db=6.0)
"""So loud that the limiter has to work."""


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


def player_of(recording: Material, edits: EditList, sounds: list[Material], preset: Preset) -> Player:
    sidecar = recording.sound.sidecar
    return Player(recording.path, edits, (sound.sound for sound in sounds), sidecar, Standard(preset))


def to_the_encoder(recording: Material, edits: EditList, sounds: list[Material], preset: Preset) -> np.ndarray:
    """What a render encodes, chunk by chunk, as two channels: (samples, 2)."""
    measures = {sound.name: sound.analysis for sound in sounds}
    gain_db = planned_gain_db(recording.analysis, edits, preset, measures)
    level = Level(gain_db, limiter_ceiling_dbtp(preset))
    with Source(recording.path) as source, Deck(sound.sound for sound in sounds) as deck:
        timeline = Timeline(source, recording.analysis.info.samples, edits, deck, recording.analysis)
        form = Mp3Format(timeline.sample_rate_hz, preset.channels or timeline.channels, preset.bit_rate_kbps)
        production = Production(timeline, level, form, "")
        out = np.zeros((2, timeline.length), np.float32)
        for chunk in production.chunks():
            start, end = chunk.span(production.samples)
            pieces = levelled(production.sound(chunk), end - start, form.channels, level)
            out[:, start:end] = np.concatenate(list(pieces), axis=1)[:, : end - start]
    return np.ascontiguousarray(out.T)


@pytest.mark.parametrize(
    ("edits", "preset"),
    [(EDITS, "radio"), (LOUDER, "podcast"), (LOUDER, "voice")],
    ids=["gently", "limited", "one channel"],
)
def test_it_plays_the_very_samples_that_the_encoder_gets(
    edits: EditList, preset: str, recording: Material, sounds: list[Material]
) -> None:
    expected = to_the_encoder(recording, edits, sounds, PRESETS[preset])

    Ear.hears(player_of(recording, edits, sounds, PRESETS[preset]))
    heard = Ear.hears_on()

    np.testing.assert_array_equal(heard[: len(expected)], expected)
    assert not heard[len(expected) :].any()


def test_a_finished_file_without_loss_holds_what_was_played(
    recording: Material, sounds: list[Material], tmp_path: Path
) -> None:
    flac = replace(PRESETS["podcast"], form="flac")
    clips = tuple(sound.sound for sound in sounds)
    Ear.hears(player_of(recording, LOUDER, sounds, flac))
    heard = Ear.hears_on().T

    render(recording.path, recording.analysis, LOUDER, flac, tmp_path / "out.flac", no_step, sounds=clips)
    with Source(tmp_path / "out.flac") as source:
        published = source.read(0, source.info.samples)

    steps = (heard[:, : published.shape[1]].astype(float) - published) * (1 << 15)
    assert np.abs(steps).max() <= 1.5, "more than half a step of 16 bits and the dither of one"


def test_from_anywhere_it_plays_the_same(recording: Material, sounds: list[Material]) -> None:
    expected = to_the_encoder(recording, LOUDER, sounds, PRESETS["podcast"])
    player = player_of(recording, LOUDER, sounds, PRESETS["podcast"])
    player.seek(6.7)

    Ear.hears(player)
    heard = Ear.hears_on()

    place = int(np.flatnonzero((expected == heard[0]).all(axis=1))[0])
    assert place == pytest.approx((6.7 - 1.0 + 1.9) * RATE, abs=0.1 * RATE)
    rest = expected[place:]
    np.testing.assert_array_equal(heard[: len(rest)], rest)


def test_another_gain_while_it_plays_comes_without_a_step(recording: Material) -> None:
    player = player_of(recording, EditList(), [], PRESETS["podcast"])
    before = to_the_encoder(recording, EditList(), [], PRESETS["podcast"])
    after = to_the_encoder(recording, EditList(gain_db=-6.0), [], PRESETS["podcast"])

    Ear.hears(player, RATE)
    player.change_edits(EditList(gain_db=-6.0))
    heard = Ear.hears_on()[: len(before)]

    np.testing.assert_array_equal(heard[:RATE], before[:RATE])
    np.testing.assert_array_equal(heard[3 * RATE :], after[3 * RATE :])
    steps = np.abs(np.diff(heard, axis=0))
    assert steps.max() <= np.abs(np.diff(before, axis=0)).max() * 1.01


def test_it_can_be_heard_as_recorded(recording: Material) -> None:
    player = player_of(recording, EditList(), [], PRESETS["podcast"])
    Ear.player = player
    player.level_to(None)

    Ear.hears(player)
    heard = Ear.hears_on()

    with Source(recording.path) as source:
        own = source.read(0, recording.analysis.info.samples)
    np.testing.assert_array_equal(heard[: own.shape[1], 0], own[0])


def test_a_recording_that_is_not_read_yet_is_heard_as_recorded(recording: Material) -> None:
    player = Player(recording.path, standard=Standard(PRESETS["podcast"]))
    Ear.hears(player, RATE)
    until(lambda: len(Ear.heard) > 0)

    with Source(recording.path) as source:
        own = source.read(0, len(Ear.heard[0]))
    np.testing.assert_array_equal(Ear.heard[0][:, 0], own[0])


def test_pausing_and_jumping_do_not_click(recording: Material) -> None:
    player = player_of(recording, EditList(), [], PRESETS["podcast"])
    loudest_step = np.abs(np.diff(to_the_encoder(recording, EditList(), [], PRESETS["podcast"]), axis=0)).max()
    Ear.hears(player, RATE)
    player.pause()
    until(lambda: not player.is_playing)

    silent_after = np.concatenate([*Ear.heard, player._belt.feed(2000)])

    assert not silent_after[-1500:].any()
    assert np.abs(np.diff(silent_after, axis=0)).max() < 1.2 * loudest_step
