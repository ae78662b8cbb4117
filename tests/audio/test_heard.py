"""The figures of an edit list, without touching the sound, are those of the sound that is really cut and faded."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.mix.layout import laid_out
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import Loudness
from tests.audio.makers import Sound, broadcast, write_float_wav

SOUND = broadcast(12.0)


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return analysed(SOUND, tmp_path_factory.mktemp("given"))


def analysed(sound: Sound, folder: Path) -> Analysis:
    return analyse(write_float_wav(folder / "a.wav", sound), folder / "a.rda", no_step)


def really(edits: EditList, folder: Path) -> Loudness:
    """The figures of the sound after it was cut and faded."""
    layout = laid_out(edits, SOUND.shape[1], 44100)
    cut = np.concatenate([SOUND[:, placed.start : placed.start + placed.length] for placed in layout.main], axis=1)
    moments_s = np.arange(0.5, layout.length) / 44100
    return analysed(cut * fade_gain(moments_s, edits, layout.length / 44100), folder).loudness()


@pytest.mark.parametrize(
    "cuts", [(Span(0.0, 3.2),), (Span(1.21, 4.87), Span(8.0, 12.0)), tuple(Span(n + 0.3, n + 0.7) for n in range(12))]
)
def test_loudness_of_any_cuts_is_that_of_the_cut_sound(
    cuts: tuple[Span, ...], analysis: Analysis, tmp_path: Path
) -> None:
    found, expected = analysis.loudness(EditList(cuts)), really(EditList(cuts), tmp_path)
    assert found.integrated_lufs == pytest.approx(expected.integrated_lufs, abs=0.01)
    assert found.true_peak_dbtp == pytest.approx(expected.true_peak_dbtp, abs=0.1)


@pytest.mark.parametrize("fades_s", [(2.0, 3.0), (0.0, 4.5), (20.0, 0.0), (4.0, 4.0)])
def test_loudness_under_fades_is_that_of_the_faded_sound(
    fades_s: tuple[float, float], analysis: Analysis, tmp_path: Path
) -> None:
    edits = EditList((Span(0.7, 3.2), Span(7.25, 10.0)), *fades_s)
    found, expected = analysis.loudness(edits), really(edits, tmp_path)
    assert found.integrated_lufs == pytest.approx(expected.integrated_lufs, abs=0.02)
    assert found.true_peak_dbtp == pytest.approx(expected.true_peak_dbtp, abs=0.2)
