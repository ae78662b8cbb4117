"""Import analysis beside ffmpeg's loudness filter, which gives the loudness and the true peak but no waveform."""

from collections.abc import Iterator

from tests.benchmarks.cost import compared, cost_of, ours
from tests.benchmarks.material import hours_mp3, hours_wav


def bench() -> Iterator[str]:
    for name, recording in (("1 h MP3", hours_mp3(1)), ("1 h WAV", hours_wav(1))):
        theirs = cost_of(
            "ffmpeg", "-nostdin", "-i", recording, "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"
        )
        yield from compared(name, ours("import", recording), "ffmpeg", theirs)
    yield f"3 h MP3: RadioDesk {ours('import', hours_mp3(3))}"
