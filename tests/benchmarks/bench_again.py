"""Rendering an hour again in a process that runs already: unchanged, and after the end of a cut was moved."""

from collections.abc import Iterator

from tests.benchmarks.cost import ours, said
from tests.benchmarks.material import hours_mp3, hours_wav


def bench() -> Iterator[str]:
    for name, recording in (("1 h MP3", hours_mp3(1)), ("1 h WAV", hours_wav(1))):
        ours("prepare", recording)
        full_s, unchanged_s, moved_s = said("again", recording)
        yield f"{name}: all of it {full_s:.2f} s"
        yield f"{name}: unchanged {unchanged_s:.2f} s (aim 0.4), {unchanged_s / full_s:.1%} of that"
        yield f"{name}: a cut moved {moved_s:.2f} s (aim 0.7), {moved_s / full_s:.1%} of that (aim 3 %)"
