"""Reads and builds the boxes that an MP4 file consists of (ISO 14496-12 section 4.2)."""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

HEADER = 8
COPY_BYTES = 1024 * 1024


class Place(NamedTuple):
    """Where a box lies in a file, its header included."""

    kind: bytes
    start: int
    size: int


def places_of(stream: BinaryIO) -> Iterator[Place]:
    """The boxes of a file; what is in them is not read."""
    start, end = 0, stream.seek(0, os.SEEK_END)
    while start + HEADER <= end:
        stream.seek(start)
        header = stream.read(2 * HEADER)
        size, kind = struct.unpack_from(">I4s", header)
        if size == 1:
            (size,) = struct.unpack_from(">Q", header, HEADER)
        if not HEADER <= size <= end - start:
            return
        yield Place(kind, start, size)
        start += size


def boxes_of(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kinds and bodies of the boxes that fill `body`."""
    start = 0
    while start + HEADER <= len(body):
        size, kind = struct.unpack_from(">I4s", body, start)
        size = max(size, HEADER)
        yield kind, body[start + HEADER : start + size]
        start += size


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box with all these in it."""
    body = b"".join(parts)
    return struct.pack(">I4s", HEADER + len(body), kind) + body


def full_box(kind: bytes, form: str, *values: int, flags: int = 0) -> bytes:
    """A box of version 0 with numbers in it, packed as `struct` says."""
    return box(kind, struct.pack(">I", flags), struct.pack(">" + form, *values))


def table_box(kind: bytes, form: str, rows: list[tuple[int, ...]]) -> bytes:
    """A box of version 0 with counted rows of numbers."""
    packed = b"".join(struct.pack(">" + form, *row) for row in rows)
    return box(kind, struct.pack(">II", 0, len(rows)), packed)


def read_box(stream: BinaryIO, place: Place) -> bytes:
    """A whole box, its header included."""
    stream.seek(place.start)
    return stream.read(place.size)


def copy_box(source: BinaryIO, target: BinaryIO, place: Place) -> None:
    """Write a box of `source` to where `target` stands, in little memory."""
    source.seek(place.start)
    left = place.size
    while left and (data := source.read(min(left, COPY_BYTES))):
        target.write(data)
        left -= len(data)
