"""A film shows its scene while the very stretch of sound is heard, in the form that all networks take."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.engine import in_engine
from radiodesk.jobs.step import no_step
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.scene import Filmed, Scene
from tests.audio.films import (
    BLUE,
    CAPTIONS,
    COMING,
    GROUND,
    HEARD,
    NOW,
    PROGRESS,
    RED,
    SIDE,
    WAVE,
    Frames,
    boxes,
    frames,
    heard,
    is_near,
    scene,
    seen,
    streams,
)  # fmt: skip
from tests.audio.makers import decode, speech, write_wav

START_S, END_S = 1.5, 5.02
PAUSE_S = (3.0, 4.6)
"""In the sound; in the film that is 1.5 to 3.1."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = speech(8.0)
    first, last = (round(edge * 44100) for edge in PAUSE_S)
    said[:, first:last] = 0.0
    return write_wav(tmp_path_factory.mktemp("sound") / "siaran.wav", said)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="module")
def film(given: Scene, sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("film") / "film.mp4"
    in_engine.film(given, sound, START_S, END_S, out, no_step)
    return out


@pytest.fixture(scope="module")
def pictures(film: Path) -> Frames:
    return frames(film)


def test_it_is_what_every_network_takes(film: Path) -> None:
    found = streams(film)

    video, audio = found["video"], found["audio"]
    assert (video["codec_name"], video["profile"], video["pix_fmt"]) == ("h264", "High", "yuv420p")
    assert (video["width"], video["height"], video["r_frame_rate"]) == (SIDE, SIDE, "25/1")
    assert {video[key] for key in ("color_space", "color_transfer", "color_primaries")} == {"bt709"}
    assert video["color_range"] == "tv"
    assert (audio["codec_name"], audio["profile"], audio["sample_rate"]) == ("aac", "LC", "48000")


def test_it_can_be_seen_before_all_of_it_has_arrived(film: Path) -> None:
    names = boxes(film)

    assert names.index("moov") < names.index("mdat")


def test_picture_and_sound_last_as_long_as_the_stretch(film: Path, pictures: Frames) -> None:
    found = streams(film)

    assert float(found["video"]["duration"]) == pytest.approx(END_S - START_S, abs=0.04)
    assert float(found["audio"]["duration"]) == pytest.approx(END_S - START_S, abs=0.001)
    assert len(pictures) == 88


def test_it_sounds_like_the_stretch_from_its_first_sample_on(film: Path, sound: Path) -> None:
    stretch = decode(sound).mean(0)[round(START_S * 44100) : round(END_S * 44100)]
    own = heard(film, 44100)[: len(stretch)]
    stretch = stretch[: len(own)]

    shifts = range(-300, 301)
    likeness = [float(np.dot(own[1000:-1000], np.roll(stretch, shift)[1000:-1000])) for shift in shifts]

    assert shifts[int(np.argmax(likeness))] == 0
    assert np.corrcoef(own, stretch)[0, 1] > 0.97


def test_it_begins_and_ends_softly(film: Path) -> None:
    own = heard(film)

    assert np.abs(own[:240]).max() < 0.2 * np.abs(own[2400:9600]).max()
    assert np.abs(own[-240:]).max() < 0.2 * np.abs(own[-9600:-2400]).max()


def test_captions_come_and_go_at_their_time(pictures: Frames) -> None:
    shown = [seen(pictures[number], CAPTIONS) for number in (0, 24, 25, 49, 50)]

    assert [is_near(each, colour).all() for each, colour in zip(shown, (RED, RED, BLUE, BLUE, GROUND), strict=True)]


def test_the_line_fills_up(pictures: Frames) -> None:
    filled = [int(is_near(seen(picture, PROGRESS)[4], HEARD).sum()) for picture in pictures]

    assert filled == sorted(filled)
    assert filled[0] <= 2
    assert filled[44] == pytest.approx(PROGRESS.width / 2, abs=4)
    assert filled[-1] >= PROGRESS.width - 4
    assert is_near(seen(pictures[44], PROGRESS)[4, -8:], COMING).all()


def test_bars_follow_the_voice_and_are_dots_in_a_pause(pictures: Frames) -> None:
    middle = slice(WAVE.width // 2 - 4, WAVE.width // 2 + 8)
    height = [int((~is_near(seen(picture, WAVE)[:, middle], GROUND)).any(1).sum()) for picture in pictures]

    assert max(height[:30]) > WAVE.height * 0.7
    assert max(height[47:68]) <= 10
    assert max(height[78:]) > WAVE.height * 0.5


def test_what_was_heard_is_told_from_what_comes(pictures: Frames) -> None:
    shown = seen(pictures[25], WAVE)

    left, right = shown[:, : WAVE.width // 2 - 12], shown[:, WAVE.width // 2 + 12 :]
    assert is_near(left, HEARD).any()
    assert not is_near(left, COMING, 8).any()
    assert not is_near(right, HEARD).any()
    assert is_near(shown[:, WAVE.width // 2 - 10 : WAVE.width // 2 + 10], NOW, 60).any()


def test_they_move_from_picture_to_picture(pictures: Frames) -> None:
    changes = [np.abs(seen(now, WAVE).astype(int) - seen(then, WAVE)).max() for then, now in pairwise(pictures[:25])]

    assert min(changes) > 60


def test_nothing_else_changes(pictures: Frames) -> None:
    still = np.ones((SIDE, SIDE), bool)
    for box in (CAPTIONS, WAVE, PROGRESS):
        still[box.y - 2 : box.y + box.height + 2, box.x - 2 : box.x + box.width + 2] = False

    assert is_near(pictures[:, still], GROUND, 14).all()


def test_a_moment_is_seen_as_it_will_be(given: Scene, sound: Path, pictures: Frames, tmp_path: Path) -> None:
    from PIL import Image

    in_engine.film_moment(given, sound, START_S, END_S, 1.2, tmp_path / "moment.png", no_step)

    moment = np.asarray(Image.open(tmp_path / "moment.png").convert("RGB")).astype(int)
    assert np.abs(moment - pictures[30]).mean() < 2
    assert np.abs(moment - pictures[30]).mean() < np.abs(moment - pictures[33]).mean()


def test_the_same_gives_the_same_bytes(given: Scene, sound: Path, film: Path, tmp_path: Path) -> None:
    in_engine.film(given, sound, START_S, END_S, tmp_path / "again.mp4", no_step)

    assert (tmp_path / "again.mp4").read_bytes() == film.read_bytes()


def test_it_ends_where_the_sound_ends(given: Scene, sound: Path, tmp_path: Path) -> None:
    made = in_engine.film(given, sound, 7.0, 9.0, tmp_path / "short.mp4", no_step)

    assert made == Filmed(1.0, (tmp_path / "short.mp4").stat().st_size)


def test_of_nothing_there_is_no_film(given: Scene, sound: Path, tmp_path: Path) -> None:
    with pytest.raises(EmptyRecording):
        in_engine.film(given, sound, 9.0, 10.0, tmp_path / "none.mp4", no_step)

    assert not list(tmp_path.iterdir())
