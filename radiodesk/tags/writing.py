"""Writes the tags of a finished file, in the way of its kind."""

import os
import struct
from collections.abc import Callable
from pathlib import Path

from mutagen import MutagenError

from radiodesk.bahasa.words import _
from radiodesk.model.problems import NotARecording, storage_guard
from radiodesk.tags.id3 import id3_tag, write_id3
from radiodesk.tags.inspection import is_mpeg_audio
from radiodesk.tags.mp4 import write_mp4
from radiodesk.tags.riff import write_riff
from radiodesk.tags.tags import Tags
from radiodesk.tags.vorbis import write_flac, write_opus

_KINDS: tuple[tuple[int, bytes, Callable[[Path, Tags], None]], ...] = (
    (4, b"ftyp", write_mp4),
    (0, b"OggS", write_opus),
    (0, b"fLaC", write_flac),
    (0, b"RIFF", lambda path, tags: write_riff(path, id3_tag(tags))),
    (0, b"RF64", lambda path, tags: write_riff(path, id3_tag(tags))),
)
"""What stands where in the first bytes, and who writes the tags of such a file: one in the making has no suffix yet."""

_LOOK_BYTES = 12


def write_tags(path: Path, tags: Tags) -> None:
    """Give the file at `path` exactly these tags. The sound stays as it is; the same tags make the same bytes.

    `path` is a finished render under its temporary name: MP3, M4A, Opus, FLAC or WAV. Raises `NotARecording` for
    anything else, and a `StorageProblem` when the disk refuses.
    """
    with storage_guard(path):
        try:
            _writer(path)(path, tags)
        except MutagenError as error:
            if isinstance(error.__context__, OSError):
                raise error.__context__ from error
            raise NotARecording(name=path.name, reason=_("unreadable tags")) from error
        except (LookupError, struct.error) as error:
            raise NotARecording(name=path.name, reason=_("unreadable tags")) from error
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())


def _writer(path: Path) -> Callable[[Path, Tags], None]:
    if is_mpeg_audio(path):
        return write_id3
    with path.open("rb") as stream:
        head = stream.read(_LOOK_BYTES)
    for place, magic, write in _KINDS:
        if head.startswith(magic, place):
            return write
    raise NotARecording(name=path.name, reason=_("no tags can be written into such a file"))
