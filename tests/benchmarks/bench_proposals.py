"""What proposals cost for an hour: the print of its sound beside Chromaprint, its search, and what needs no sound."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from radiodesk.audio.proposing.ends import trim_ends
from radiodesk.audio.proposing.levels import level_speakers
from radiodesk.audio.proposing.matching import matches
from radiodesk.audio.proposing.pauses import shorten_pauses
from radiodesk.audio.proposing.prints_file import Soundprint, load_soundprint
from radiodesk.audio.proposing.silences import long_silences
from radiodesk.audio.proposing.soundprint import make_soundprint
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList
from tests.benchmarks.cost import compared, cost_of
from tests.benchmarks.episode import analysis_of
from tests.benchmarks.material import CUTS, FOLDER, hours_mp3

FINDERS = (trim_ends, shorten_pauses, long_silences, level_speakers)


def bench() -> Iterator[str]:
    recording, out = hours_mp3(1), FOLDER / "1h.rdp"
    our_cost = cost_of(sys.executable, "-m", "tests.benchmarks.bench_proposals", recording, out)
    their_cost = cost_of("ffmpeg", "-nostdin", "-v", "error", "-i", recording, "-f", "chromaprint", "-")
    yield from compared("print of 1 h MP3", our_cost, "Chromaprint", their_cost)
    own = load_soundprint(out)
    assert own is not None
    strange = np.random.default_rng(1).integers(1, 1 << 32, len(own.prints), dtype=np.uint32)
    begin = time.process_time()
    matches(own, Soundprint(strange, own.levels))
    yield f"looking 1 h up in another: {1000 * (time.process_time() - begin):.0f} ms of processor"
    for find in FINDERS:
        analysis = analysis_of(recording).apart()
        begin = time.process_time()
        find(analysis, EditList(CUTS))
        yield f"{find.__name__} for 1 h: {1000 * (time.process_time() - begin):.0f} ms of processor (aim 100)"


if __name__ == "__main__":
    make_soundprint(Path(sys.argv[1]), Path(sys.argv[2]), no_step)
