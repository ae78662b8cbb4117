"""Finds out beforehand where everything lies in a recording, so that who jumps in it need not wait for that."""

import threading
from functools import lru_cache
from pathlib import Path

from radiodesk.audio.index import Index, build_index
from radiodesk.model.problems import Problem

_known = lru_cache(maxsize=2)(build_index)
"""Recordings never change. Ten megabytes are kept for three hours of MP3, the longest to look through."""


class Finding:
    """The index of a recording, which a thread of its own builds: a second for an hour of MP3."""

    def __init__(self, recording: Path) -> None:
        """Begin at once."""
        self._recording = recording
        self._index: Index | None = None
        self._thread = threading.Thread(target=self._find, name="finding", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether `index` need not wait."""
        return not self._thread.is_alive()

    def index(self) -> Index | None:
        """What was found; None when the file cannot be looked through. Waits until that is known."""
        self._thread.join()
        return self._index

    def _find(self) -> None:
        try:
            self._index = _known(self._recording)
        except Problem:
            self._index = None  # whoever reads the file says what is wrong with it
