"""The most memory that work on one hour takes, and on three."""

from collections.abc import Iterator

from tests.benchmarks.cost import ours
from tests.benchmarks.material import hours_mp3, hours_wav

MOST_MB = 160
MOST_RATIO = 1.1


def bench() -> Iterator[str]:
    for name, hours in (("MP3", hours_mp3), ("WAV", hours_wav)):
        for work in ("import", "render"):
            for each in (hours(1), hours(3)):
                ours("prepare", each)
            one, three = (ours(work, each).memory_mb for each in (hours(1), hours(3)))
            yield (
                f"{name} {work}: 1 h {one:.0f} MB, 3 h {three:.0f} MB (at most {MOST_MB}), "
                f"ratio {three / one:.2f} (at most {MOST_RATIO})"
            )
