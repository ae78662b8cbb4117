"""What is said of an edit without reading the sound: its loudness, beside the cut sound measured, and the gain."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.mix.layout import laid_out
from radiodesk.model.edits import EditList
from tests.benchmarks.cost import ours, said
from tests.benchmarks.episode import analysis_of
from tests.benchmarks.material import CUTS, RATE, hours_mp3, hours_wav

MEASURED = "ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-"


def bench() -> Iterator[str]:
    for name, recording in (("1 h MP3", hours_mp3(1)), ("1 h WAV", hours_wav(1))):
        ours("prepare", recording)
        (query_ms,), (plan_ms,) = said("query", recording), said("plan", recording)
        analysis = analysis_of(recording)
        foretold, found = analysis.loudness(EditList(CUTS)).integrated_lufs, measured_lufs(recording, analysis)
        yield f"{name}: loudness of the edit after {query_ms:.1f} ms (aim 2), the gain after {plan_ms:.0f} ms (aim 25)"
        yield f"{name}: {foretold:.3f} LUFS said, {found:.3f} measured of the cut sound by ffmpeg (aim: within 0.01)"


def measured_lufs(recording: Path, analysis: Analysis) -> float:
    """Of the parts that are left, one after another."""
    parts = laid_out(EditList(CUTS), analysis.info.samples, RATE).main
    trims = [
        f"[0:a]atrim=start_sample={part.start}:end_sample={part.start + part.length},asetpts=PTS-STARTPTS[p{number}]"
        for number, part in enumerate(parts)
    ]
    labels = "".join(f"[p{number}]" for number in range(len(parts)))
    graph = ";".join([*trims, f"{labels}concat=n={len(parts)}:v=0:a=1,{MEASURED}[out]"])
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", str(recording), "-filter_complex", graph, "-map", "[out]"]
    told = subprocess.run([*command, "-f", "null", "-"], check=True, capture_output=True, text=True).stdout
    return float(re.findall(r"lavfi\.r128\.I=(-[\d.]+)", told)[-1])
