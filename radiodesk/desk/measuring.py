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
from radiodesk.model.sound import Loudest, Loudness, MediaInfo


@dataclass(frozen=True)
class SoundReport:
    """What can be said about sound: its format, the length that is heard, loudness, loudest moments, silences."""

    info: MediaInfo
    duration_s: float
    loudness: Loudness
    loudest: Loudest
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
        figures = analysis.loudness(), analysis.loudest(), analysis.silences()
        return SoundReport(analysis.info, analysis.info.duration_s, *figures)


def report_on_episode(library: Library, episode_id: int, step: Step) -> SoundReport:
    """Measure an episode as it is edited now, before levelling."""
    episode = library.episode(episode_id)
    material, edits = material_of(library, episode, step), episode.sheet.edits
    info, silences = material.analysis.info, material.analysis.silences()
    loudest = material.analysis.loudest(edits, material.sound_analyses)
    return SoundReport(info, edits.heard_s(info.duration_s), material.loudness(edits), loudest, silences)


def loudness_line(library: Library, episode: Episode) -> Loudness | None:
    """The loudness of the edit before levelling, from the stored energies; None until everything in it was read."""
    material = known_material(library, episode)
    return None if material is None else material.loudness(episode.sheet.edits)
