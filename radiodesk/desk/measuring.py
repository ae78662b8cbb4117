"""Look at sound without publishing anything: a file from anywhere, or an episode as it is edited."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.desk.imports import complete_analysis
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import FileMissing
from radiodesk.model.sound import Loudness, MediaInfo


@dataclass(frozen=True)
class SoundReport:
    """What can be said about sound: its format, the length that is heard, loudness, and the silences in it."""

    info: MediaInfo
    duration_s: float
    loudness: Loudness
    silences: tuple[Span, ...]


def report_on_file(file: Path, step: Step) -> SoundReport:
    """Read a file from anywhere. Raises `FileMissing`, `NotARecording`, `EmptyRecording`, `DamagedRecording`."""
    if not file.is_file():
        raise FileMissing(path=file)
    in_engine.probe(file, step)
    with tempfile.TemporaryDirectory(prefix="radiodesk-") as folder:
        sidecar = Path(folder, "analysis.rda")
        in_engine.analyse(file, sidecar, step)
        return _report(Analysis.open(sidecar), EditList())


def report_on_episode(library: Library, episode_id: int, step: Step) -> SoundReport:
    """Measure an episode as it is edited now, before levelling."""
    episode = library.episode(episode_id)
    return _report(complete_analysis(library, episode, step), episode.sheet.edits)


def _report(analysis: Analysis, edits: EditList) -> SoundReport:
    heard_s = edits.heard_s(analysis.info.duration_s)
    return SoundReport(analysis.info, heard_s, analysis.loudness(edits), analysis.silences())
