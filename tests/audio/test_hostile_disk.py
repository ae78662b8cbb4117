"""A disk that is full while a clip, a copy, a film or a clean-up is written is said, by the name that was asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.cleaning.cleaned_analysis import analyse_cleaned
from radiodesk.audio.clip_bench.recipe import ClipRecipe
from radiodesk.audio.clips import make_clip
from radiodesk.audio.copying.copy import copy_sound
from radiodesk.audio.moving_picture.film import film
from radiodesk.audio.moving_picture.still import film_still
from radiodesk.jobs.step import no_step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import DiskFull
from tests.audio.films import GROUND, picture, scene
from tests.audio.makers import broadcast, encode, write_wav
from tests.audio.test_formats_harm import room_for

CUT = EditList(cuts=(Span(2.0, 3.0),))
CLEAN = CleanUp(rumble=1.0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given")
    encode(write_wav(folder / "a.wav", broadcast(8.0)), folder / "a.mp3", "-b:a", "128k")
    encode(folder / "a.wav", folder / "a.m4a", "-b:a", "64k")
    scene(folder)
    picture(folder / "still.png", GROUND, 320, 180)
    for name in ("a.wav", "a.mp3"):
        analyse(folder / name, folder / f"{name}.rda", no_step)
    return folder


WRITERS: dict[str, Callable[[Path, Path], object]] = {
    "a clip": lambda folder, out: make_clip(folder / "a.wav", ClipRecipe(), out, no_step),
    "a copy": lambda folder, out: copy_sound(folder / "a.mp3", Analysis.open(folder / "a.mp3.rda"), CUT, out, no_step),
    "a film": lambda folder, out: film(scene(folder), folder / "a.wav", 1.0, 4.0, out, no_step),
    "a film of a picture": lambda folder, out: film_still(
        picture(folder / "still.png", GROUND, 320, 180), folder / "a.m4a", out, no_step
    ),
    "an analysis": lambda folder, out: analyse(folder / "a.wav", out, no_step),
    "a clean-up": lambda folder, out: analyse_cleaned(folder / "a.wav", folder / "a.wav.rda", CLEAN, out, no_step),
}


@pytest.mark.parametrize("what", WRITERS)
@pytest.mark.parametrize("room", [0, 9000])
def test_a_full_disk_is_said_and_leaves_nothing(what: str, room: int, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DiskFull) as caught, room_for(room):
        WRITERS[what](folder, tmp_path / "out")

    assert caught.value.facts["path"] == str(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    WRITERS[what](folder, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
