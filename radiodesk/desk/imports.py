"""Bring recordings in: the original is copied and hashed, probed, and read once for waveform and loudness."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.bahasa.dates import at_zone
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Recording, Sheet
from radiodesk.model.problems import EmptyRecording, FileMissing

COPY_SHARE = 0.2
"""How much of an import is copying and hashing; the rest is analysis. A guess for the progress bar."""

_DATE = re.compile(r"(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)")


def import_recording(library: Library, file: Path, step: Step, sheet: Sheet | None = None) -> Episode:
    """Take a recording in and analyse it. The file itself is only read.

    Raises `NotARecording`, `EmptyRecording`, `DamagedRecording`, `FileMissing`, `DiskFull`, `NotWritable`.
    """
    episode = take_in(library, file, portion(step, 0, COPY_SHARE), sheet)
    analyse_episode(library, episode, portion(step, COPY_SHARE, 1))
    return episode


def take_in(library: Library, file: Path, step: Step, sheet: Sheet | None = None) -> Episode:
    """Copy a recording into the library and make its episode, so that work can begin before the analysis is done."""
    if not file.is_file():
        raise FileMissing(path=file)
    info = in_engine.probe(file, step)
    if info.samples == 0:
        raise EmptyRecording(name=file.name)
    sha256, size_bytes = library.keep_original(file, step)
    recording = Recording(sha256, file.name, size_bytes, info)
    return library.add_episode(recording, _with_guesses(library, sheet or Sheet(), file))


def analyse_episode(library: Library, episode: Episode, step: Step) -> Analysis:
    """Read the whole recording once; what it finds is kept, and can be looked at while it grows."""
    sha256 = episode.recording.sha256
    sidecar = library.analysis_path(sha256)
    in_engine.analyse(library.original_path(sha256), sidecar, step)
    return Analysis.open(sidecar)


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


def _with_guesses(library: Library, sheet: Sheet, file: Path) -> Sheet:
    """Fill the title and the date from the file name where nobody has said them."""
    title = sheet.title or " ".join(_DATE.sub(" ", file.stem).replace("_", " ").split()) or file.name
    return replace(sheet, title=title, aired=sheet.aired or _date_in(file.stem, library.programme().zone))


def _date_in(stem: str, zone: str) -> datetime | None:
    found = _DATE.search(stem)
    if found is None:
        return None
    try:
        year, month, day = map(int, found.groups())
        return at_zone(datetime(year, month, day), zone)  # noqa: DTZ001 - the zone is given in this very call
    except ValueError:
        return None
