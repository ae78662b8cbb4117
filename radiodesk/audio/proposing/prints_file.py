"""The file with the print of a recording's sound: a line that says what is in it, then the numbers."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PRINT_S = 0.016
LOOKS_A_PRINT = 5
"""Print n is of looks n to n + 4; the middle of look n lies at n times `PRINT_S`."""

_MAGIC = "RadioDesk soundprint 1"
_HEADER_BYTES = 128


@dataclass(frozen=True)
class Soundprint:
    """`prints` of 32 bits, 0 where nothing is heard, and for each look the level of its middle 16 ms in dB."""

    prints: NDArray[np.uint32]
    levels: NDArray[np.float16]

    def packed(self) -> bytes:
        """As it stands in a file."""
        data = self.prints.astype("<u4").tobytes() + self.levels.astype("<f2").tobytes()
        header = {"magic": _MAGIC, "prints": len(self.prints), "looks": len(self.levels), "sum": zlib.crc32(data)}
        return json.dumps(header).encode().ljust(_HEADER_BYTES - 1) + b"\n" + data


def load_soundprint(file: Path) -> Soundprint | None:
    """The print in a file; None when there is none, or none that can be used, so that it must be made anew."""
    try:
        content = file.read_bytes()
        header, data = json.loads(content[:_HEADER_BYTES]), content[_HEADER_BYTES:]
        if header["magic"] != _MAGIC or header["sum"] != zlib.crc32(data):
            return None
        prints = np.frombuffer(data, "<u4", header["prints"])
        return Soundprint(prints, np.frombuffer(data, "<f2", header["looks"], prints.nbytes))
    except (OSError, ValueError, KeyError, TypeError):
        return None
