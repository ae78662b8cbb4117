"""Where the frames of an MP3 lie, found in one pass over their headers and kept in two bytes for each."""

from array import array
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.copying.headers import FOREIGN, HEADER_BYTES, Lengths
from radiodesk.model.problems import CannotCopySound, storage_guard

_BLOCK_BYTES = 1 << 20
_GROUP = 256

_TAGS = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3", b"3DI", b"\0\0\0\0")
"""What may follow the last frame: tags of all ages, and zeros."""

_LONGEST_FRAME = 1441


class Places:
    """The place of each frame by its number; that of the number after the last is where the last one ends."""

    def __init__(self, first: int, lengths: "array[int]") -> None:
        """Frames of these lengths, in bytes, follow one another from the place `first` on."""
        self.lengths: NDArray[np.uint16] = np.frombuffer(lengths, np.uint16)
        groups = np.add.reduceat(self.lengths, np.arange(0, len(lengths), _GROUP), dtype=np.int64)
        self._begins = np.concatenate([[first], first + np.cumsum(groups)])

    def __len__(self) -> int:
        """How many frames there are."""
        return len(self.lengths)

    def __getitem__(self, number: int) -> int:
        """The place of a frame."""
        group = number // _GROUP
        return int(self._begins[group]) + int(self.lengths[group * _GROUP : number].sum(dtype=np.int64))


def places_in(path: Path, first: int, lengths: Lengths) -> Places:
    """The frames from the place `first` on as long as they follow one another. Raises `CannotCopySound`."""
    found, place = array("H"), first
    with storage_guard(path), path.open("rb") as file:
        while True:
            file.seek(place)
            block = file.read(_BLOCK_BYTES)
            reached = _walked(block, found, lengths)
            place += reached
            if len(block) < _BLOCK_BYTES or reached <= _BLOCK_BYTES - HEADER_BYTES:
                break
        size = file.seek(0, 2)
    if place > size:
        found.pop()
    elif size - place > _LONGEST_FRAME and not block.startswith(_TAGS, reached):
        raise CannotCopySound(name=path.name, reason=lengths.refusal(block[reached : reached + HEADER_BYTES]))
    if not found:
        raise CannotCopySound(name=path.name, reason=FOREIGN)
    return Places(first, found)


def _walked(block: bytes, found: "array[int]", lengths: Lengths) -> int:
    """Add the lengths of the frames that begin in `block`; gives back how far they reach in it, or beyond."""
    offset, known, add = 0, lengths.get, found.append
    while True:
        header = block[offset : offset + HEADER_BYTES]
        length = known(header) or lengths[header]
        if not length:
            return offset
        offset += length
        add(length)
