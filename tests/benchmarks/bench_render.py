"""Rendering an hour with twenty cuts to 128 kbit/s beside ffmpeg, which is told the gain and has LAME's usual quality.

Ours also oversamples for the limiter, decodes what it made, and measures it.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.gain import planned_gain_db
from radiodesk.model.edits import CROSSFADE_S, EditList
from radiodesk.model.sound import PRESETS
from tests.benchmarks.cost import Cost, compared, cost_of, ours
from tests.benchmarks.material import CUTS, hours_mp3, hours_wav


def bench() -> Iterator[str]:
    for name, recording in (("1 h MP3", hours_mp3(1)), ("1 h WAV", hours_wav(1))):
        ours("prepare", recording)
        yield from compared(name, ours("render", recording), "ffmpeg", ffmpeg_render(recording))
        full, unchanged, moved = again(recording)
        yield f"{name} again in one process: full {full:.2f} s, unchanged {unchanged:.2f} s, a cut moved {moved:.2f} s"
        yield f"{name} again: unchanged {unchanged / full:.1%} of the full export, a cut moved {moved / full:.1%}"
    ours("prepare", hours_mp3(3))
    one, three = (ours("render", hours_mp3(hours)).memory_mb for hours in (1, 3))
    yield f"memory: 1 h {one:.0f} MB, 3 h {three:.0f} MB, ratio {three / one:.2f}"


def again(recording: Path) -> list[float]:
    command = [sys.executable, "-m", "tests.benchmarks.contender", "again", str(recording)]
    return [float(word) for word in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def ffmpeg_render(recording: Path) -> Cost:
    """The same cuts with short fades at the joints, the same gain, a limiter, libmp3lame."""
    analysis = Analysis.open(recording.with_suffix(".rdk"))
    edits = EditList(CUTS)
    gain_db = planned_gain_db(analysis, edits, PRESETS["podcast"])
    spans = edits.kept(analysis.info.duration_s)
    half = CROSSFADE_S / 2
    trims = [
        f"[0:a]atrim={span.start_s}:{span.end_s},asetpts=PTS-STARTPTS,afade=in:d={half}:curve=qsin,"
        f"afade=out:st={span.duration_s - half}:d={half}:curve=qsin[p{n}]"
        for n, span in enumerate(spans)
    ]
    joined = "".join(f"[p{n}]" for n in range(len(spans)))
    graph = ";".join(trims) + f";{joined}concat=n={len(spans)}:v=0:a=1,volume={gain_db}dB,alimiter=limit=0.8:level=0[o]"
    out = recording.with_suffix(".ffmpeg.mp3")
    command = ["ffmpeg", "-nostdin", "-y", "-i", recording, "-filter_complex", graph, "-map", "[o]"]
    return cost_of(*command, "-c:a", "libmp3lame", "-b:a", "128k", out)
