"""The long jobs of an engine over the same little recordings, to be disturbed: `python -m tests.audio.hostile_jobs`."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from radiodesk.audio.clip_bench.recipe import ClipRecipe
from radiodesk.audio.engine import in_engine
from radiodesk.audio.part_file import part_of
from radiodesk.jobs.step import no_step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS
from tests.audio.engines import engine_ids
from tests.audio.films import GROUND, picture, scene
from tests.audio.makers import broadcast, encode, tone, write_wav

CLEAN = CleanUp(rumble=0.5, levelling=0.5)
EDITS = EditList(cuts=(Span(5.0, 8.0), Span(9.0, 9.5)))
OUT = "out"


def given(folder: Path) -> Path:
    """The folder with recordings that were read to their end; one is long enough to be shared between workers."""
    write_wav(folder / "long.wav", tone(125.0, rate=8000, channels=1), 8000)
    write_wav(folder / "short.wav", broadcast(10.0))
    encode(folder / "long.wav", folder / "long.mp3", "-t", "60", "-ar", "44100", "-b:a", "64k")
    encode(folder / "long.wav", folder / "long.m4a", "-ar", "44100", "-b:a", "64k")
    for name in ("long.wav", "short.wav", "long.mp3"):
        in_engine.analyse(folder / name, folder / f"{name}.rda", no_step)
    return folder


def _render(form: str) -> Callable[[Path, Path], object]:
    preset = replace(PRESETS["podcast"], form=form)
    return lambda folder, out: in_engine.render(
        folder / "short.wav", folder / "short.wav.rda", EDITS, preset, out, no_step, out.parent / "chunks"
    )


JOBS: dict[str, Callable[[Path, Path], object]] = {
    "analyse": lambda folder, out: in_engine.analyse(folder / "long.wav", out, no_step),
    "clean up": lambda folder, out: in_engine.analyse_cleaned(
        folder / "long.wav", folder / "long.wav.rda", CLEAN, out, no_step
    ),
    "render mp3": _render("mp3"),
    "render m4a": _render("m4a"),
    "render flac": _render("flac"),
    "copy": lambda folder, out: in_engine.copy_sound(folder / "long.mp3", folder / "long.mp3.rda", EDITS, out, no_step),
    "make a clip": lambda folder, out: in_engine.make_clip(
        folder / "short.wav", ClipRecipe(fade_out_s=2.0, peak_dbtp=-3.0), out, no_step
    ),
    "film": lambda folder, out: in_engine.film(scene(folder), folder / "short.wav", 1.0, 9.0, out, no_step),
    "film a picture": lambda folder, out: in_engine.film_still(
        picture(folder / "still.png", GROUND, 320, 180), folder / "long.m4a", out, no_step
    ),
}
"""What each does with the given folder and the file to be written."""


def when_written(out: Path, deed: Callable[[], None]) -> threading.Thread:
    """A thread that does the deed as soon as `out` is begun."""

    def watch() -> None:
        end_s = time.monotonic() + 30
        while time.monotonic() < end_s:
            if out.exists() or part_of(out).exists():
                deed()
                return
            time.sleep(0.001)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def kill_engines() -> None:
    """As the kernel does when memory runs out."""
    for engine in engine_ids(os.getpid()):
        os.kill(engine, signal.SIGKILL)


def _die() -> None:
    sys.stdout.write(" ".join(map(str, engine_ids(os.getpid()))))
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    job, given_folder, written = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    when_written(written, _die)
    JOBS[job](given_folder, written)
