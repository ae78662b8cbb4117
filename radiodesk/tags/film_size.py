"""How large the picture of an MP4 film is and how long it runs, read from its boxes without a decoder."""

import struct
from pathlib import Path
from typing import NamedTuple

from radiodesk.tags.boxes import HEADER, boxes_of, places_of, read_box

_MOST_BYTES = 64 << 20
"""A longer index than this has no film that a network takes."""


class FilmSize(NamedTuple):
    """Pixels and seconds; zeros where they are not told."""

    width: int = 0
    height: int = 0
    duration_s: float = 0.0


def film_size(path: Path) -> FilmSize:
    """Of the largest picture in it (ISO 14496-12, 8.2.2 and 8.3.2). Anything else than an MP4 tells nothing."""
    with path.open("rb") as stream:
        places = [each for each in places_of(stream) if each.kind == b"moov" and each.size <= _MOST_BYTES]
        index = read_box(stream, places[0])[HEADER:] if places else b""
    try:
        heads = {kind: body for kind, body in boxes_of(index) if kind == b"mvhd"}
        tracks = [_picture(body) for kind, body in boxes_of(index) if kind == b"trak"]
        width, height = max(tracks, default=(0, 0))
        return FilmSize(width, height, _duration_s(heads.get(b"mvhd", b"")))
    except struct.error:  # cut short
        return FilmSize()


def _picture(track: bytes) -> tuple[int, int]:
    """The last two numbers of a track's header, fixed point 16.16."""
    head = next((body for kind, body in boxes_of(track) if kind == b"tkhd"), b"")
    width, height = struct.unpack(">II", head[-8:]) if len(head) >= 84 else (0, 0)
    return width >> 16, height >> 16


def _duration_s(head: bytes) -> float:
    if not head:
        return 0.0
    scale, ticks = struct.unpack_from(">IQ", head, 20) if head[0] == 1 else struct.unpack_from(">II", head, 12)
    return ticks / scale if scale else 0.0
