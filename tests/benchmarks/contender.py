"""Our side of a benchmark, in a process of its own: `python -m tests.benchmarks.contender WORK ARGUMENT ...`."""

import shutil
import sys
import time
import timeit
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.copying.copy import copy_sound
from radiodesk.audio.render import render
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS
from tests.benchmarks.material import CUTS, RATE

TRIES = 7


def import_analysis(recording: Path) -> None:
    sidecar = recording.with_suffix(".new.rdk")
    sidecar.unlink(missing_ok=True)
    analyse(recording, sidecar, no_step)
    sidecar.unlink()


def prepare(recording: Path) -> None:
    analyse(recording, recording.with_suffix(".rdk"), no_step)


def render_podcast(recording: Path) -> None:
    analysis = analyse(recording, recording.with_suffix(".rdk"), no_step)
    render(recording, analysis, EditList(CUTS), PRESETS["podcast"], recording.with_suffix(".out.mp3"), no_step)


def render_again(recording: Path) -> None:
    """Seconds of three exports in one process: with nothing kept, unchanged, and after the end of a cut was moved."""
    analysis = analyse(recording, recording.with_suffix(".rdk"), no_step)
    moved = Span(CUTS[10].start_s, CUTS[10].end_s + 140 * 1152 / RATE)
    cache = recording.with_suffix(".chunks")
    shutil.rmtree(cache, ignore_errors=True)
    for cuts in (CUTS, CUTS, (*CUTS[:10], moved, *CUTS[11:])):
        begin = time.perf_counter()
        out = recording.with_suffix(".again.mp3")
        render(recording, analysis, EditList(cuts), PRESETS["podcast"], out, no_step, cache)
        sys.stdout.write(f"{time.perf_counter() - begin:.2f} ")
    shutil.rmtree(cache)


def copy_cut(recording: Path) -> None:
    analysis = Analysis.open(recording.with_suffix(".rdk"))
    copy_sound(recording, analysis, EditList(CUTS), recording.with_suffix(".copied.mp3"), no_step)


def copy_again(recording: Path) -> None:
    """Seconds of processor, the best of some."""
    best_s = min(timeit.repeat(lambda: copy_cut(recording), number=1, repeat=TRIES, timer=time.process_time))
    sys.stdout.write(f"{best_s:.3f}")


def first_waveform(recording: Path) -> None:
    """Milliseconds from the beginning of an analysis until its first seconds can be painted: the best of some."""
    sidecar = recording.with_suffix(".new.rdk")

    def paint(_done: float, _total: float, /) -> None:
        analysis = Analysis.open(sidecar)
        analysis.envelope(0.0, analysis.filled_s, 1300)
        raise Cancelled

    def until_painted() -> None:
        sidecar.unlink(missing_ok=True)
        with suppress(Cancelled):
            analyse(recording, sidecar, paint)

    _say_best_ms(until_painted)


def query(recording: Path) -> None:
    """Milliseconds for the loudness of an edit: the best of some."""
    analysis = Analysis.open(recording.with_suffix(".rdk"))
    edits = EditList(tuple(Span(150.0 * n + 40, 150.0 * n + 47.3) for n in range(20)), 2.0, 3.0)
    _say_best_ms(lambda: analysis.loudness(edits))


def _say_best_ms(work: Callable[[], object]) -> None:
    best_s = min(timeit.repeat(work, number=1, repeat=TRIES))
    sys.stdout.write(f"{best_s * 1000:.1f}")


WORKS = {
    "first": first_waveform,
    "query": query,
    "import": import_analysis,
    "prepare": prepare,
    "render": render_podcast,
    "again": render_again,
    "copy": copy_cut,
    "copy-again": copy_again,
}

if __name__ == "__main__":
    WORKS[sys.argv[1]](Path(sys.argv[2]))
