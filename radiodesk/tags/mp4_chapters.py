"""Chapters of an MP4 in both ways that players know: a track of texts (QuickTime), and a list (Nero).

The track is what Apple's programs show ("QuickTime File Format: Chapter Lists"), the list what many others do; FFmpeg
reads both. Neither has a place for the links of chapters. Sections are those of ISO 14496-12.
"""

import struct
from itertools import pairwise
from typing import NamedTuple

from radiodesk.tags.boxes import box, full_box, table_box
from radiodesk.tags.tags import Tags

_MS = 1000
_UNITS = 10_000
"""Of 100 ns, in which the list counts, in a millisecond."""

_MOST_TITLE = 255
_MOST_TEXT = 0xFFFF
_MOST = 0xFFFFFFFF
_NOTHING = -1
_AS_FAST = 1 << 16

_UTF8 = struct.pack(">I4sI", 12, b"encd", 0x100)
"""What goes behind a text so that it is not taken for Mac Roman."""

_UPRIGHT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
"""The matrix that neither turns nor moves (section 6.2.2)."""


class Movie(NamedTuple):
    """What a track must know of the file it is in; `duration` in ticks, `timescale` of them a second."""

    timescale: int
    duration: int
    language: int


def texts_of(tags: Tags) -> list[bytes]:
    """What the chapter track holds: a text for each chapter."""
    return [_text(chapter.title) for chapter in tags.chapters]


def chapter_track(tags: Tags, movie: Movie, number: int, place: int) -> bytes:
    """The track number `number` (QuickTime text); its texts follow one another in the file from `place` on."""
    length_ms = round(movie.duration * _MS / movie.timescale)
    starts = [_ms(chapter.start_s) for chapter in tags.chapters]
    duration = min(movie.duration, _MOST)
    header = (0, 0, number, 0, duration, 0, 0, 0, 0, 0, 0, *_UPRIGHT, 0, 0)
    media = (
        full_box(b"mdhd", "IIIIHH", 0, 0, _MS, length_ms, movie.language, 0),
        box(b"hdlr", struct.pack(">II4s13x", 0, 0, b"text")),
        box(b"minf", _text_header(), _here(), _samples(texts_of(tags), starts, length_ms, place)),
    )
    late = min(starts[0] * movie.timescale // _MS, duration)
    return box(b"trak", full_box(b"tkhd", "5I2I4H9I2I", *header), _shown(late, duration), box(b"mdia", *media))


def chapter_list(tags: Tags) -> bytes:
    """The list, for the user data of the file (`chpl`, as FFmpeg and mp4v2 write it)."""
    entries = b"".join(_entry(_ms(chapter.start_s), chapter.title) for chapter in tags.chapters)
    return box(b"chpl", struct.pack(">IIB", 0x01000000, 0, len(tags.chapters)), entries)


def _text(title: str) -> bytes:
    data = _cut(title, _MOST_TEXT)
    return struct.pack(">H", len(data)) + data + _UTF8


def _entry(start_ms: int, title: str) -> bytes:
    data = _cut(title, _MOST_TITLE)
    return struct.pack(">QB", start_ms * _UNITS, len(data)) + data


def _samples(texts: list[bytes], starts: list[int], length_ms: int, place: int) -> bytes:
    # The last is longer by what the first begins late: so the media is as long as the sound, as FFmpeg expects.
    ends = [*starts, max(length_ms, starts[-1]) + starts[0]]
    return box(
        b"stbl",
        box(b"stsd", struct.pack(">II", 0, 1), _text_description()),
        table_box(b"stts", "II", [(1, after - before) for before, after in pairwise(ends)]),
        table_box(b"stsc", "III", [(1, len(texts), 1)]),
        full_box(b"stsz", f"II{len(texts)}I", 0, len(texts), *map(len, texts)),
        table_box(b"stco", "I", [(place,)]),
    )


def _text_description() -> bytes:
    """Display flags, justification, two colours, a text box, a font: all unused, nothing of the track is drawn."""
    return box(b"text", struct.pack(">6xH", 1), bytes(44))


def _text_header() -> bytes:
    media = full_box(b"gmin", "HHHHHH", 0x40, 0x8000, 0x8000, 0x8000, 0, 0)
    return box(b"gmhd", media, box(b"text", struct.pack(">9I", *_UPRIGHT)))


def _shown(late: int, duration: int) -> bytes:
    """The edit list of the track: nothing while it is too early for the first chapter (section 8.6.6)."""
    nothing = [(late, _NOTHING, _AS_FAST)] if late else []
    return box(b"edts", table_box(b"elst", "IiI", [*nothing, (duration - late, 0, _AS_FAST)]))


def _here() -> bytes:
    """That the texts are in this very file (section 8.7.2)."""
    return box(b"dinf", box(b"dref", struct.pack(">II", 0, 1), full_box(b"url ", "", flags=1)))


def _ms(time_s: float) -> int:
    return round(time_s * _MS)


def _cut(title: str, most: int) -> bytes:
    """As many whole characters as fit into `most` bytes."""
    return title.encode()[:most].decode(errors="ignore").encode()
