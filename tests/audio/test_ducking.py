"""Beds give way to speech: in time, while somebody speaks, and the same wherever an edit moves the words."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.mix.ducking import Ducking
from radiodesk.audio.mix.layout import laid_out
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from tests.audio.makers import Sound, silence, tone, write_wav

RATE = 44100
AS_IT_IS = EditList()
JINGLE = Clip("a" * 64, 8.0, 0.0, 4.0)


def talk() -> Sound:
    """Words from 2 to 4, from 4.2 (a breath later) to 5 and from 7 to 9 of 12 seconds; a knock at 11."""
    parts = ((2.0, -90.0), (2.0, -20.0), (0.2, -60.0), (0.8, -30.0), (2.0, -60.0), (2.0, -20.0), (2.0, -60.0))
    sound = np.concatenate([tone(seconds, level) for seconds, level in parts], axis=1)
    knock = np.concatenate([tone(0.02, -20.0), silence(0.98)], axis=1)
    return np.concatenate([sound, knock], axis=1)


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    wav = write_wav(tmp_path_factory.mktemp("given") / "a.wav", talk())
    return analyse(wav, wav.with_suffix(".rda"), no_step)


def ducking(analysis: Analysis, edits: EditList = AS_IT_IS) -> Ducking:
    return Ducking(laid_out(edits, analysis.info.samples, RATE), analysis)


def at(found: Ducking, *moments_s: float) -> list[float]:
    return [float(found.share(round(moment_s * RATE), 1)[0]) for moment_s in moments_s]


def test_a_bed_is_down_while_somebody_speaks_and_through_a_breath(analysis: Analysis) -> None:
    assert at(ducking(analysis), 2.01, 3.0, 4.1, 4.9, 7.01, 8.9) == [1.0] * 6


def test_it_is_up_in_the_pauses_and_a_knock_does_not_move_it(analysis: Analysis) -> None:
    assert at(ducking(analysis), 0.5, 1.8, 6.0, 6.8, 9.8, 11.01) == [0.0] * 6


def test_it_sinks_before_the_first_word_and_comes_back_gently_behind_the_last(analysis: Analysis) -> None:
    sinks, rises = ducking(analysis).share(0, 2 * RATE), ducking(analysis).share(5 * RATE, RATE)

    assert (np.diff(sinks) >= 0).all()
    assert sinks[round(1.92 * RATE)] == pytest.approx(0.5, abs=0.15)
    assert (np.diff(rises) <= 0).all()
    assert rises[round(0.26 * RATE)] == pytest.approx(0.5, abs=0.1)
    assert np.abs(np.diff(ducking(analysis).share(0, 12 * RATE))).max() < 1e-3


def test_nothing_ducks_for_what_is_put_in(analysis: Analysis) -> None:
    found = ducking(analysis, EditList(clips=(JINGLE,)))

    assert at(found, 7.5, 8.6, 10.0, 11.8, 12.5) == [1.0, 0.0, 0.0, 0.0, 1.0]


def test_the_same_words_duck_the_same_wherever_they_are_moved_to(analysis: Analysis) -> None:
    edits = EditList(cuts=(Span(0.31, 1.27),))
    layout = laid_out(edits, analysis.info.samples, RATE)
    moved = layout.main[1].start - layout.main[1].place
    whole, cut = ducking(analysis), ducking(analysis, edits)

    assert (cut.share(2 * RATE, 5 * RATE) == whole.share(2 * RATE + moved, 5 * RATE)).all()


@pytest.mark.parametrize("count", [1, 441, 7001])
def test_it_is_the_same_however_the_episode_is_divided(count: int, analysis: Analysis) -> None:
    found, first = ducking(analysis), round(1.9 * RATE)
    parts = [found.share(first + start, count) for start in range(0, 100 * count, count)]

    assert (np.concatenate(parts) == found.share(first, 100 * count)).all()


@pytest.mark.parametrize("first", [-700, 0, 83_000])
def test_each_so_many_samples_it_is_the_same(first: int, analysis: Analysis) -> None:
    found = ducking(analysis)

    assert (found.share(first, 1100, 441) == found.share(first, 1100 * 441)[::441]).all()


def test_without_any_sound_nothing_gives_way(tmp_path: Path) -> None:
    silent = analyse(write_wav(tmp_path / "a.wav", silence(3.0)), tmp_path / "a.rda", no_step)

    assert not ducking(silent).share(-100, 4 * RATE).any()
