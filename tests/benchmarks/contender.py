"""Our side of a benchmark, in a process of its own: `python -m tests.benchmarks.contender WORK ARGUMENT ...`."""

import shutil
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from math import inf
from pathlib import Path

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.cleaning.learning import learned
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.copying.copy import copy_sound
from radiodesk.audio.engine import in_engine
from radiodesk.audio.gain import planned_gain_db
from radiodesk.audio.overview import overview
from radiodesk.audio.render import WORKERS, render
from radiodesk.jobs.step import Cancelled, Step, no_step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS
from tests.benchmarks.episode import EDITS, analysis_of, measures, sounds
from tests.benchmarks.material import CUTS

TRIES = 7
PODCAST = PRESETS["podcast"]


def import_analysis(recording: Path) -> None:
    sidecar = recording.with_suffix(".new.rdk")
    sidecar.unlink(missing_ok=True)
    analyse(recording, sidecar, no_step)
    sidecar.unlink()


def prepare(recording: Path) -> None:
    analysis_of(recording)
    sounds()


def render_podcast(recording: Path) -> None:
    out = recording.with_suffix(".out.mp3")
    render(recording, analysis_of(recording), EDITS, PODCAST, out, no_step, sounds=sounds())


def render_again(recording: Path) -> None:
    """Seconds of three exports in one process: with nothing kept, unchanged, and after the end of a cut was moved."""
    analysis, jingles, kept_db = analysis_of(recording), sounds(), None
    moved = Span(CUTS[10].start_s, CUTS[10].end_s + 3.7)
    cache, out = recording.with_suffix(".chunks"), recording.with_suffix(".again.mp3")
    shutil.rmtree(cache, ignore_errors=True)
    for cuts in (CUTS, CUTS, (*CUTS[:10], moved, *CUTS[11:])):
        begin = time.perf_counter()
        made = render(
            recording, analysis, replace(EDITS, cuts=cuts), PODCAST, out, no_step, cache, WORKERS, jingles, kept_db
        )
        sys.stdout.write(f"{time.perf_counter() - begin:.3f} ")
        kept_db = made.gain_db
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


def whole_overview(recording: Path) -> None:
    """Milliseconds until all of a recording is seen in a thousand places, however long that takes: the best of some."""
    _say_best_ms(lambda: overview(recording, no_step, enough_s=inf))


def clean(recording: Path, seconds: str, *amounts: str) -> None:
    """Learn from a recording, and read its first seconds cleaned up by half of these amounts."""
    cleaning = learned(recording, analysis_of(recording), CleanUp(**dict.fromkeys(amounts, 0.5)), no_step)
    with opened(recording, cleaning, ahead=WORKERS) as source:
        for start in range(0, int(seconds) * source.sample_rate_hz, source.sample_rate_hz):
            source.view(start, source.sample_rate_hz)


def query(recording: Path) -> None:
    """Milliseconds for the loudness of the edit: the best of some."""
    analysis, jingles = Analysis.open(recording.with_suffix(".rdk")), measures()
    _say_best_ms(lambda: analysis.loudness(EDITS, jingles))


def plan(recording: Path) -> None:
    """Milliseconds for the gain: the best of some."""
    analysis, jingles = Analysis.open(recording.with_suffix(".rdk")), measures()
    _say_best_ms(lambda: planned_gain_db(analysis, EDITS, PODCAST, jingles))


def cancel(recording: Path, work: str) -> None:
    """How many files are left behind, and seconds from the click until the engine is idle, at moments all over."""
    jingles = sounds()
    in_engine.warm_up()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        works: dict[str, Callable[[Step], object]] = {
            "import": lambda step: in_engine.analyse(recording, folder / "new.rdk", step),
            "render": lambda step: in_engine.render(
                recording, recording.with_suffix(".rdk"), EDITS, PODCAST, folder / "out.mp3", step, None, jingles
            ),
            "measure": lambda step: in_engine.measure(recording, step),
        }
        waits_s = [_cancelled(works[work], 0.05 + 0.11 * number) for number in range(12)]
        sys.stdout.write(f"{len(list(folder.iterdir()))} " + " ".join(f"{wait_s:.3f}" for wait_s in waits_s))


def _cancelled(work: Callable[[Step], object], after_s: float) -> float:
    click_s = time.monotonic() + after_s

    def step(_done: float, _total: float, /) -> None:
        if time.monotonic() >= click_s:
            raise Cancelled

    with suppress(Cancelled):
        work(step)
    return time.monotonic() - click_s


def _say_best_ms(work: Callable[[], object]) -> None:
    best_s = min(timeit.repeat(work, number=1, repeat=TRIES))
    sys.stdout.write(f"{best_s * 1000:.1f}")


WORKS: dict[str, Callable[..., None]] = {
    "first": first_waveform,
    "overview": whole_overview,
    "query": query,
    "plan": plan,
    "cancel": cancel,
    "import": import_analysis,
    "prepare": prepare,
    "render": render_podcast,
    "again": render_again,
    "clean": clean,
    "copy": copy_cut,
    "copy-again": copy_again,
}

if __name__ == "__main__":
    WORKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
