"""Looks at a tag's frames before anything decodes them: made-to-harm tags take gigabytes or minutes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mutagen.id3 import Frames
from mutagen.id3._tags import determine_bpi

from radiodesk.bahasa.words import _
from radiodesk.model.problems import DamagedRecording

LARGEST_TAG = 32 * 1024 * 1024
MOST_FRAMES = 2000

_HEADER = 10
_UNSYNCHRONISED = 0x80
_COMPRESSED = {3: 0x80, 4: 0x08}
"""The bit of a frame's second flag byte that says it is compressed, by version (ID3v2.3 3.3.1, ID3v2.4 4.1.2)."""


class _Frame(NamedTuple):
    name: bytes
    flags: int
    body: bytes


def is_mpeg_audio(path: Path) -> bool:
    """Whether a file begins as MP3 does: with an ID3 tag or the sync word of an MPEG audio frame."""
    with path.open("rb") as stream:
        head = stream.read(2)
    return head == b"ID" or (len(head) == 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0)


def tag_size(path: Path) -> int:
    """The bytes of the ID3v2 tag at the head of a file, its header included; 0 when there is none."""
    with path.open("rb") as stream:
        head = stream.read(_HEADER)
    return _HEADER + _syncsafe(head[6:10]) if head[:3] == b"ID3" and len(head) == _HEADER else 0


def inspect_tag(path: Path) -> bool:
    """Whether there is a tag to read. Raises `DamagedRecording` for one that no honest program writes.

    Refused: more than 32 MiB, more than 2,000 frames, compressed frames (2 MB can unfold to 3 GB), chapters inside
    chapters.
    """
    size = tag_size(path)
    if size == 0:
        return False
    if size > LARGEST_TAG:
        raise DamagedRecording(name=path.name, reason=_("tags of more than 32 MB"))
    with path.open("rb") as stream:
        data = stream.read(size)
    version, flags, body = data[3], data[5], data[_HEADER:]
    if version in _COMPRESSED:
        plain = body.replace(b"\xff\x00", b"\xff") if flags & _UNSYNCHRONISED and version == 3 else body
        _inspect_frames(path, plain, version, nested=False)
    return True


def _inspect_frames(path: Path, body: bytes, version: int, *, nested: bool) -> None:
    for number, frame in enumerate(_frames(body, version)):
        if number >= MOST_FRAMES:
            raise DamagedRecording(name=path.name, reason=_("thousands of tags"))
        if frame.flags & _COMPRESSED[version]:
            raise DamagedRecording(name=path.name, reason=_("compressed tags"))
        if frame.name in _HELD_FRAMES:
            if nested:
                raise DamagedRecording(name=path.name, reason=_("chapters inside chapters"))
            _inspect_frames(path, _HELD_FRAMES[frame.name](frame.body), version, nested=True)


def _frames(body: bytes, version: int) -> Iterator[_Frame]:
    # Some programs write plain sizes into version 4; mutagen guesses which it is, and this must see what it will see.
    syncsafe = version == 4 and determine_bpi(body, Frames) is not int
    at = 0
    while at + _HEADER <= len(body) and any(body[at : at + 4]):
        raw_size = body[at + 4 : at + 8]
        size = _syncsafe(raw_size) if syncsafe else int.from_bytes(raw_size, "big")
        start = at + _HEADER
        yield _Frame(body[at : at + 4], body[at + 9], body[start : start + size])
        at = start + size


def _held_by_chapter(body: bytes) -> bytes:
    """Behind the element id, two times and two offsets (ID3v2 Chapter Frame Addendum 1.0, section 3.1)."""
    return body.partition(b"\0")[2][16:]


def _held_by_contents(body: bytes) -> bytes:
    """Behind the element id, flags, a count and that many ids (section 3.2)."""
    rest = body.partition(b"\0")[2]
    return rest[2:].split(b"\0", rest[1])[-1] if len(rest) > 2 else b""


_HELD_FRAMES = {b"CHAP": _held_by_chapter, b"CTOC": _held_by_contents}
"""Frames that hold frames, and where these begin."""


def _syncsafe(data: bytes) -> int:
    """Four bytes of seven bits each (ID3v2.4 section 6.2)."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(data, (21, 14, 7, 0), strict=True))
