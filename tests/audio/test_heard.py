"""The figures of an edit list, without touching the sound, are those of the sound that is really cut and mixed."""

import random
import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mix.layout import laid_out
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import BED, INSERT, OVERLAY, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.fades import FADE_SHAPES
from radiodesk.model.sound import Loudness
from tests.audio import makers
from tests.audio.makers import broadcast, music, speech, write_float_wav

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pyloudnorm

RATE = 44100
LENGTH_S = 30.0
JINGLE, BED_MUSIC, VOICE = "jingle", "bed", "voice"

SOUNDS = {
    JINGLE: (music(6.0, 48000, seed=7), 48000),
    BED_MUSIC: (music(20.0, RATE, seed=9, level_db=-24.0), RATE),
    VOICE: (speech(8.0, 22050, seed=11), 22050),
}
RECORDINGS = {"mono": speech(LENGTH_S), "stereo": broadcast(LENGTH_S), "long": speech(5 * LENGTH_S)}
"""In short sound a single block of 0.4 s that lies at the gate weighs more than what is judged here."""


def analysed(sound: makers.Sound, wav: Path, rate: int = RATE) -> Analysis:
    return analyse(write_float_wav(wav, sound, rate), wav.with_suffix(".rda"), no_step)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("given")


@pytest.fixture(scope="module")
def recordings(folder: Path) -> Mapping[str, Analysis]:
    return {name: analysed(sound, folder / f"{name}.wav") for name, sound in RECORDINGS.items()}


@pytest.fixture(scope="module")
def sounds(folder: Path) -> Mapping[str, Analysis]:
    return {name: analysed(sound, folder / f"{name}.wav", rate) for name, (sound, rate) in SOUNDS.items()}


def cut(sound: makers.Sound, edits: EditList) -> makers.Sound:
    """The sound after it was cut and faded, in the plainest way."""
    layout = laid_out(edits, sound.shape[1], RATE)
    kept = [sound[:, placed.start : placed.start + placed.length] for placed in layout.main]
    return np.concatenate(kept, axis=1) * fade_gain(np.arange(0.5, layout.length) / RATE, edits, layout.length / RATE)


def mixed(name: str, edits: EditList, folder: Path, wav: Path) -> Loudness:
    """The figures of all that a listener gets."""
    deck = (Sound(sound, folder / f"{sound}.wav", folder / f"{sound}.rda") for sound in SOUNDS)
    with Source(folder / f"{name}.wav") as source, Deck(deck) as clips:
        measures = Analysis.open(folder / f"{name}.rda")
        timeline = Timeline(source, measures.info.samples, edits, clips, measures)
        return analysed(timeline.read(0, timeline.length).astype(np.float64), wav).loudness()


def random_cuts(seed: int, length_s: float) -> EditList:
    chance = random.Random(seed)
    starts_s = [chance.uniform(0, length_s - 1) for _ in range(chance.randint(2, 20))]
    return EditList(tuple(Span(start_s, start_s + chance.uniform(0.02, 3)) for start_s in starts_s))


@pytest.mark.parametrize("seed", range(12))
def test_any_cuts_measure_what_another_meter_finds_in_the_cut_sound(
    seed: int, recordings: Mapping[str, Analysis]
) -> None:
    edits = random_cuts(seed, 5 * LENGTH_S)
    sound = cut(RECORDINGS["long"], edits)
    whole = sound.shape[1] // (RATE // 10) * (RATE // 10)  # of a block that is not whole, the other meter makes one
    judged = pyloudnorm.Meter(RATE, "DeMan").integrated_loudness(sound[:, :whole].T)
    assert recordings["long"].loudness(edits).integrated_lufs == pytest.approx(judged, abs=0.01)


@pytest.mark.parametrize("shape", FADE_SHAPES)
@pytest.mark.parametrize("fades_s", [(2.0, 3.0), (0.0, 4.5), (40.0, 0.0), (20.0, 20.0)])
def test_fades_measure_what_the_faded_sound_does(
    fades_s: tuple[float, float], shape: str, recordings: Mapping[str, Analysis], tmp_path: Path
) -> None:
    edits = EditList((Span(0.7, 3.2),), *fades_s, fade_in_shape=shape, fade_out_shape=shape)
    found = recordings["stereo"].loudness(edits)
    expected = analysed(cut(RECORDINGS["stereo"], edits), tmp_path / "a.wav").loudness()
    assert found.integrated_lufs == pytest.approx(expected.integrated_lufs, abs=0.02)
    assert found.range_lu == pytest.approx(expected.range_lu, abs=0.1)
    assert found.true_peak_dbtp == pytest.approx(expected.true_peak_dbtp, abs=0.2)


GAINS = EditList(gains=(GainSpan(2.0, 5.31, -8.0), GainSpan(5.31, 9.0, 4.0), GainSpan(20.0, 21.0, 6.0)))
PUT_IN = replace(GAINS, clips=(Clip(JINGLE, 4.0, 0.5, 5.5, INSERT, -3.0, 0.3, 1.0), Clip(VOICE, 4.0, 0.0, 7.0)))
TOGETHER = replace(
    PUT_IN,
    clips=(
        *PUT_IN.clips,
        Clip(JINGLE, 12.0, 0.0, 5.0, OVERLAY, -6.0),
        Clip(BED_MUSIC, 20.0, 0.0, 18.0, BED, 0.0, 1, 2),
    ),
)


@pytest.mark.parametrize("name", ["mono", "stereo"])
@pytest.mark.parametrize(
    ("edits", "within_lu", "within_db"), [(GAINS, 0.02, 0.1), (PUT_IN, 0.03, 0.3), (TOGETHER, 0.1, 0.6)]
)
def test_gains_and_clips_measure_what_the_mix_does(
    name: str,
    edits: EditList,
    within_lu: float,
    within_db: float,
    recordings: Mapping[str, Analysis],
    sounds: Mapping[str, Analysis],
    folder: Path,
    tmp_path: Path,
) -> None:
    edits = replace(edits, cuts=random_cuts(3, LENGTH_S).cuts, fade_in_s=1.0, fade_out_s=2.0)
    found, expected = recordings[name].loudness(edits, sounds), mixed(name, edits, folder, tmp_path / "a.wav")
    assert found.integrated_lufs == pytest.approx(expected.integrated_lufs, abs=within_lu)
    assert found.range_lu == pytest.approx(expected.range_lu, abs=0.5)
    assert found.true_peak_dbtp == pytest.approx(expected.true_peak_dbtp, abs=within_db)


def test_a_voice_in_mono_is_heard_from_both_sides_beside_a_jingle_in_stereo(
    recordings: Mapping[str, Analysis], sounds: Mapping[str, Analysis]
) -> None:
    beside = EditList((Span(10.0, LENGTH_S),), clips=(Clip(JINGLE, 0.0, 0.0, 0.1, OVERLAY, -90.0),))
    alone = recordings["mono"].loudness(replace(beside, clips=()))
    both = recordings["mono"].loudness(beside, sounds)
    assert both.integrated_lufs - alone.integrated_lufs == pytest.approx(3.01, abs=0.01)


def test_a_clip_whose_sound_is_not_known_is_silent(recordings: Mapping[str, Analysis]) -> None:
    put_in = EditList(clips=(Clip(JINGLE, 4.0, 0.0, 5.0), Clip(BED_MUSIC, 9.0, 0.0, 5.0, BED)))
    found, without = recordings["stereo"].loudness(put_in), recordings["stereo"].loudness()
    assert found.integrated_lufs == pytest.approx(without.integrated_lufs, abs=0.1)
    assert found.true_peak_dbtp == without.true_peak_dbtp
