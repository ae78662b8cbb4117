"""Whatever goes wrong while a file is made, nothing of it stays; and what dither is good for."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import analyse
from radiodesk.audio.formats.quantising import planes
from radiodesk.audio.render import render
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.edits import EditList
from radiodesk.model.problems import DamagedRecording, DiskFull
from radiodesk.model.sound import Preset
from tests.audio.makers import broadcast, encode, tone, write_wav

KINDS = ("m4a", "opus", "flac", "wav")


@contextmanager
def room_for(size_bytes: int) -> Iterator[None]:
    """No file may grow beyond this, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("form", KINDS)
@pytest.mark.parametrize("moment", [0.1, 0.5, 0.95])
def test_a_cancelled_render_leaves_nothing(form: str, moment: float, tmp_path: Path) -> None:
    def step(done: float, total: float, /) -> None:
        if done >= moment * total:
            raise Cancelled

    wav = write_wav(tmp_path / "a.wav", broadcast(3.0))
    analysis = analyse(wav, tmp_path / "a.rdk", no_step)

    with pytest.raises(Cancelled):
        render(wav, analysis, EditList(), Preset("any", -16.0, -1.0, 0, 64, form), tmp_path / "out", step)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.rdk", "a.wav"]


@pytest.mark.parametrize("form", KINDS)
def test_a_full_disk_leaves_nothing(form: str, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "a.wav", broadcast(12.0))
    analysis = analyse(wav, tmp_path / "a.rdk", no_step)

    with pytest.raises(DiskFull), room_for(60_000):
        render(wav, analysis, EditList(), Preset("any", -16.0, -1.0, 0, 64, form), tmp_path / "out", no_step)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.rdk", "a.wav"]


def test_what_is_softer_than_a_step_is_still_heard_without_distortion() -> None:
    soft = (tone(4.0, -104.0, hz=1000.0, channels=1)).astype(np.float32)

    (steps,) = planes(soft, "s16", 0)

    spectrum = np.abs(np.fft.rfft(steps[:, 0] * np.hanning(len(steps))))
    noise = np.median(spectrum)
    assert spectrum[4000] > 15 * noise
    assert spectrum[[8000, 12000, 20000]].max() < 6 * noise


def test_dither_depends_on_the_place_alone() -> None:
    sound = np.zeros((2, 1000), np.float32)

    first, again, elsewhere = (planes(sound, "s16", place)[0] for place in (4096, 4096, 8192))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, elsewhere)
    assert set(np.unique(first)) <= {-1, 0, 1}


def test_full_scale_is_clipped_and_never_wraps() -> None:
    sound = np.array([[1.5, -1.5, 1.0, -1.0]], np.float32)

    (of_16,), (of_24,) = planes(sound, "s16", 0), planes(sound, "s32", 0)

    assert (np.sign(of_16[:, 0]) == [1, -1, 1, -1]).all()
    assert of_24[:, 0].tolist() == [0x7FFFFF00, -0x80000000, 0x7FFFFF00, -0x80000000]


@pytest.mark.parametrize("form", KINDS)
def test_a_recording_that_breaks_is_named_and_no_disk_blamed(form: str, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "a.wav", broadcast(8.0))
    flac = encode(wav, tmp_path / "a.flac")
    analysis = analyse(flac, tmp_path / "a.rdk", no_step)
    flac.write_bytes(b"fLaC" + bytes(1000))

    with pytest.raises(DamagedRecording, match=r"a\.flac"):
        render(flac, analysis, EditList(), Preset("any", -16.0, -1.0, 0, 64, form), tmp_path / "out", no_step)
