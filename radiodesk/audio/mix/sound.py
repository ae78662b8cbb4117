"""A sound that is heard in an episode: the file, and what was found out about it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sound:
    """A recording, or the sound of a clip, under the name by which edit lists know it; `sidecar` holds its analysis."""

    sha256: str
    path: Path
    sidecar: Path
