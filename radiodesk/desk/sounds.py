"""Sound that the library keeps, a recording or a clip's: taken in whole, and read to its end once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.jobs.step import Cancelled, Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Recording
from radiodesk.model.problems import EmptyRecording, FileMissing, Problem

COPY_SHARE = 0.2
"""How much of taking sound in is copying and hashing; the rest is reading it. A guess for the progress bar."""


def keep_sound(library: Library, file: Path, step: Step) -> Recording:
    """Copy a sound file into the library, unread. The file itself is only read.

    Raises `NotARecording`, `EmptyRecording`, `DamagedRecording`, `FileMissing`, `DiskFull`, `NotWritable`.
    """
    if not file.is_file():
        raise FileMissing(path=file)
    info = in_engine.probe(file, step)
    if info.samples == 0:
        raise EmptyRecording(name=file.name)
    sha256, size_bytes = library.keep_original(file, step)
    return Recording(sha256, file.name, size_bytes, info)


def take_sound(library: Library, file: Path, step: Step) -> Recording:
    """Copy a sound file into the library and read it to its end; or not at all. Raises what `keep_sound` does."""
    recording = keep_sound(library, file, portion(step, 0, COPY_SHARE))
    try:
        with called_by_name({recording.sha256: recording.file_name}):
            read_sound(library, recording.sha256, portion(step, COPY_SHARE, 1))
    except (Problem, Cancelled):
        library.discard_original(recording.sha256)
        raise
    return recording


def read_sound(library: Library, sha256: str, step: Step) -> Analysis:
    """Read a kept sound once; what it finds is kept, and can be looked at while it grows."""
    sidecar = library.analysis_path(sha256)
    in_engine.analyse(library.original_path(sha256), sidecar, step)
    return Analysis.open(sidecar)


def known_analysis(library: Library, sha256: str) -> Analysis | None:
    """What was found in a kept sound so far; None before it was looked at or when its file must be made anew."""
    return opened_analysis(library.analysis_path(sha256))


def opened_analysis(sidecar: Path) -> Analysis | None:
    """What stands in a sidecar so far; None when there is none, or none that can be used."""
    try:
        return Analysis.open(sidecar)
    except (SidecarUnusable, FileMissing):
        return None


def complete_analysis(library: Library, sha256: str, step: Step) -> Analysis:
    """The finished analysis of a kept sound; read now if it is missing or was interrupted."""
    known = known_analysis(library, sha256)
    return known if known is not None and known.is_complete else read_sound(library, sha256, step)


@contextmanager
def called_by_name(names: Mapping[str, str]) -> Iterator[None]:
    """Let problems with kept sound name what the user knows, not the hash under which it is kept.

    `names` are those of the user, by SHA-256.
    """
    try:
        yield
    except Problem as problem:
        known = names.get(Path(problem.facts.get("name", "")).stem)
        if known is None:
            raise
        raise type(problem)(**{**problem.facts, "name": known}) from problem
