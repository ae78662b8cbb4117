"""An episode that moved in goes out as it was: the very bytes, type, date and words that its subscribers have."""

from datetime import datetime
from pathlib import Path

from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.origin import Origin, Wording
from radiodesk.model.publication import Enclosure
from radiodesk.model.sound import DEFAULT_PRESET


def sound_as_it_was(library: Library, episode: Episode, preset: str) -> Enclosure | None:
    """The audio that an episode came with, its `file_name` only an ending; None when it is to be made anew.

    So it is for one that was made here, when its sound was edited, and when somebody asks for another preset.
    """
    origin = library.origin(episode.id)
    if origin is None or preset != DEFAULT_PRESET or episode.sheet.edits != origin.sheet.edits:
        return None
    recording = episode.recording
    return Enclosure(
        file_name=library.original_path(recording.sha256).suffix,
        length_bytes=recording.size_bytes,
        media_type=origin.media_type,
        duration_s=origin.duration_s or recording.info.duration_s,
        sha256=recording.sha256,
    )


def words_as_they_were(episode: Episode, origin: Origin | None) -> Wording:
    """How the former feed said what nobody has changed since; nothing for an episode that was made here."""
    if origin is None:
        return Wording()
    sheet, known, wording = episode.sheet, origin.sheet, origin.wording
    is_untouched = (sheet.summary, sheet.notes) == (known.summary, known.notes)
    return Wording(
        description=wording.description if is_untouched else "",
        notes=wording.notes if is_untouched else "",
        short_title=wording.short_title if sheet.title == known.title else "",
    )


def first_public(origin: Origin | None, now: datetime) -> datetime:
    """When an episode was published for the first time, here or elsewhere."""
    return origin.published if origin else now


def audio_bytes(library: Library, sha256: str, rendered: Path) -> Path:
    """Where audio that goes out lies: rendered, or as it came."""
    return rendered if rendered.is_file() else library.original_path(sha256)
