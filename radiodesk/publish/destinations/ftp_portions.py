"""What goes in one transfer over FTP, which tells only at the end of each what has arrived."""

import sys
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

PORTION_BYTES: Final = 1_000_000

_SHARE_AT_STAKE = 0.05


class Portions:
    """All that a file still holds, in one piece; over a line that breaks, in pieces that the server confirms.

    What it has not confirmed may have to be sent again: at first a megabyte, then a small share of what was carried.
    `is_begun`: a piece was given out; `is_handed_over`: all of the last one was read.
    """

    def __init__(self, content: BinaryIO, is_careful: bool) -> None:
        self._content, self._is_careful = content, is_careful
        self.is_begun = self.is_handed_over = False
        self._left = 0

    def __iter__(self) -> Iterator[BinaryIO]:
        """Each is a file for one transfer; an empty file is one piece too."""
        start = self._content.tell()
        while not (self.is_handed_over and self._left):
            share = max(PORTION_BYTES, int((self._content.tell() - start) * _SHARE_AT_STAKE))
            self._left = share if self._is_careful else sys.maxsize
            self.is_begun, self.is_handed_over = True, False
            yield cast("BinaryIO", self)

    def read(self, size: int) -> bytes:
        """The next bytes of this piece."""
        block = self._content.read(min(size, self._left))
        self._left -= len(block)
        self.is_handed_over = not block
        return block

    def tell(self) -> int:
        """The byte of the whole file."""
        return self._content.tell()
