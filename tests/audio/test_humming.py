"""Whether a recording hums is heard in its pauses, and what is proposed fits how much it hums."""

from pathlib import Path

import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.engine import in_engine
from radiodesk.audio.proposing.hum import Hum, remove_hum
from radiodesk.audio.proposing.humming import listen_for_hum
from radiodesk.jobs.step import no_step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList
from tests.audio.cleaning_rooms import hum, noise, talk
from tests.audio.makers import Sound, write_float_wav

RATE = 16000


def recorded(folder: Path, hum_db: float | None, hz: float = 50.0, noise_db: float = -60.0) -> tuple[Path, Analysis]:
    sound: Sound = talk(3, RATE)
    seconds = sound.shape[1] / RATE
    sound = sound + noise(seconds, noise_db, RATE)
    if hum_db is not None:
        sound = sound + hum(seconds, hum_db, hz, RATE)
    recording = write_float_wav(folder / "recording.wav", sound, RATE)
    return recording, analyse(recording, folder / "recording.rda", no_step)


@pytest.mark.parametrize(("hum_db", "amount"), [(-45.0, 1.0), (-62.0, 0.75), (-74.0, 0.5)])
def test_the_louder_it_hums_the_more_is_proposed(tmp_path: Path, hum_db: float, amount: float) -> None:
    recording, analysis = recorded(tmp_path, hum_db, 50.2)

    (proposal,) = remove_hum(listen_for_hum(recording, analysis, no_step), analysis, EditList())

    assert proposal.hum == pytest.approx(amount, abs=0.1)
    assert proposal.done_to(EditList()).clean_up == CleanUp(hum=proposal.hum, hum_hz=50)
    assert "hum of 50 Hz" in proposal.reason()


def test_the_other_mains_is_told_apart(tmp_path: Path) -> None:
    recording, analysis = recorded(tmp_path, -50.0, 59.9)

    assert listen_for_hum(recording, analysis, no_step).mains_hz == 60


@pytest.mark.parametrize("noise_db", [-90.0, -45.0])
def test_where_nothing_hums_nothing_is_proposed(tmp_path: Path, noise_db: float) -> None:
    recording, analysis = recorded(tmp_path, None, noise_db=noise_db)

    assert remove_hum(listen_for_hum(recording, analysis, no_step), analysis, EditList()) == ()


def test_what_is_cleaned_already_is_not_proposed(tmp_path: Path) -> None:
    _, analysis = recorded(tmp_path, None)
    loud = Hum(50, 8, 30.0, 40.0)

    assert remove_hum(loud, analysis, EditList(clean_up=CleanUp(hum=0.3))) == ()
    kept = EditList(clean_up=CleanUp(noise=0.5))
    assert remove_hum(loud, analysis, kept)[0].done_to(kept).clean_up == CleanUp(noise=0.5, hum=1.0)


def test_the_engine_hears_the_same(tmp_path: Path) -> None:
    recording, analysis = recorded(tmp_path, -50.0)

    heard = in_engine.listen_for_hum(recording, tmp_path / "recording.rda", no_step)

    assert heard == listen_for_hum(recording, analysis, no_step)
    assert heard.lines >= 5
