"""What others need for the same episode: ffmpeg with a graph of filters, of Debian or the newest, and pydub.

Each is told the gain. To find it, they would first have to measure the cut episode.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from radiodesk.audio.gain import planned_gain_db
from radiodesk.audio.mix.layout import Layout, Placed, laid_out
from radiodesk.model.sound import PRESETS
from tests.benchmarks.cost import Cost, cost_of
from tests.benchmarks.episode import EDITS, analysis_of, jingles, measures
from tests.benchmarks.material import RATE

DEBIAN = "ffmpeg"
LIMIT = 0.8


def newest_ffmpeg() -> str:
    """The program that the package imageio-ffmpeg carries: built without anything of this machine."""
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


@dataclass(frozen=True)
class Told:
    """What a peer is told of an episode over `recording`: where everything lies, and how much louder it must be."""

    recording: Path
    layout: Layout
    gain_db: float


def told(recording: Path) -> Told:
    analysis = analysis_of(recording)
    gain_db = planned_gain_db(analysis, EDITS, PRESETS["podcast"], measures())
    return Told(recording, laid_out(EDITS, analysis.info.samples, RATE), gain_db)


def ffmpeg_render(ffmpeg: str, episode: Told) -> Cost:
    """The same crossfades, ducking, gain and fades, a limiter of samples, and libmp3lame at its usual quality."""
    out = episode.recording.with_suffix(".ffmpeg.mp3")
    inputs = [word for path in (episode.recording, *jingles()) for word in ("-i", path)]
    command = [ffmpeg, "-nostdin", "-y", *inputs, "-filter_complex", ";".join(graph(episode)), "-map", "[out]"]
    return cost_of(*command, "-c:a", "libmp3lame", "-b:a", "128k", out)


def ffmpeg_gain(ffmpeg: str, episode: Told) -> Cost:
    """What it would take to find the gain: the same graph, measured instead of encoded."""
    inputs = [word for path in (episode.recording, *jingles()) for word in ("-i", path)]
    filters = ";".join([*graph(episode), "[out]ebur128=framelog=verbose[measured]"])
    return cost_of(ffmpeg, "-nostdin", *inputs, "-filter_complex", filters, "-map", "[measured]", "-f", "null", "-")


def graph(episode: Told) -> Iterator[str]:
    """The filters: parts crossfaded one after another, jingles turned down under them, then the level.

    `sidechaincompress` would duck as ours does, but makes Debian's ffmpeg hold the whole episode in memory and wait.
    """
    first, *others = episode.layout.main
    yield f"{_part(first)}[x0]"
    for number, placed in enumerate(others):
        yield f"{_part(placed)}[p{number}]"
        yield f"[x{number}][p{number}]acrossfade=ns={placed.rise}:c1=qsin:c2=qsin[x{number + 1}]"
    for number, placed in enumerate(episode.layout.over, 1):
        end_s, delay_ms = placed.length / RATE, round(placed.place / RATE * 1000)
        ducked = f"volume='if(between(t,1.5,{end_s - 3}),0.125,0.5)':eval=frame"
        yield f"[{number}:a]afade=in:d=1,afade=out:st={end_s - 2}:d=2,{ducked},adelay={delay_ms}:all=1[j{number}]"
    jingles = "".join(f"[j{number}]" for number in range(1, len(episode.layout.over) + 1))
    mixed = f"amix=inputs={1 + len(episode.layout.over)}:duration=first:normalize=0"
    end_s = episode.layout.length / RATE
    fades = f"afade=in:d={EDITS.fade_in_s},afade=out:st={end_s - EDITS.fade_out_s}:d={EDITS.fade_out_s}"
    level = f"volume={episode.gain_db}dB,alimiter=limit={LIMIT}:level=0"
    yield f"[x{len(others)}]{jingles}{mixed},{fades},{level}[out]"


def _part(placed: Placed) -> str:
    start, end = placed.start - placed.before, placed.start + placed.length + placed.after
    return f"[0:a]atrim=start_sample={start}:end_sample={end},asetpts=PTS-STARTPTS"


def pydub_render(recording: Path) -> Cost:
    """In a process of its own; see `main`."""
    return cost_of(sys.executable, "-m", "tests.benchmarks.peers", recording)


def main(recording: Path) -> None:
    """The episode by pydub, which has no limiter for a programme and no loudness: it clips."""
    from pydub import AudioSegment

    episode = told(recording)
    sound = AudioSegment.from_file(recording)
    parts = [
        sound[
            (placed.start - placed.before) * 1000 / RATE : (placed.start + placed.length + placed.after) * 1000 / RATE
        ]
        for placed in episode.layout.main
    ]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined.append(part, crossfade=8)
    for path, placed in zip(jingles(), episode.layout.over, strict=True):
        jingle = AudioSegment.from_file(path).apply_gain(-18).fade_in(1000).fade_out(2000)
        joined = joined.overlay(jingle, position=placed.place * 1000 // RATE)
    joined = joined.fade_in(2000).fade_out(3000).apply_gain(episode.gain_db)
    joined.export(recording.with_suffix(".pydub.mp3"), format="mp3", bitrate="128k")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
