"""Import analysis beside ffmpeg's loudness filter, which gives the loudness and the true peak but no waveform."""

from collections.abc import Iterator

from tests.benchmarks.cost import compared, cost_of, ours, said
from tests.benchmarks.material import hours_mp3, hours_wav

FILTER = "ebur128=peak=true:framelog=verbose"


def bench() -> Iterator[str]:
    for name, recording, aim in (("1 h MP3", hours_mp3(1), 3.5), ("1 h WAV", hours_wav(1), 4.5)):
        theirs = cost_of("ffmpeg", "-nostdin", "-i", recording, "-af", FILTER, "-f", "null", "-")
        yield from compared(name, ours("import", recording), "ffmpeg", theirs, aim)
        (first_ms,), (overview_ms,) = said("first", recording), said("overview", recording)
        yield f"{name}: first waveform after {first_ms:.1f} ms (aim 30), 1000 places after {overview_ms:.0f} (aim 300)"
    yield f"3 h MP3: RadioDesk {ours('import', hours_mp3(3))}"
