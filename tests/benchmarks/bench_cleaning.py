"""Cleaning five minutes up beside ffmpeg, which runs the same kinds of filter from the start to the end.

Ours is cleaned in blocks that can be entered anywhere, for playing and for rendering on all cores, and looks for clicks
a second time where it found some; ffmpeg needs to be told the noise and the hum, ours learns them first.
"""

from collections.abc import Iterator

from tests.benchmarks.cost import compared, cost_of, ours
from tests.benchmarks.material import hours_wav

SECONDS = 300

HUM = ",".join(f"bandreject=f={50 * n}:t=h:w={1.5 + 0.25 * (n - 1)}:r=f64" for n in range(1, 11))

PEERS = {
    "clicks": "adeclick=window=55:overlap=50:arorder=1:method=save:threshold=5.75",
    "rumble": "highpass=f=60:r=f64,highpass=f=60:r=f64",
    "hum": HUM,
    "noise": "afftdn=nr=12:nt=w",
    "levelling": "dynaudnorm",
}
"""What comes nearest, by the amounts of `CleanUp`."""


def bench() -> Iterator[str]:
    recording = hours_wav(1)
    ours("prepare", recording)
    for names in (*((name,) for name in PEERS), tuple(PEERS)):
        filters = ",".join(PEERS[name] for name in names)
        theirs = cost_of("ffmpeg", "-nostdin", "-t", str(SECONDS), "-i", recording, "-af", filters, "-f", "null", "-")
        own = ours("clean", recording, str(SECONDS), *names)
        yield from compared(f"5 min, {' '.join(names) if len(names) == 1 else 'all of it'}", own, "ffmpeg", theirs)
