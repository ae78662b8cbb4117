"""One picture for as long as an episode lasts: the sound is the very one that was rendered, and making it is cheap."""

import subprocess
from pathlib import Path

import pytest

from radiodesk.audio.engine import in_engine
from radiodesk.jobs.step import no_step
from radiodesk.model.problems import NotARecording
from tests.audio.films import GROUND, Frames, boxes, frames, is_near, picture, streams
from tests.audio.makers import encode, speech, write_wav

SECONDS = 63.3
"""Three stretches of the picture and a part of one."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    return encode(write_wav(folder / "a.wav", speech(SECONDS)), folder / "a.m4a", "-b:a", "96k")


@pytest.fixture(scope="module")
def film(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("film")
    in_engine.film_still(picture(folder / "still.png", GROUND, 160, 90), sound, folder / "film.mp4", no_step)
    return folder / "film.mp4"


@pytest.fixture(scope="module")
def pictures(film: Path) -> Frames:
    return frames(film)


def test_the_picture_is_seen_to_the_end(film: Path, pictures: Frames) -> None:
    assert len(pictures) == pytest.approx(SECONDS * 10, abs=2)
    assert is_near(pictures[::40], GROUND, 6).all()
    assert float(streams(film)["video"]["duration"]) == pytest.approx(SECONDS, abs=0.11)


def test_any_moment_can_be_jumped_to(film: Path) -> None:
    command = ["ffmpeg", "-v", "warning", "-ss", "45", "-i", str(film), "-frames:v", "3", "-f", "null", "-"]

    assert subprocess.run(command, check=True, capture_output=True).stderr == b""


def test_it_is_decoded_without_a_complaint(film: Path) -> None:
    command = ["ffmpeg", "-v", "warning", "-i", str(film), "-f", "null", "-"]

    assert subprocess.run(command, check=True, capture_output=True).stderr == b""


def test_the_sound_is_copied_bit_for_bit(film: Path, sound: Path) -> None:
    def decoded(path: Path) -> bytes:
        command = ["ffmpeg", "-v", "error", "-i", str(path), "-vn", "-f", "s16le", "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout

    assert decoded(film) == decoded(sound)


def test_the_table_of_contents_stands_in_front(film: Path) -> None:
    names = boxes(film)

    assert names.index("moov") < names.index("mdat")


def test_the_same_gives_the_same_bytes(film: Path, sound: Path, tmp_path: Path) -> None:
    in_engine.film_still(film.with_name("still.png"), sound, tmp_path / "again.mp4", no_step)

    assert (tmp_path / "again.mp4").read_bytes() == film.read_bytes()


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.m4a").write_text("not a sound")
    still = picture(tmp_path / "still.png", GROUND, 160, 90)

    with pytest.raises(NotARecording):
        in_engine.film_still(still, tmp_path / "a.m4a", tmp_path / "out.mp4", no_step)

    assert not (tmp_path / "out.mp4").exists()
