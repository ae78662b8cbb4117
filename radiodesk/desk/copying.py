"""Make the audio of an episode from its MP3 without encoding it anew: for the archive, or to pass a recording on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from radiodesk.audio.copying.copy import Copied
from radiodesk.audio.engine import in_engine
from radiodesk.desk.rendering import ANALYSIS_SHARE, FinishedAudio, tagged, tags_of
from radiodesk.desk.renders import Made
from radiodesk.desk.sounds import called_by_name, complete_analysis
from radiodesk.desk.whole_files import copy_whole
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import storage_guard


@dataclass(frozen=True)
class CopiedAudio:
    """A finished file in the library's renders folder, and how many seconds of it had to be encoded."""

    audio: FinishedAudio
    encoded_s: float


def copy_episode(library: Library, episode: Episode, step: Step) -> CopiedAudio:
    """Cut the recording of an episode by copying, and tag what comes of it. Its level stays that of the recording.

    Raises `CannotCopySound`, `NothingLeft`, `DamagedRecording`, `DiskFull`, `NotWritable`, `FileMissing`.
    """
    with called_by_name({episode.recording.sha256: episode.recording.file_name}):
        complete_analysis(library, episode.recording.sha256, portion(step, 0, ANALYSIS_SHARE))
        with _new_file(library, episode) as new:
            copied = _copied(library, episode, new, portion(step, ANALYSIS_SHARE, 1))
            made = Made(new, copied.info.duration_s, copied.loudness)
            return CopiedAudio(tagged(made, tags_of(library, episode, made.duration_s)), copied.encoded_s)


def export_copy(library: Library, episode: Episode, out: Path, step: Step) -> CopiedAudio:
    """Cut an episode by copying, and put the finished file where the user wants it."""
    copied = copy_episode(library, episode, step)
    copy_whole(copied.audio.path, out)
    return copied


@contextmanager
def _new_file(library: Library, episode: Episode) -> Iterator[Path]:
    """A name to copy to; whatever is there is gone afterwards, as the tagged file has a name of its own."""
    new = library.root / "renders" / f"copy-{episode.id}.mp3"
    with storage_guard(new):
        new.parent.mkdir(exist_ok=True)
    try:
        yield new
    finally:
        new.unlink(missing_ok=True)


def _copied(library: Library, episode: Episode, new: Path, step: Step) -> Copied:
    sha256 = episode.recording.sha256
    sound, sidecar = library.original_path(sha256), library.analysis_path(sha256)
    return in_engine.copy_sound(sound, sidecar, episode.sheet.edits, new, step)
