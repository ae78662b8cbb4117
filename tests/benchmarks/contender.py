"""Our side of a benchmark, in a process of its own: `python -m tests.benchmarks.contender WORK ARGUMENT ...`."""

import sys
from pathlib import Path

from radiodesk.audio.analysis import analyse
from radiodesk.audio.render import render
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList
from radiodesk.model.sound import PRESETS
from tests.benchmarks.material import CUTS


def import_analysis(recording: Path) -> None:
    sidecar = recording.with_suffix(".new.rdk")
    sidecar.unlink(missing_ok=True)
    analyse(recording, sidecar, no_step)
    sidecar.unlink()


def prepare(recording: Path) -> None:
    analyse(recording, recording.with_suffix(".rdk"), no_step)


def render_podcast(recording: Path) -> None:
    analysis = analyse(recording, recording.with_suffix(".rdk"), no_step)
    render(recording, analysis, EditList(cuts=CUTS), PRESETS["podcast"], recording.with_suffix(".out.mp3"), no_step)


WORKS = {"import": import_analysis, "prepare": prepare, "render": render_podcast}

if __name__ == "__main__":
    WORKS[sys.argv[1]](Path(sys.argv[2]))
