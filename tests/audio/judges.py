"""What other people's programs say of a finished file."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Judged:
    """ffmpeg's ebur128 figures, printed to a tenth."""

    integrated_lufs: float
    range_lu: float
    true_peak_dbtp: float


def judge_loudness(path: Path) -> Judged:
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    summary = said[said.rindex("Summary:") :]
    found = (re.search(rf"{name}:\s+(-?[\d.]+|-inf)", summary) for name in ("I", "LRA", "Peak"))
    return Judged(*(float(match.group(1)) for match in found if match))


def judge_length(path: Path, channels: int) -> tuple[int, int]:
    """Samples that ffmpeg and mpg123 decode."""
    ffmpeg = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-"]
    mpg123 = ["mpg123", "-q", "-s", str(path)]
    first, second = (_bytes_from(tool) // (2 * channels) for tool in (ffmpeg, mpg123))
    return first, second


def _bytes_from(command: list[str]) -> int:
    """How many a command writes: an hour of sound is not kept for that."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        written = sum(len(block) for block in iter(lambda: process.stdout.read(1 << 20), b""))
    assert process.returncode == 0, command
    return written


def judge_frames(path: Path) -> str:
    """What mp3val finds wrong: its lines of warning, without the one that there are no tags."""
    said = subprocess.run(["mp3val", str(path)], check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in said.splitlines() if "WARNING" in line and "No supported tags" not in line)
