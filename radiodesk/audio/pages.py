"""Reads the pages of a sidecar measure by measure: what is not asked for is not read, and nothing is mapped.

Mapped pages of a file count as memory of the program; an overview of ten hours would hold a hundred megabytes.
"""

from io import FileIO
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.grid import COARSE, PAGE_RECORDS

Page = NDArray[np.void]
"""One page: an array of one element of `Grid.dtype`."""


class Pages:
    """The pages that are written, from the first without a gap, as it was when they were opened."""

    def __init__(self, file: FileIO, dtype: "np.dtype[np.void]", place: int, size: int) -> None:
        """`file` is read from byte `place` on and belongs to this from now on; it has `size` bytes."""
        self._file, self._dtype, self._place = file, dtype, place
        self._lock = Lock()
        self._kept: dict[str, NDArray[np.generic]] = {}
        filled = self._filled((size - place) // dtype.itemsize)
        self.count = len(filled)
        self.records = (self.count - 1) * PAGE_RECORDS + filled[-1] if filled else 0

    def __del__(self) -> None:
        """Give the file back."""
        self._file.close()

    def read(self, name: str, first: int, last: int) -> NDArray[np.generic]:
        """One measure of the pages `first` to `last`, one after the other, (n,).

        The coarse ones are remembered, 200 kB an hour: a window that shows everything asks for them at each zoom.
        """
        if not name.startswith(COARSE):
            return self._read(name, first, last)
        if name not in self._kept:
            self._kept[name] = self._read(name, 0, self.count)
        return self._kept[name][first * PAGE_RECORDS : last * PAGE_RECORDS]

    def _read(self, name: str, first: int, last: int) -> NDArray[np.generic]:
        field, offset = self._dtype.fields[name][:2] if self._dtype.fields else (self._dtype, 0)
        out = np.empty(max(last - first, 0), field)
        raw = out.view(np.uint8).data.cast("B")
        with self._lock:
            for number in range(first, last):
                self._file.seek(self._place + number * self._dtype.itemsize + offset)
                self._file.readinto(raw[(number - first) * field.itemsize : (number - first + 1) * field.itemsize])
        return out.reshape(-1)

    def page(self, number: int) -> Page:
        """A page with all its measures."""
        self._file.seek(self._place + number * self._dtype.itemsize)
        return np.frombuffer(self._file.read(self._dtype.itemsize), self._dtype)

    def _filled(self, most: int) -> list[int]:
        """How many records each page holds, up to the first that is not written or not full."""
        filled: list[int] = []
        step, offset = self._dtype.itemsize, self._place + self._dtype.itemsize - 4
        for number in range(most):
            self._file.seek(offset + number * step)
            filled.append(int.from_bytes(self._file.read(4), "little"))
            if filled[-1] != PAGE_RECORDS:
                break
        return filled if not filled or filled[-1] else filled[:-1]
