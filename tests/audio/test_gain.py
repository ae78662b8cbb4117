"""The gain is planned from stored figures, the limiter foreseen; what hardly changes keeps the gain it had."""

from pathlib import Path

import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.gain import planned_gain_db
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS
from tests.audio.makers import Sound, broadcast, silence, write_wav

PODCAST, RADIO = PRESETS["podcast"], PRESETS["radio"]
AS_IT_IS = EditList()


def analysed(sound: Sound, folder: Path) -> Analysis:
    return analyse(write_wav(folder / "a.wav", sound), folder / "a.rda", no_step)


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
