"""Rendering with two cuts to 128 kbit/s beside ffmpeg, which is told the gain. Ours also decodes and measures."""

from collections.abc import Iterator
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.gain import planned_gain_db
from radiodesk.model.edits import EditList
from radiodesk.model.sound import PRESETS
from tests.benchmarks.cost import Cost, compared, cost_of, ours
from tests.benchmarks.material import CUTS, hours_mp3, hours_wav


def bench() -> Iterator[str]:
    for name, recording in (("1 h MP3", hours_mp3(1)), ("1 h WAV", hours_wav(1))):
        ours("prepare", recording)
        yield from compared(name, ours("render", recording), "ffmpeg", ffmpeg_render(recording))
    ours("prepare", hours_mp3(3))
    yield f"3 h MP3: RadioDesk {ours('render', hours_mp3(3))}"


def ffmpeg_render(recording: Path) -> Cost:
    """The same cuts, the same gain, a limiter, libmp3lame."""
    analysis = Analysis.open(recording.with_suffix(".rdk"))
    edits = EditList(cuts=CUTS)
    gain_db = planned_gain_db(analysis, edits, PRESETS["podcast"])
    spans = edits.kept(analysis.info.duration_s)
    trims = [f"[0:a]atrim={span.start_s}:{span.end_s},asetpts=PTS-STARTPTS[p{n}]" for n, span in enumerate(spans)]
    joined = "".join(f"[p{n}]" for n in range(len(spans)))
    graph = ";".join(trims) + f";{joined}concat=n={len(spans)}:v=0:a=1,volume={gain_db}dB,alimiter=limit=0.8:level=0[o]"
    out = recording.with_suffix(".ffmpeg.mp3")
    command = ["ffmpeg", "-nostdin", "-y", "-i", recording, "-filter_complex", graph, "-map", "[o]"]
    return cost_of(*command, "-c:a", "libmp3lame", "-b:a", "128k", out)
