"""Rendering an hour, cut in twenty places, with two jingles that give way, to 128 kbit/s beside ffmpeg and pydub.

Ours also oversamples for the limiter, decodes what it made, and measures it; the gain that the others are told it finds
in what the import wrote down.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.audio.judges import judge_length, judge_loudness
from tests.benchmarks.cost import compared, ours
from tests.benchmarks.material import hours_mp3, hours_wav
from tests.benchmarks.peers import DEBIAN, ffmpeg_gain, ffmpeg_render, newest_ffmpeg, pydub_render, told


def bench() -> Iterator[str]:
    for name, recording in (("1 h WAV", hours_wav(1)), ("1 h MP3", hours_mp3(1))):
        ours("prepare", recording)
        episode, own = told(recording), ours("render", recording)
        yield from compared(name, own, "Debian's ffmpeg", ffmpeg_render(DEBIAN, episode), 2.0)
        yield from compared(name, own, "newest ffmpeg", ffmpeg_render(newest_ffmpeg(), episode), 1.4)
        yield from compared(name, own, "pydub", pydub_render(recording), 3.0)
        yield f"{name}: to find the gain, Debian's ffmpeg would need another {ffmpeg_gain(DEBIAN, episode)}"
        yield f"{name}: {judged(recording.with_suffix('.out.mp3'))}"


def judged(made: Path) -> str:
    """What other people's programs say of the finished file."""
    loudness, lengths = judge_loudness(made), judge_length(made, 2)
    same = "as many" if lengths[0] == lengths[1] else f"{lengths[1]}"
    return (
        f"ffmpeg measures {loudness.integrated_lufs} LUFS (aim -16), {loudness.true_peak_dbtp} dBTP (at most -1), "
        f"{lengths[0]} samples, mpg123 {same}"
    )
