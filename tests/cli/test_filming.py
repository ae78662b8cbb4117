"""posts --audiogram and --video: as a person at a terminal, and a script, use them."""

from pathlib import Path

import pytest

from tests.audio.films import streams
from tests.terminal import Terminal


def test_an_audiogram_is_made_into_a_folder(imported: Terminal, tmp_path: Path) -> None:
    shown = imported.json("posts", 1, "--audiogram", "0:02-0:17", "--ratio", "1:1", "--out", tmp_path / "out")

    (video,) = shown["videos"]
    assert video["path"] == str(tmp_path / "out" / "audiogram-0.02-0.17-1x1.mp4")
    assert (video["shape"], video["start_s"], video["duration_s"]) == ("1:1", 2, 15)
    assert video["size_bytes"] == Path(video["path"]).stat().st_size
    assert streams(Path(video["path"]))["video"]["height"] == 1080


def test_the_video_of_the_episode_says_how_large_it_is(imported: Terminal) -> None:
    told = imported.type("posts", 1, "--video")

    assert told.code == 0
    last = told.out.splitlines()[-1]
    assert last.startswith(str(imported.library / "posts" / "videos" / "1" / "episode.mp4 ("))
    assert last.endswith(" MB)")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--audiogram", "0-10"), 1, "10 seconds are too short for an audiogram."),
        (("--audiogram", "5-25"), 1, "is not within the episode"),
        (("--audiogram", "five-ten"), 1, "is not a time"),
        (("--ratio", "1:1"), 2, "--ratio needs --audiogram."),
        (("--audiogram", "0-16", "--ratio", "3:2"), 2, "3:2"),
    ],
)
def test_what_cannot_be_is_said(imported: Terminal, words: tuple[str, ...], code: int, said: str) -> None:
    told = imported.type("posts", 1, *words)

    assert told.code == code
    assert said in told.err
