"""Measures any file as a listener gets it: decoded from end to end, on all cores."""

from pathlib import Path
from tempfile import TemporaryDirectory

from radiodesk.audio.analysis import analyse
from radiodesk.jobs.step import Step
from radiodesk.model.sound import Loudness


def measure(path: Path, step: Step) -> Loudness:
    """The EBU R128 figures of `path`. Raises what `analyse` raises."""
    with TemporaryDirectory(prefix="radiodesk-") as folder:
        return measure_samples(path, Path(folder, "measured.rda"), step)[0]


def measure_samples(path: Path, scratch: Path, step: Step) -> tuple[Loudness, int]:
    """The figures of `path`, and how many samples came out of it. While this runs, the file `scratch` is there."""
    try:
        analysis = analyse(path, scratch, step)
        return analysis.loudness(), analysis.info.samples
    finally:
        scratch.unlink(missing_ok=True)
