"""Cutting an hour of MP3 in twenty places by copying its frames, beside ffmpeg, which makes the same crossfades."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.mix.layout import Layout, laid_out
from radiodesk.model.edits import EditList
from tests.benchmarks.cost import Cost, compared, cost_of, ours
from tests.benchmarks.material import CUTS, RATE, hours_mp3

AWAY = RATE // 5
"""Samples from a joint on that count as away from it."""

_SAMPLE_BYTES = 2 * 4


def bench() -> Iterator[str]:
    recording = hours_mp3(1)
    for each in (recording, hours_mp3(3)):
        ours("prepare", each)
    one, three = (ours("copy", hours_mp3(hours)).memory_mb for hours in (1, 3))
    yield f"memory: 1 h {one:.0f} MB, 3 h {three:.0f} MB, ratio {three / one:.2f}"
    layout = laid_out(EditList(CUTS), Analysis.open(recording.with_suffix(".rdk")).info.samples, RATE)
    own, theirs, ready_s = ours("copy", recording), ffmpeg_cut(recording, layout), again_s(recording)
    yield from compared("1 h MP3", own, "ffmpeg", theirs)
    faster = f"{theirs.cpu_s / own.cpu_s:.0f} times with its start, {theirs.cpu_s / ready_s:.0f} times without"
    yield f"1 h MP3: faster than ffmpeg by the processor {faster} (aim 50)"
    share = same_share(recording, recording.with_suffix(".copied.mp3"), layout)
    yield f"1 h MP3: away from joints {share:.4%} of the samples are the same to the bit (aim 99.5 %)"


def again_s(recording: Path) -> float:
    """Seconds of processor in a process that has begun already: an engine waits for work."""
    command = [sys.executable, "-m", "tests.benchmarks.contender", "copy-again", str(recording)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def ffmpeg_cut(recording: Path, layout: Layout) -> Cost:
    """The same stretches with the same crossfades, encoded by libmp3lame at the same bit rate."""
    trims, chain, before = [], [], "p0"
    for n, placed in enumerate(layout.main):
        start, end = placed.start - placed.before, placed.start + placed.length + placed.after
        trims.append(f"[0:a]atrim=start_sample={start}:end_sample={end},asetpts=PTS-STARTPTS[p{n}]")
        if n:
            chain.append(f"[{before}][p{n}]acrossfade=ns={placed.rise}:c1=qsin:c2=qsin[x{n}]")
            before = f"x{n}"
    command = ["ffmpeg", "-nostdin", "-y", "-i", recording, "-filter_complex", ";".join([*trims, *chain])]
    return cost_of(
        *command, "-map", f"[{before}]", "-c:a", "libmp3lame", "-b:a", "128k", recording.with_suffix(".x.mp3")
    )


def same_share(recording: Path, copied: Path, layout: Layout) -> float:
    """Of the samples away from joints, how many ffmpeg decodes to the same bits in both files."""
    same = counted = reached = 0
    with decoded(recording) as from_there, decoded(copied) as from_here:
        for placed in layout.main:
            samples(from_there, placed.start - reached)
            there, here = samples(from_there, placed.length), samples(from_here, placed.length)
            equal = (there == here)[AWAY:-AWAY]
            same, counted, reached = same + int(equal.sum()), counted + equal.size, placed.start + placed.length
    return same / counted


def decoded(path: Path) -> "subprocess.Popen[bytes]":
    command = ["ffmpeg", "-v", "quiet", "-nostdin", "-i", str(path), "-f", "f32le", "-"]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def samples(process: "subprocess.Popen[bytes]", count: int) -> "np.ndarray[tuple[int, int], np.dtype[np.uint32]]":
    """The next samples of both channels, as bits."""
    pipe: IO[bytes] | None = process.stdout
    assert pipe
    return np.frombuffer(pipe.read(count * _SAMPLE_BYTES), np.uint32).reshape(-1, 2)
