"""Writes and reads ID3v2.4: the tag at the head of an MP3. Only ever on files RadioDesk rendered itself."""

import os
import shutil
import struct
from io import BytesIO
from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import ID3, BitPaddedInt, Frame

from radiodesk.bahasa.words import _
from radiodesk.model.problems import DamagedRecording, storage_guard
from radiodesk.tags.frames import frames_of, tags_of
from radiodesk.tags.inspection import inspect_tag, tag_size
from radiodesk.tags.tags import Tags

HEADER = 10
COPY_BYTES = 1024 * 1024
RESERVE = 64 * 1024
"""Room kept free behind the frames, so that a changed title rewrites the head and not the whole file."""


def write_id3(path: Path, tags: Tags) -> None:
    """Give the MP3 at `path` exactly these tags.

    Where the new tag is as long as the old one only the head is written; otherwise a whole new file takes its place.
    """
    tag, old_size = id3_tag(tags, RESERVE), tag_size(path)
    if len(tag) == old_size:
        _write_head(path, tag)
    else:
        _write_whole(path, tag, old_size)


def read_tags(path: Path) -> Tags:
    """What the MP3 at `path` says about itself; a file without tags says nothing.

    Raises `DamagedRecording` for tags that cannot be read or are made to harm, a `StorageProblem` when the file cannot
    be opened.
    """
    with storage_guard(path):
        if not inspect_tag(path):
            return Tags()
        try:
            return tags_of(ID3(path))
        except MutagenError as error:
            if isinstance(error.__context__, OSError):
                raise error.__context__ from error
            raise DamagedRecording(name=path.name, reason=_("unreadable tags")) from error
        except (ValueError, LookupError, RecursionError, struct.error, OverflowError, TypeError) as error:
            raise DamagedRecording(name=path.name, reason=_("unreadable tags")) from error


def _write_head(path: Path, tag: bytes) -> None:
    with path.open("rb+") as stream:
        stream.write(tag)
        stream.flush()
        os.fsync(stream.fileno())


def _write_whole(path: Path, tag: bytes, old_size: int) -> None:
    fresh = path.with_name(f".{path.name}.tagged.part")
    try:
        with path.open("rb") as audio, fresh.open("wb") as stream:
            audio.seek(old_size)
            stream.write(tag)
            shutil.copyfileobj(audio, stream, COPY_BYTES)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def id3_tag(tags: Tags, reserve: int = 0) -> bytes:
    """The whole tag.

    With a `reserve` it is filled up to whole blocks of that size plus one, so that its size hardly ever depends on what
    it says.
    """
    body = b"".join(_bytes_of(frame) for frame in frames_of(tags))
    body += bytes(-(HEADER + len(body)) % reserve + reserve) if reserve else b""
    size: bytes = BitPaddedInt.to_str(len(body), width=4)
    return b"ID3\x04\x00\x00" + size + body


def _bytes_of(frame: Frame) -> bytes:
    """One frame as mutagen writes it; alone, as it would sort them by size and chapters must keep their order."""
    frames, file = ID3(), BytesIO()
    frames.add(frame)
    frames.save(file, v1=0, v2_version=4, padding=lambda _info: 0)
    return file.getvalue()[HEADER:]
