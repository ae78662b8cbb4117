"""A rendered chunk: frames ready to be joined, and what they measure. It travels, and is kept, as bytes."""

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from radiodesk.audio.joiner import Stretch
from radiodesk.audio.proof import Figures

_MAGIC = b"RDchunk1"
_FIELDS = struct.Struct("<8s7I")
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
        parts = (stretch.body, stretch.tail, stretch.borrowed)
        numbers = (stretch.frames, stretch.free, stretch.body_crc, *map(len, parts), len(figures.energies))
        measures = (figures.energies.tobytes(), figures.peaks.tobytes())
        data = b"".join((_FIELDS.pack(_MAGIC, *numbers), *parts, *measures))
        return data + _CHECK.pack(zlib.crc32(data))

    @classmethod
    def unpacked(cls, data: bytes) -> "Piece":
        """The inverse of `packed`. Raises `BrokenPiece`."""
        content = data[: -_CHECK.size]
        if len(content) < _FIELDS.size or data[-_CHECK.size :] != _CHECK.pack(zlib.crc32(content)):
            raise BrokenPiece
        magic, frames, free, body_crc, *lengths, windows = _FIELDS.unpack_from(content)
        if magic != _MAGIC or len(content) != _FIELDS.size + sum(lengths) + 4 * (windows + frames):
            raise BrokenPiece
        ends = np.cumsum([_FIELDS.size, *lengths]).tolist()
        body, tail, borrowed = (content[start:end] for start, end in pairwise(ends))
        energies, peaks = np.split(np.frombuffer(content, np.float32, windows + frames, ends[-1]), [windows])
        return cls(Stretch(frames, body, tail, free, borrowed, body_crc), Figures(energies, peaks))
