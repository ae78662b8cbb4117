"""Writes the tags and chapters of an M4A. Only ever on files RadioDesk rendered itself."""

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from radiodesk.tags.boxes import HEADER, box, boxes_of, copy_box, places_of, read_box
from radiodesk.tags.languages import packed_code
from radiodesk.tags.mp4_chapters import Movie, chapter_list, chapter_track, texts_of
from radiodesk.tags.mp4_items import items_of
from radiodesk.tags.tags import Tags

_CHAPTERS = 2
"""The number of the chapter track; the sound is the first."""

_HOLDERS = {b"mdia", b"minf", b"stbl"}
"""Boxes on the way to what changes in a track."""


def write_mp4(path: Path, tags: Tags) -> None:
    """Give the M4A at `path` exactly these tags: a new file takes its place.

    Raises `LookupError` or `struct.error` for a file that is put together in another way than RadioDesk's.
    """
    fresh = path.with_name(f".{path.name}.tagged.part")
    try:
        with path.open("rb") as old, fresh.open("wb") as new:
            _write(old, new, tags)
            new.flush()
            os.fsync(new.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _write(old: BinaryIO, new: BinaryIO, tags: Tags) -> None:
    """First the kind of file, then all that is known of it, then the sound, then the texts of the chapters."""
    places = {place.kind: place for place in reversed(list(places_of(old)))}
    kind, known, sound = read_box(old, places[b"ftyp"]), read_box(old, places[b"moov"]), places[b"mdat"]
    start = len(kind) + len(_known(known, tags, 0, 0))
    new.write(kind + _known(known, tags, start - sound.start, start + sound.size + HEADER))
    copy_box(old, new, sound)
    if tags.chapters:
        new.write(box(b"mdat", *texts_of(tags)))


def _known(old: bytes, tags: Tags, shift: int, texts: int) -> bytes:
    """What is known of the file, whose sound moves by `shift` bytes; the texts of its chapters come to `texts`."""
    parts = dict(reversed(list(boxes_of(old[HEADER:]))))
    header, language = parts[b"mvhd"], packed_code(tags.language)
    sound = [_moved(kind, body, shift, language) for kind, body in boxes_of(parts[b"trak"]) if kind != b"tref"]
    items = items_of(tags)
    if not tags.chapters:
        tracks = [box(b"trak", *sound)]
    else:
        named = box(b"tref", box(b"chap", struct.pack(">I", _CHAPTERS)))
        tracks = [
            box(b"trak", *sound, named),
            chapter_track(tags, Movie(*_clock(header), language), _CHAPTERS, texts),
        ]
        items += chapter_list(tags)
    following = struct.pack(">I", len(tracks) + 1)
    return box(b"moov", box(b"mvhd", header[:-4] + following), *tracks, box(b"udta", items))


def _clock(header: bytes) -> tuple[int, int]:
    """Ticks a second, and ticks in all, of a movie's header (ISO 14496-12 section 8.2.2)."""
    form = ">20xIQ" if header[0] else ">12xII"
    ticks, duration = struct.unpack_from(form, header)
    return ticks, duration


def _moved(kind: bytes, body: bytes, shift: int, language: int) -> bytes:
    """A box of the sound's track, as it is when the sound lies `shift` bytes farther on and is in `language`."""
    if kind in _HOLDERS:
        return box(kind, *(_moved(inner, part, shift, language) for inner, part in boxes_of(body)))
    if kind == b"mdhd":
        return box(kind, body[:-4], struct.pack(">HH", language, 0))
    if kind in _OFFSETS:
        return box(kind, body[:8], _OFFSETS[kind](body[8:], shift))
    return box(kind, body)


def _shifted(form: str) -> Callable[[bytes, int], bytes]:
    size = struct.calcsize(f">{form}")

    def shifted(body: bytes, shift: int) -> bytes:
        count = len(body) // size
        return struct.pack(f">{count}{form}", *(place + shift for place in struct.unpack(f">{count}{form}", body)))

    return shifted


_OFFSETS: dict[bytes, Callable[[bytes, int], bytes]] = {b"stco": _shifted("I"), b"co64": _shifted("Q")}
"""The tables of where the sound lies (ISO 14496-12 section 8.7.5)."""
