"""Import analysis beside ffmpeg's loudness filter, which gives the loudness and the true peak but no waveform."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.cost import compared, cost_of, ours
from tests.benchmarks.material import hours_mp3, hours_wav

FILTER = "ebur128=peak=true:framelog=verbose"


def bench() -> Iterator[str]:
    for name, recording in (("1 h MP3", hours_mp3(1)), ("1 h WAV", hours_wav(1))):
        theirs = cost_of("ffmpeg", "-nostdin", "-i", recording, "-af", FILTER, "-f", "null", "-")
        yield from compared(name, ours("import", recording), "ffmpeg", theirs)
        yield f"         first waveform after {asked('first', recording)} ms (aim 30)"
    ours("prepare", hours_mp3(1))
    yield f"1 h MP3: loudness of 20 cuts after {asked('query', hours_mp3(1))} ms (aim 2)"
    yield f"3 h MP3: RadioDesk {ours('import', hours_mp3(3))}"


def asked(work: str, recording: Path) -> str:
    """What one of the works of `contender` says."""
    command = [sys.executable, "-m", "tests.benchmarks.contender", work, str(recording)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
