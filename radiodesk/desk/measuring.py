"""Look at sound without publishing anything: a file from anywhere, or an episode as it is edited."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.desk.material import known_material, material_of
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
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
        analysis = Analysis.open(sidecar)
        return SoundReport(analysis.info, analysis.info.duration_s, analysis.loudness(), analysis.silences())


def report_on_episode(library: Library, episode_id: int, step: Step) -> SoundReport:
    """Measure an episode as it is edited now, before levelling."""
    episode = library.episode(episode_id)
    material, edits = material_of(library, episode, step), episode.sheet.edits
    info = material.analysis.info
    silences = material.analysis.silences()
    return SoundReport(info, edits.heard_s(info.duration_s), material.loudness(edits), silences)


def loudness_line(library: Library, episode: Episode) -> Loudness | None:
    """The loudness of the edit before levelling, from the stored energies; None until everything in it was read."""
    material = known_material(library, episode)
    return None if material is None else material.loudness(episode.sheet.edits)
