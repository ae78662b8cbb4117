"""Tells from a file's first bytes whether it may be opened as a recording, and if not, what it is instead.

FFmpeg is never shown a playlist or a text: a list named `x.mp3` would make it open the files that the list names.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from radiodesk.model.problems import EmptyRecording, NotARecording, storage_guard
from radiodesk.model.words import N_

LARGEST_TAG_BYTES = 32 << 20
"""An ID3 tag beyond this is refused unread; a cover of any sane size fits."""

_LOOK_BYTES = 4096

_SOUND = (
    (0, b"RIFF", 8, b"WAVE", "wav"),
    (0, b"RF64", 8, b"WAVE", "wav"),
    (0, b"BW64", 8, b"WAVE", "wav"),
    (0, b"riff\x2e\x91\xcf\x11", 0, b"", "w64"),
    (0, b"FORM", 8, b"AIFF", "aiff"),
    (0, b"FORM", 8, b"AIFC", "aiff"),
    (0, b"fLaC", 0, b"", "flac"),
    (0, b"OggS", 0, b"", "ogg"),
    (0, b"caff", 0, b"", "caf"),
    (0, b"#!AMR", 0, b"", "amr"),
    (0, b"\x1a\x45\xdf\xa3", 0, b"", "matroska"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", 0, b"", "asf"),
    (4, b"ftyp", 0, b"", "mov"),
    (4, b"moov", 0, b"", "mov"),
    (4, b"mdat", 0, b"", "mov"),
    (4, b"wide", 0, b"", "mov"),
    (0, b"\xff\xf1", 0, b"", "aac"),
    (0, b"\xff\xf9", 0, b"", "aac"),
    (0, b"\xff\xfb", 36, b"Info", "mp3"),
    (0, b"\xff\xfb", 36, b"Xing", "mp3"),
    (0, b"\xff\xfb", 21, b"Info", "mp3"),
    (0, b"\xff\xfb", 21, b"Xing", "mp3"),
)
"""Two places and what stands there, then FFmpeg's name of the format. (MP3 only where its encoder has left a note.)"""

_OTHER = (
    (0, b"\xff\xd8\xff", N_("it is a JPEG picture")),
    (0, b"\x89PNG", N_("it is a PNG picture")),
    (0, b"GIF8", N_("it is a GIF picture")),
    (8, b"WEBP", N_("it is a WebP picture")),
    (0, b"BM", N_("it is a BMP picture")),
    (0, b"II*\0", N_("it is a TIFF picture")),
    (0, b"MM\0*", N_("it is a TIFF picture")),
    (4, b"ftypheic", N_("it is a HEIC picture")),
    (4, b"ftypavif", N_("it is an AVIF picture")),
    (0, b"%PDF", N_("it is a PDF")),
    (0, b"PK\x03\x04", N_("it is a ZIP archive or an office document")),
    (0, b"Rar!", N_("it is a RAR archive")),
    (0, b"7z\xbc\xaf", N_("it is a 7-Zip archive")),
    (0, b"\x1f\x8b", N_("it is a GZIP archive")),
    (0, b"\xd0\xcf\x11\xe0", N_("it is an office document")),
    (0, b"MZ", N_("it is a program")),
    (0, b"\x7fELF", N_("it is a program")),
    (0, b"SQLite format 3", N_("it is a database")),
    (0, b"MThd", N_("it is a MIDI file: notes, not sound")),
)

_TEXTS = (
    (
        re.compile(rb"(?i)\s*(#EXTM3U|\[playlist\]|ffconcat|<\?wpl|<asx|<smil)"),
        N_("it is a playlist, not the sound itself"),
    ),
    (re.compile(rb"(?i)\s*(<!doctype html|<html)"), N_("it is a web page")),
    (re.compile(rb""), N_("it is a text")),
)

_BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PRINTABLE = bytes(set(range(32, 256)) | set(b"\t\n\r\f"))


@dataclass(frozen=True)
class Kind:
    """What the file seems to be: FFmpeg's name of the format ("" if only it can tell), and bytes of leading tags."""

    format: str
    skip_bytes: int = 0


def sniff(path: Path) -> Kind:
    """Look at the first bytes of `path`.

    Raises `EmptyRecording` for a file of no bytes, `NotARecording` for anything that is known to be something else
    or carries an ID3 tag above 32 MB, and a `StorageProblem` when the file cannot be read.
    """
    with storage_guard(path), path.open("rb") as file:
        head = file.read(_LOOK_BYTES)
        if not head:
            raise EmptyRecording(name=path.name)
        tag_bytes = 0
        while size := _tag_size(head):
            tag_bytes += size
            if tag_bytes > LARGEST_TAG_BYTES:
                raise NotARecording(name=path.name, reason=N_("its tag is larger than 32 MB"))
            file.seek(tag_bytes)
            head = file.read(_LOOK_BYTES)
    if not head:
        raise EmptyRecording(name=path.name)
    if reason := _something_else(head):
        raise NotARecording(name=path.name, reason=reason)
    return Kind(_sound(head) or ("mp3" if tag_bytes else ""), tag_bytes)


def _tag_size(head: bytes) -> int:
    """Bytes of the ID3v2 tag that `head` starts with (ID3v2.4 section 3.1), 0 if there is none."""
    if head[:3] != b"ID3" or len(head) < 10 or max(head[6:10]) > 127:
        return 0
    size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
    has_footer = bool(head[5] & 0x10)
    return size + (20 if has_footer else 10)


def _sound(head: bytes) -> str:
    """FFmpeg's name of the format that `head` starts, or nothing: most MP3 has no magic bytes."""
    for place, magic, second_place, second, name in _SOUND:
        if head.startswith(magic, place) and head.startswith(second, second_place):
            return name
    return ""


def _something_else(head: bytes) -> str:
    """What `head` starts if it is surely no sound."""
    known = (reason for place, magic, reason in _OTHER if head.startswith(magic, place))
    texts = (reason for pattern, reason in _TEXTS if _is_text(head) and pattern.match(head))
    return next(known, "") or next(texts, "")


def _is_text(head: bytes) -> bool:
    """Whether it reads as text in any encoding: no sound of 4 KB does without a control character."""
    return head.startswith(_BYTE_ORDER_MARKS) or not head.translate(None, _PRINTABLE)
