"""What an episode is made of: its recording and the sounds of its clips, each read to its end."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.mix.sound import Sound
from radiodesk.desk.sounds import called_by_name, complete_analysis, known_analysis
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.sound import Loudness


@dataclass(frozen=True)
class Material:
    """The files that rendering, playing and measuring work with; every analysis is complete.

    `sounds` are those of the clips, each once, sorted by hash. `names` are the user's own, by hash.
    """

    recording: Path
    sidecar: Path
    sounds: tuple[Sound, ...]
    names: Mapping[str, str]

    @cached_property
    def analysis(self) -> Analysis:
        """The analysis of the recording as the clean-up leaves it."""
        return Analysis.open(self.sidecar)

    def loudness(self, edits: EditList) -> Loudness:
        """The figures of what is heard under `edits`, before any levelling. Raises `NothingLeft`."""
        return self.analysis.loudness(edits)

    def called_by_name(self) -> AbstractContextManager[None]:
        """Let problems with these files name what the user knows; see `sounds.called_by_name`."""
        return called_by_name(self.names)


def material_of(library: Library, episode: Episode, step: Step) -> Material:
    """Everything that is heard in an episode; what was not read to its end yet is read now.

    Raises `FileMissing` when the library has lost a file, `DamagedRecording`, `DiskFull`, `NotWritable`.
    """
    names, needed = _names(episode), _needed(episode)
    for number, sha256 in enumerate(needed):
        with called_by_name(names):
            complete_analysis(library, sha256, portion(step, number / len(needed), (number + 1) / len(needed)))
    return _material(library, episode)


def known_material(library: Library, episode: Episode) -> Material | None:
    """The same without reading anything; None while something was not read to its end."""
    known = (known_analysis(library, sha256) for sha256 in _needed(episode))
    is_read = all(analysis is not None and analysis.is_complete for analysis in known)
    return _material(library, episode) if is_read else None


def _needed(episode: Episode) -> tuple[str, ...]:
    return (episode.recording.sha256, *episode.sheet.edits.sounds)


def _material(library: Library, episode: Episode) -> Material:
    recording, *sounds = (
        Sound(sha256, library.original_path(sha256), library.analysis_path(sha256)) for sha256 in _needed(episode)
    )
    return Material(recording.path, recording.sidecar, tuple(sounds), _names(episode))


def _names(episode: Episode) -> dict[str, str]:
    clips = {clip.sound: clip.name for clip in episode.sheet.edits.clips if clip.name}
    return {**clips, episode.recording.sha256: episode.recording.file_name}
