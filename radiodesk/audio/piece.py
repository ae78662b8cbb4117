"""A rendered chunk: frames ready to be joined, and what they measure. It travels, and is kept, as bytes."""

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from radiodesk.audio.joiner import Opening, Stretch
from radiodesk.audio.proof import Figures

_MAGIC = b"RDchunk2"
_FIELDS = struct.Struct("<8s9I")
_CHECK = struct.Struct("<I")


class BrokenPiece(ValueError):
    """Bytes that are not a whole piece."""


@dataclass(frozen=True)
class Piece:
    """Frames with their figures."""

    stretch: Stretch
    figures: Figures

    def packed(self) -> bytes:
        """As bytes, with a check sum."""
        stretch, figures = self.stretch, self.figures
        opening = stretch.opening or Opening(b"", 0)
        parts = (stretch.body, stretch.tail, stretch.borrowed, opening.data)
        numbers = (stretch.frames, stretch.free, stretch.body_crc, opening.frames)
        measures = (figures.energies.tobytes(), figures.peaks.tobytes())
        fields = _FIELDS.pack(_MAGIC, *numbers, *map(len, parts), len(figures.energies))
        data = b"".join((fields, *parts, *measures))
        return data + _CHECK.pack(zlib.crc32(data))

    @classmethod
    def unpacked(cls, data: bytes) -> "Piece":
        """The inverse of `packed`. Raises `BrokenPiece`."""
        content = memoryview(data)[: -_CHECK.size]
        if len(content) < _FIELDS.size or data[-_CHECK.size :] != _CHECK.pack(zlib.crc32(content)):
            raise BrokenPiece
        magic, frames, free, body_crc, replaced, *lengths, windows = _FIELDS.unpack_from(content)
        if magic != _MAGIC or len(content) != _FIELDS.size + sum(lengths) + 4 * (windows + frames):
            raise BrokenPiece
        ends = np.cumsum([_FIELDS.size, *lengths]).tolist()
        body, tail, borrowed, opening = (data[start:end] for start, end in pairwise(ends))
        energies, peaks = np.split(np.frombuffer(content, np.float32, windows + frames, ends[-1]), [windows])
        stretch = Stretch(
            frames, body, tail, free, borrowed, body_crc, Opening(opening, replaced) if replaced else None
        )
        return cls(stretch, Figures(energies, peaks))
