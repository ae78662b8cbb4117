"""What an episode is made of: its recording and the sounds of its clips, each read to its end."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.audio.mix.sound import Sound
from radiodesk.desk.sounds import called_by_name, complete_analysis, opened_analysis
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.clips import OWN
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.problems import FileMissing
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

    @cached_property
    def sound_analyses(self) -> Mapping[str, Analysis]:
        """The analyses of the clips' sounds, by their hash."""
        return {sound.sha256: Analysis.open(sound.sidecar) for sound in self.sounds}

    def loudness(self, edits: EditList) -> Loudness:
        """The figures of all that is heard under `edits`, before any levelling. Raises `NothingLeft`."""
        return self.analysis.loudness(edits, self.sound_analyses)

    def called_by_name(self) -> AbstractContextManager[None]:
        """Let problems with these files name what the user knows; see `sounds.called_by_name`."""
        return called_by_name(self.names)


def material_of(library: Library, episode: Episode, step: Step) -> Material:
    """Everything that is heard in an episode; what was not read to its end yet is read now.

    Raises `FileMissing` when the library has lost a file, `DamagedRecording`, `NoPause`, `DiskFull`, `NotWritable`.
    """
    names, needed = _names(episode), _needed(episode)
    is_cleaned = not episode.sheet.edits.clean_up.is_off
    parts = len(needed) + is_cleaned
    for number, sha256 in enumerate(needed):
        with called_by_name(names):
            complete_analysis(library, sha256, portion(step, number / parts, (number + 1) / parts))
    if is_cleaned:
        with called_by_name(names):
            _read_cleaned(library, episode, portion(step, len(needed) / parts, 1))
    return _material(library, episode)


def known_material(library: Library, episode: Episode) -> Material | None:
    """The same without reading anything; None while something was not read to its end, or when a file is lost."""
    try:
        return _material(library, episode) if is_read(library, episode) else None
    except FileMissing:
        return None


def material_so_far(library: Library, episode: Episode) -> Material:
    """The same, read or not: for playing, which begins with what there is. Raises `FileMissing`."""
    return _material(library, episode)


def is_read(library: Library, episode: Episode) -> bool:
    """Whether everything that is heard in an episode was read to its end."""
    sidecars = {*map(library.analysis_path, _needed(episode)), _sidecar(library, episode)}
    return all((known := opened_analysis(sidecar)) and known.is_complete for sidecar in sidecars)


def _needed(episode: Episode) -> tuple[str, ...]:
    return tuple(dict.fromkeys((episode.recording.sha256, *episode.sheet.edits.sounds)))


def _sidecar(library: Library, episode: Episode, sha256: str = "") -> Path:
    """Where the analysis of the recording, or of a clip's sound, lies, as it is to be heard."""
    sound, clean_up = sha256 or episode.recording.sha256, episode.sheet.edits.clean_up
    is_plain = clean_up.is_off or sound != episode.recording.sha256
    return library.analysis_path(sound) if is_plain else library.cleaned_analysis_path(sound, clean_up)


def _read_cleaned(library: Library, episode: Episode, step: Step) -> None:
    """Read the recording as it sounds cleaned up; what was found before is kept if it was cleaned in the same way."""
    sha256, clean_up = episode.recording.sha256, episode.sheet.edits.clean_up
    plain, cleaned = library.analysis_path(sha256), _sidecar(library, episode)
    in_engine.analyse_cleaned(library.original_path(sha256), plain, clean_up, cleaned, step)
    library.tidy_cleaned_analyses(sha256)


def _material(library: Library, episode: Episode) -> Material:
    sounds = (
        Sound(sha256, library.original_path(sha256), _sidecar(library, episode, sha256))
        for sha256 in episode.sheet.edits.sounds
    )
    recording = library.original_path(episode.recording.sha256)
    return Material(recording, _sidecar(library, episode), tuple(sounds), _names(episode))


def _names(episode: Episode) -> dict[str, str]:
    clips = {clip.sound: clip.name for clip in episode.sheet.edits.clips if clip.name and clip.sound != OWN}
    return {**clips, episode.recording.sha256: episode.recording.file_name}
