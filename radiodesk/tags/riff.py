"""Writes the ID3 tag of a WAV: a chunk at its end. Only ever on files RadioDesk rendered itself."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

_HEAD = struct.Struct("<4sI4s")
_CHUNK = struct.Struct("<4sI")
_LARGE = struct.Struct("<QQQI")
"""Sizes of 64 bits: of the file, of the samples, how many there are, and no further table (EBU Tech 3306)."""

_MOST = 0xFFFFFFFF
"""What a size of 32 bits can say; in RF64 it means that `ds64` says it."""

_TAG, _FORMAT, _SAMPLES = b"id3 ", b"fmt ", b"data"
_LARGE_SIZES, _ROOM = b"ds64", b"JUNK"
_BLOCK_ALIGN = 12
"""Where the format says how many bytes a sample of all channels takes."""


class _Chunk(NamedTuple):
    """A chunk of a file, where its body begins and how long that is."""

    kind: bytes
    start: int
    size: int

    @property
    def end(self) -> int:
        """Where the next may begin."""
        return self.start + self.size + self.size % 2


def write_riff(path: Path, tag: bytes) -> None:
    """Put this ID3 tag at the end of the WAV at `path`, in place of one that is there; the rest stays where it is.

    Raises `LookupError` for a file that is put together in another way than RadioDesk's.
    """
    with path.open("rb+") as stream:
        chunks = {chunk.kind: chunk for chunk in _chunks(stream)}
        stream.seek(chunks[_SAMPLES].end)
        stream.write(_CHUNK.pack(_TAG, len(tag)) + tag + bytes(len(tag) % 2))
        stream.truncate()
        _write_sizes(stream, chunks, stream.tell() - _CHUNK.size)


def _chunks(stream: BinaryIO) -> Iterator[_Chunk]:
    """The chunks up to the samples; in RF64 `ds64` comes first and says how many there are."""
    start, samples_size = _HEAD.size, 0
    while len(header := _read(stream, start, _CHUNK.size)) == _CHUNK.size:
        kind, size = _CHUNK.unpack(header)
        if kind == _LARGE_SIZES:
            _, samples_size, _, _ = _LARGE.unpack(_read(stream, start + _CHUNK.size, _LARGE.size))
        yield (chunk := _Chunk(kind, start + _CHUNK.size, samples_size if size == _MOST else size))
        if kind == _SAMPLES:
            return
        start = chunk.end


def _read(stream: BinaryIO, start: int, size: int) -> bytes:
    stream.seek(start)
    return stream.read(size)


def _write_sizes(stream: BinaryIO, chunks: dict[bytes, _Chunk], size: int) -> None:
    """Say how long the file is; beyond 4 GB that takes the place that was kept free for it at the head."""
    if size <= _MOST:
        _write_at(stream, 0, _HEAD.pack(b"RIFF", size, b"WAVE"))
        return
    samples, room = chunks[_SAMPLES], chunks.get(_LARGE_SIZES) or chunks[_ROOM]
    (bytes_each,) = struct.unpack("<H", _read(stream, chunks[_FORMAT].start + _BLOCK_ALIGN, 2))
    large = _LARGE.pack(size, samples.size, samples.size // bytes_each, 0)
    _write_at(stream, 0, _HEAD.pack(b"RF64", _MOST, b"WAVE"))
    _write_at(stream, room.start - _CHUNK.size, _CHUNK.pack(_LARGE_SIZES, len(large)) + large)
    _write_at(stream, samples.start - _CHUNK.size, _CHUNK.pack(_SAMPLES, _MOST))


def _write_at(stream: BinaryIO, place: int, data: bytes) -> None:
    stream.seek(place)
    stream.write(data)
