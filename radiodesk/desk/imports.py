"""Bring recordings in: the original is copied and hashed, probed, and read once for waveform and loudness."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.bahasa.dates import at_zone
from radiodesk.desk.sounds import called_by_name, keep_sound, known_analysis, read_sound, take_sound
from radiodesk.desk.templates import with_signatures
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Recording, Sheet

_DATE = re.compile(r"(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)")


def import_recording(
    library: Library, file: Path, step: Step, sheet: Sheet | None = None, programme_id: int = 0
) -> Episode:
    """Take a recording in whole, read to its end, or not at all. The file itself is only read.

    It becomes an episode of a programme (0: the first).

    Raises `NotARecording`, `EmptyRecording`, `DamagedRecording`, `FileMissing`, `DiskFull`, `NotWritable`.
    """
    return _begin_episode(library, take_sound(library, file, step), sheet, programme_id)


def take_in(library: Library, file: Path, step: Step, sheet: Sheet | None = None, programme_id: int = 0) -> Episode:
    """Copy a recording into the library and make its episode, so that work can begin before the analysis is done."""
    return _begin_episode(library, keep_sound(library, file, step), sheet, programme_id)


def analyse_episode(library: Library, episode: Episode, step: Step) -> Analysis:
    """Read the whole recording once; what it finds is kept, and can be looked at while it grows."""
    with called_by_name({episode.recording.sha256: episode.recording.file_name}):
        return read_sound(library, episode.recording.sha256, step)


def analysis_of(library: Library, episode: Episode) -> Analysis | None:
    """What the analysis of the recording has found so far; None before it has begun or when it must be made anew."""
    return known_analysis(library, episode.recording.sha256)


def _begin_episode(library: Library, recording: Recording, sheet: Sheet | None, programme_id: int) -> Episode:
    """Make the episode; title and date come from the file name where nobody has said them."""
    wanted, stem = sheet or Sheet(), Path(recording.file_name).stem
    title = wanted.title or " ".join(_DATE.sub(" ", stem).replace("_", " ").split()) or recording.file_name
    aired = wanted.aired or _date_in(stem, library.programme(programme_id).zone)
    episode = library.add_episode(recording, replace(wanted, title=title, aired=aired), programme_id)
    return with_signatures(library, episode)


def _date_in(stem: str, zone: str) -> datetime | None:
    found = _DATE.search(stem)
    if found is None:
        return None
    try:
        year, month, day = map(int, found.groups())
        return at_zone(datetime(year, month, day), zone)  # noqa: DTZ001 - the zone is given in this very call
    except ValueError:
        return None
