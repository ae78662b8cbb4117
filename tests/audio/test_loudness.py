"""What the figures of loudness are at the edges of what can be measured."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import analyse
from radiodesk.audio.loudness import momentary_lufs, short_term_lufs
from radiodesk.audio.measure import measure
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from tests.audio.makers import silence, tone, write_float_wav


def test_a_tone_in_one_channel_is_three_units_quieter(tmp_path: Path) -> None:
    both = measure(write_float_wav(tmp_path / "2.wav", tone(5, -23.0)), no_step)
    one = measure(write_float_wav(tmp_path / "1.wav", tone(5, -23.0, channels=1)), no_step)
    assert both.integrated_lufs - one.integrated_lufs == pytest.approx(3.01, abs=0.01)


def test_silence_measures_the_absolute_gate(tmp_path: Path) -> None:
    wav = write_float_wav(tmp_path / "silent.wav", silence(1.0))
    found, loudest = measure(wav, no_step), analyse(wav, tmp_path / "a.rda", no_step).loudest()
    assert (found.integrated_lufs, found.range_lu, found.true_peak_dbtp) == (-70.0, 0.0, -120.0)
    assert (loudest.momentary_lufs, loudest.short_term_lufs) == (-70.0, -70.0)


def test_the_loudest_moments_are_those_of_what_is_heard(tmp_path: Path) -> None:
    sound = np.concatenate([tone(5, -30.0), tone(1, -10.0), tone(5, -20.0), tone(0.2, -10.0)], axis=1)
    analysis = analyse(write_float_wav(tmp_path / "a.wav", sound), tmp_path / "a.rda", no_step)
    whole, cut = analysis.loudest(), analysis.loudest(EditList((Span(5.0, 6.0),)))
    assert whole.momentary_lufs == pytest.approx(-10.0, abs=0.1)
    assert cut.momentary_lufs == pytest.approx(10 * np.log10((0.1 + 0.01) / 2), abs=0.2)
    assert cut.short_term_lufs < whole.short_term_lufs


def test_a_meter_rises_from_silence_and_has_a_value_at_every_step() -> None:
    reached = np.arange(11) * 0.1 * 10 ** (-2.2309)
    momentary, short_term = momentary_lufs(reached, 0.1), short_term_lufs(reached, 0.1)
    assert momentary[0] == short_term[0] == -70.0
    assert momentary[4:] == pytest.approx(-23.0, abs=0.01)
    assert short_term[10] == pytest.approx(-23.0 + 10 * np.log10(1 / 3), abs=0.01)
