"""Pauses are found: those a listener notices, and those in which nothing is heard but the noise of the room."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.loudness import to_energy
from radiodesk.audio.pauses import quietest_spans
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import Span
from tests.audio.makers import Sound, silence, speech, tone, write_wav


def analysed(sound: Sound, folder: Path) -> Analysis:
    return analyse(write_wav(folder / "a.wav", sound), folder / "a.rda", no_step)


def quietest(analysis: Analysis, total_s: float) -> tuple[Span, ...]:
    below_speech = to_energy(analysis.integrated_lufs - 15.0)
    return quietest_spans(analysis.energies, analysis.grid.window_s, below_speech, total_s)


def test_silences_are_found(tmp_path: Path) -> None:
    parts = [speech(3.0), silence(1.5, channels=1), tone(2.0, channels=1), silence(0.4, channels=1)]
    found = analysed(np.concatenate(parts, axis=1), tmp_path).silences()
    assert [(round(span.start_s, 1), round(span.end_s, 1)) for span in found if span.duration_s > 1.4] == [(3.0, 4.5)]


def test_the_quietest_pauses_are_found_down_to_a_breath_but_never_words(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    voice, hiss = tone(2.0, -20.0, channels=1), [10 ** (db / 20) * rng.standard_normal((1, 22050)) for db in (-50, -60)]
    sound = np.concatenate([voice, hiss[0], voice, hiss[1], voice, silence(0.5, channels=1)], axis=1)
    found = analysed(sound, tmp_path)

    assert quietest(found, 0.3) == (pytest.approx((4.55, 4.95), abs=0.02),)
    assert [round(span.start_s, 1) for span in quietest(found, 60.0)] == [4.5, 2.0]


@pytest.mark.parametrize("sound", [tone(2.0), silence(2.0)], ids=["no pause", "digital silence"])
def test_where_no_noise_is_heard_alone_there_is_none(sound: Sound, tmp_path: Path) -> None:
    assert quietest(analysed(sound, tmp_path), 5.0) == ()
