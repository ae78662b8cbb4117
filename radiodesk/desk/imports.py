"""Bring recordings in: the original is copied and hashed, probed, and read once for waveform and loudness."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.bahasa.dates import at_zone
from radiodesk.jobs.step import Cancelled, Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Recording, Sheet
from radiodesk.model.problems import EmptyRecording, FileMissing, Problem, WrongInput

COPY_SHARE = 0.2
"""How much of an import is copying and hashing; the rest is analysis. A guess for the progress bar."""

_DATE = re.compile(r"(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)")


def import_recording(library: Library, file: Path, step: Step, sheet: Sheet | None = None) -> Episode:
    """Take a recording in whole, read to its end, or not at all. The file itself is only read.

    Raises `NotARecording`, `EmptyRecording`, `DamagedRecording`, `FileMissing`, `DiskFull`, `NotWritable`.
    """
    recording = _keep(library, file, portion(step, 0, COPY_SHARE))
    try:
        _analyse(library, recording, portion(step, COPY_SHARE, 1))
    except (Problem, Cancelled):
        library.discard_original(recording.sha256)
        raise
    return _begin_episode(library, recording, sheet)


def take_in(library: Library, file: Path, step: Step, sheet: Sheet | None = None) -> Episode:
    """Copy a recording into the library and make its episode, so that work can begin before the analysis is done."""
    return _begin_episode(library, _keep(library, file, step), sheet)


def analyse_episode(library: Library, episode: Episode, step: Step) -> Analysis:
    """Read the whole recording once; what it finds is kept, and can be looked at while it grows."""
    return _analyse(library, episode.recording, step)


@contextmanager
def called_by_name(recording: Recording) -> Iterator[None]:
    """Let problems with a kept recording name the file that the user knows, not the hash under which it is kept."""
    try:
        yield
    except WrongInput as problem:
        raise type(problem)(**{**problem.facts, "name": recording.file_name}) from problem


def analysis_of(library: Library, episode: Episode) -> Analysis | None:
    """What the analysis has found so far; None before it has begun or when its file must be made anew."""
    try:
        return Analysis.open(library.analysis_path(episode.recording.sha256))
    except (SidecarUnusable, FileMissing):
        return None


def complete_analysis(library: Library, episode: Episode, step: Step) -> Analysis:
    """The finished analysis of an episode; read now if it is missing or was interrupted."""
    known = analysis_of(library, episode)
    return known if known is not None and known.is_complete else analyse_episode(library, episode, step)


def _keep(library: Library, file: Path, step: Step) -> Recording:
    if not file.is_file():
        raise FileMissing(path=file)
    info = in_engine.probe(file, step)
    if info.samples == 0:
        raise EmptyRecording(name=file.name)
    sha256, size_bytes = library.keep_original(file, step)
    return Recording(sha256, file.name, size_bytes, info)


def _analyse(library: Library, recording: Recording, step: Step) -> Analysis:
    sidecar = library.analysis_path(recording.sha256)
    with called_by_name(recording):
        in_engine.analyse(library.original_path(recording.sha256), sidecar, step)
    return Analysis.open(sidecar)


def _begin_episode(library: Library, recording: Recording, sheet: Sheet | None) -> Episode:
    """Make the episode; title and date come from the file name where nobody has said them."""
    wanted, stem = sheet or Sheet(), Path(recording.file_name).stem
    title = wanted.title or " ".join(_DATE.sub(" ", stem).replace("_", " ").split()) or recording.file_name
    aired = wanted.aired or _date_in(stem, library.programme().zone)
    return library.add_episode(recording, replace(wanted, title=title, aired=aired))


def _date_in(stem: str, zone: str) -> datetime | None:
    found = _DATE.search(stem)
    if found is None:
        return None
    try:
        year, month, day = map(int, found.groups())
        return at_zone(datetime(year, month, day), zone)  # noqa: DTZ001 - the zone is given in this very call
    except ValueError:
        return None
