"""How long long work still goes on after somebody has enough of it, at moments all over it."""

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.cost import ours, said
from tests.benchmarks.material import hours_mp3, hours_wav

AIM_S = 0.25


def bench() -> Iterator[str]:
    for name, recording in (("MP3", hours_mp3(1)), ("WAV", hours_wav(1))):
        ours("prepare", recording)
        for work in ("import", "render", "measure"):
            left, *waits_s = said("cancel", recording, work)
            yield (
                f"{name} {work}: idle {median(waits_s):.2f} s after the click, at worst {max(waits_s):.2f} s "
                f"of {len(waits_s)} (aim {AIM_S}); {left:.0f} files left behind"
            )
