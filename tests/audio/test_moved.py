"""A stretch of the recording that was moved sounds as it does at home: same samples, same gain, same clean-up."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.mix.layout import Moment, laid_out
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import BED, OWN, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from tests.audio.makers import Sound, speech, write_float_wav

RATE = 44100
LENGTH_S = 20.0
SPEECH = speech(LENGTH_S)
MOVED = EditList().move_segment(Span(4, 7), 12)


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    wav = write_float_wav(tmp_path_factory.mktemp("given") / "siaran.wav", SPEECH, RATE)
    return analyse(wav, wav.with_suffix(".rda"), no_step)


@pytest.fixture(scope="module")
def recording(analysis: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_float_wav(tmp_path_factory.mktemp("played") / "siaran.wav", SPEECH, RATE)


def heard(recording: Path, edits: EditList, analysis: Analysis) -> Sound:
    with Source(recording) as source:
        timeline = Timeline(source, analysis.info.samples, edits, measures=analysis)
        return timeline.read(0, timeline.length).astype(np.float64)


def test_it_is_heard_sample_by_sample_where_it_was_moved_to(recording: Path, analysis: Analysis) -> None:
    sound = heard(recording, MOVED, analysis)
    layout = laid_out(MOVED, round(LENGTH_S * RATE), RATE)
    (moved,) = [placed for placed in layout.main if placed.clip]

    assert moved.place == pytest.approx(9 * RATE, abs=RATE * 0.03)
    inner = slice(moved.place + 400, moved.end - 2000)
    assert sound[:, inner] == pytest.approx(SPEECH[:, 4 * RATE + 400 :][:, : inner.stop - inner.start], abs=1e-6)


def test_its_gain_goes_with_it_into_sound_and_figures(recording: Path, analysis: Analysis, tmp_path: Path) -> None:
    edits = EditList(gains=(GainSpan(3, 5, -12.0), GainSpan(6, 9, 6.0))).move_segment(Span(4, 7), 12)

    sound = heard(recording, edits, analysis)
    wav = write_float_wav(tmp_path / "heard.wav", sound, RATE)
    judged = analyse(wav, wav.with_suffix(".rda"), no_step).loudness()

    found = analysis.loudness(edits)
    assert found.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.05)
    assert found.true_peak_dbtp == pytest.approx(judged.true_peak_dbtp, abs=0.2)
    quiet = slice(round(9.1 * RATE), round(9.9 * RATE))
    at_home = SPEECH[:, round(4.1 * RATE) : round(4.9 * RATE)]
    assert np.sqrt(np.mean(sound[:, quiet] ** 2) / np.mean(at_home**2)) == pytest.approx(10 ** (-12 / 20), rel=0.1)


def test_beds_give_way_to_it_and_begin_with_its_words(recording: Path, analysis: Analysis) -> None:
    bed = Clip(OWN, 5, 10, 11, BED)
    edits = EditList(clips=(bed,)).move_segment(Span(4, 7), 12)

    (over,) = laid_out(edits, round(LENGTH_S * RATE), RATE).over

    assert over.place == pytest.approx(10 * RATE, abs=RATE * 0.03)
    assert heard(recording, edits, analysis).shape[1] == pytest.approx(LENGTH_S * RATE, abs=RATE * 0.03)


@pytest.mark.parametrize("second", [2.0, 5.0, 6.9, 8.0, 13.0])
def test_a_moment_is_found_where_it_is_heard_and_again_after_another_move(second: float) -> None:
    samples = round(LENGTH_S * RATE)
    layout, later = laid_out(MOVED, samples, RATE), laid_out(MOVED.move_segment(Span(4, 7), 2), samples, RATE)

    place = layout.place(Moment(round(second * RATE)))
    moment = layout.moment(place)

    assert place == pytest.approx(MOVED.to_heard(second) * RATE, abs=RATE * 0.03)
    assert moment.sample == round(second * RATE)
    assert later.moment(later.place(moment)).sample == moment.sample
