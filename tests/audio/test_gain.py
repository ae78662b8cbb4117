"""The gain is planned from stored figures, the limiter foreseen; what hardly changes keeps the gain it had."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.gain import limiter_ceiling_dbtp, planned_gain_db
from radiodesk.audio.levelling import Level, levelled, with_context
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS
from tests.audio.makers import Sound, broadcast, music, silence, speech, write_float_wav

PODCAST, RADIO = PRESETS["podcast"], PRESETS["radio"]
AS_IT_IS = EditList()


def analysed(sound: Sound, folder: Path) -> Analysis:
    return analyse(write_float_wav(folder / "a.wav", sound), folder / "a.rda", no_step)


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return analysed(broadcast(12.0), tmp_path_factory.mktemp("given"))


def test_gain_is_the_difference_where_no_peak_is_touched(analysis: Analysis) -> None:
    edits = EditList(cuts=(Span(0.0, 4.0),))
    planned = planned_gain_db(analysis, edits, RADIO)
    assert planned == round(-23.0 - analysis.loudness(edits).integrated_lufs, 1)


def test_silence_gets_no_gain_but_the_users(tmp_path: Path) -> None:
    silent = analysed(silence(3.0), tmp_path)
    assert planned_gain_db(silent, EditList(gain_db=2.0), PODCAST) == 2.0
    assert planned_gain_db(silent, AS_IT_IS, PODCAST, kept_db=7.0) == 0.0


@pytest.mark.parametrize("off_by_db", [-0.19, -0.07, 0.0, 0.1, 0.19])
def test_a_gain_that_is_still_right_is_kept(off_by_db: float, analysis: Analysis) -> None:
    kept_db = -23.0 - analysis.loudness().integrated_lufs + off_by_db
    assert planned_gain_db(analysis, AS_IT_IS, RADIO, kept_db=kept_db) == kept_db


@pytest.mark.parametrize("off_by_db", [-6.0, -0.21, 0.21, 3.0])
def test_a_gain_that_is_no_longer_right_is_planned_anew(off_by_db: float, analysis: Analysis) -> None:
    kept_db = -23.0 - analysis.loudness().integrated_lufs + off_by_db
    anew = planned_gain_db(analysis, AS_IT_IS, RADIO)
    assert planned_gain_db(analysis, AS_IT_IS, RADIO, kept_db=kept_db) == anew


def test_the_limiters_work_counts_for_what_is_kept(analysis: Analysis) -> None:
    planned = planned_gain_db(analysis, AS_IT_IS, PODCAST)
    without_limiter = -16.0 - analysis.loudness().integrated_lufs
    assert planned > without_limiter + 0.3
    assert planned_gain_db(analysis, AS_IT_IS, PODCAST, kept_db=planned) == planned
    assert planned_gain_db(analysis, AS_IT_IS, PODCAST, kept_db=without_limiter) == planned


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("sound", [music(12.0), speech(12.0, level_db=-26.0)], ids=["music", "a voice"])
@pytest.mark.parametrize("target_lufs", [-16.0, -11.0])
def test_the_planned_gain_and_the_limiter_reach_the_target(
    sound: Sound, channels: int, target_lufs: float, tmp_path: Path
) -> None:
    preset = replace(PODCAST, channels=channels, target_lufs=target_lufs)
    wav, recorded = tmp_path / "a.wav", analysed(sound, tmp_path)
    level = Level(planned_gain_db(recorded, AS_IT_IS, preset), limiter_ceiling_dbtp(preset))
    with Source(wav) as source:
        timeline = Timeline(source, recorded.info.samples, AS_IT_IS)
        heard = timeline.read(*with_context(0, timeline.length))
    made = np.concatenate(list(levelled(heard, timeline.length, channels, level)), axis=1)
    (tmp_path / "made").mkdir()
    found = analysed(made.astype(np.float64), tmp_path / "made").loudness()
    assert found.integrated_lufs == pytest.approx(target_lufs, abs=0.15)
    assert found.true_peak_dbtp <= limiter_ceiling_dbtp(preset) + 0.01


def test_a_mono_recording_needs_less_gain_where_it_comes_from_both_sides(tmp_path: Path) -> None:
    voice = analysed(speech(12.0, level_db=-30.0), tmp_path)
    one, two = (planned_gain_db(voice, AS_IT_IS, replace(RADIO, channels=channels)) for channels in (1, 2))
    assert one - two == pytest.approx(3.0, abs=0.1)
    assert planned_gain_db(voice, AS_IT_IS, RADIO) == one


def test_the_loudness_of_clips_is_planned_with(analysis: Analysis, tmp_path: Path) -> None:
    loud = analysed(music(20.0, level_db=-12.0), tmp_path)
    edits = EditList(clips=(Clip("opening", 0.0, 0.0, 20.0),))
    without, together = (planned_gain_db(analysis, edits, RADIO, sounds) for sounds in ({}, {"opening": loud}))
    assert together < without - 3.0
    assert together == pytest.approx(-23.0 - analysis.loudness(edits, {"opening": loud}).integrated_lufs, abs=0.051)
