"""An hour, and three, of something like a broadcast, made once and kept in the system's folder for temporary files."""

import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

from radiodesk.model.edits import Span
from tests.audio.makers import broadcast

FOLDER = Path(tempfile.gettempdir()) / "radiodesk-bench"
RATE = 44100
CUTS = tuple(Span(90.0 + 172 * n, 98.5 + 172 * n + n * 0.37) for n in range(20))
"""Four minutes in twenty places."""

_PART_S = 120
_PARTS_AN_HOUR = 3600 // _PART_S


def hours_wav(hours: int) -> Path:
    """44.1 kHz, 16 bits, two channels."""
    path = FOLDER / f"{hours}h.wav"
    if not path.is_file():
        FOLDER.mkdir(exist_ok=True)
        # In a process of its own: a child's peak of memory starts from what its parent holds when it forks.
        subprocess.run([sys.executable, "-m", "tests.benchmarks.material", str(hours), str(path)], check=True)
    return path


def hours_mp3(hours: int) -> Path:
    """128 kbit/s, from the WAV."""
    path = FOLDER / f"{hours}h.mp3"
    if not path.is_file():
        new = path.with_suffix(".part.mp3")
        command = ["ffmpeg", "-v", "error", "-y", "-i", str(hours_wav(hours)), "-b:a", "128k", str(new)]
        subprocess.run(command, check=True)
        new.rename(path)
    return path


def write_hours(hours: int, path: Path) -> None:
    part = np.clip(broadcast(_PART_S), -1, 1).T * 32767
    rng = np.random.default_rng(5)
    new = path.with_suffix(".part")
    with wave.open(str(new), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for _ in range(hours * _PARTS_AN_HOUR):
            turned = np.roll(part, int(rng.integers(len(part))), axis=0) * rng.uniform(0.4, 1.0)
            file.writeframes(turned.astype("<i2").tobytes())
    new.rename(path)


if __name__ == "__main__":
    write_hours(int(sys.argv[1]), Path(sys.argv[2]))
