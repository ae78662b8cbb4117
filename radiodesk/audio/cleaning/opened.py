"""Opens a recording as it is to be heard."""

from pathlib import Path

from radiodesk.audio.cleaning.cleaned import CleanedSource
from radiodesk.audio.index import Index
from radiodesk.audio.source import Source
from radiodesk.model.cleaning import Cleaning


def opened(path: Path, cleaning: Cleaning | None, index: Index | None = None, ahead: int = 0) -> Source:
    """The recording as it is, or cleaned up, by `ahead` threads in advance; raises what `Source` raises.

    An analysis says in its header how the sound was cleaned up that it is of.
    """
    return Source(path, index) if cleaning is None else CleanedSource(path, cleaning, index, ahead)
