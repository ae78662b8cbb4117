"""Thirty seconds of an hour as an audiogram 1080 x 1080 at 25 pictures a second, and six minutes of it as a video.

ffmpeg draws a comparable picture: the same ground and captions laid over it, `showwaves` for the bars, a line that
grows. It does not know words, marks what is heard in no other colour, and needs each caption as a picture of its own.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from radiodesk.audio.moving_picture.film import film
from radiodesk.audio.moving_picture.still import film_still
from radiodesk.jobs.step import no_step
from radiodesk.model.scene import Scene
from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.settings.places import resources
from radiodesk.site.artwork import draw_cover
from radiodesk.site.colours import light_palette
from radiodesk.social.audiograms.drawing import draw_scene
from radiodesk.social.audiograms.ground import Names
from radiodesk.social.audiograms.shapes import SHAPES
from tests.benchmarks.cost import Cost, compared, cost_of
from tests.benchmarks.material import hours_wav
from tests.benchmarks.peers import DEBIAN, newest_ffmpeg

FROM_S, SECONDS, AIM, CORES = 600.0, 30.0, 3.0, 2
PACE_S = 0.42
STILL_S = "360"
SENTENCE = "Setiap pelanggar berhak melihat bukti tilang sebelum membayar denda lewat bank bukan lewat calo. "


def bench() -> Iterator[str]:
    recording = hours_wav(1)
    ours = _cost("audiogram", recording)
    by_processor = SECONDS / (ours.cpu_s / CORES)
    yield f"30 s, 1080 x 1080: {SECONDS / ours.wall_s:.1f} times real time by the clock (aim {AIM:g} on {CORES} cores)"
    yield f"                   {by_processor:.1f} by the processor, when {CORES} cores have nothing else to do"
    for name, ffmpeg in (("Debian's ffmpeg", DEBIAN), ("newest ffmpeg", newest_ffmpeg())):
        yield from compared("30 s, 1080 x 1080", ours, name, _overlaid(ffmpeg, recording))
    sound = recording.with_suffix(".m4a")
    cost_of(DEBIAN, "-nostdin", "-y", "-t", STILL_S, "-i", recording, "-c:a", "aac", "-b:a", "160k", sound)
    yield from compared("6 min, one picture", _cost("video", recording), "Debian's ffmpeg", _looped(DEBIAN, recording))


def drawn(folder: Path) -> Scene:
    """The scene, its pictures in `folder`."""
    folder.mkdir(exist_ok=True)
    texts = (SENTENCE * 5).split()[: int(SECONDS / PACE_S)]
    words = tuple(Word(text, at * PACE_S, (at + 1) * PACE_S) for at, text in enumerate(texts))
    said = Transcript((Cue(0.0, SECONDS, " ".join(texts), "Dewi Contoh", words),))
    cover = draw_cover("Jaksa Menyapa", "Radio Kota", resources() / "fonts")
    names = Names("Tilang tanpa calo", "Jaksa Menyapa", ("Radio Kota",), cover)
    colours = light_palette("#0b5d4e", "#f2b544")
    return draw_scene(names, said, SHAPES["1:1"], "band", colours, resources() / "fonts", folder)


def _cost(work: str, recording: Path) -> Cost:
    return cost_of(sys.executable, "-m", "tests.benchmarks.bench_audiogram", work, recording)


def _overlaid(ffmpeg: str, recording: Path) -> Cost:
    """The pages of the captions, but not each word; the same encoder at the same settings."""
    scene = drawn(recording.with_suffix(".scene"))
    assert scene.wave
    pages = [sprite for sprite in scene.sprites if sprite.picture.stem.count("-") == 1]
    inputs = [word for sprite in pages for word in ("-i", str(sprite.picture))]
    box = scene.wave.box
    waves = f"showwaves=s={box.width}x{box.height}:mode=cline:r=25:colors=0xf2b544"
    steps = [f"[1:a]{waves}[w]", f"[0:v][w]overlay={box.x}:{box.y}[v0]"]
    for number, page in enumerate(pages):
        enabled = f"enable='between(t,{page.from_s},{page.to_s})'"
        steps.append(f"[v{number}][{number + 2}:v]overlay={page.x}:{page.y}:{enabled}[v{number + 1}]")
    steps.append(f"[v{len(pages)}]drawbox=x=80:y=950:w='920*t/{SECONDS}':h=8:c=0xf2b544:t=fill,format=yuv420p[out]")
    stretch = ["-ss", str(FROM_S), "-t", str(SECONDS), "-i", str(recording)]
    given = ["-loop", "1", "-r", "25", "-i", str(scene.ground), *stretch, *inputs]
    ends = ["-map", "[out]", "-map", "1:a", "-t", str(SECONDS), "-movflags", "+faststart"]
    encoding = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-c:a", "aac", "-b:a", "160k"]
    graph = ";".join(steps)
    return cost_of(ffmpeg, "-nostdin", "-y", *given, "-filter_complex", graph, *ends, *encoding, _out(recording))


def _looped(ffmpeg: str, recording: Path) -> Cost:
    """The usual recipe for one picture as long as the sound lasts."""
    ground = str(drawn(recording.with_suffix(".scene")).ground)
    sound = str(recording.with_suffix(".m4a"))
    command = [ffmpeg, "-nostdin", "-y", "-loop", "1", "-r", "10", "-i", ground, "-i", sound]
    encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "stillimage", "-pix_fmt", "yuv420p", "-c:a", "copy"]
    return cost_of(*command, *encoding, "-shortest", "-movflags", "+faststart", _out(recording))


def _out(recording: Path) -> Path:
    return recording.with_suffix(".film.mp4")


def _audiogram(recording: Path) -> None:
    film(drawn(recording.with_suffix(".scene")), recording, FROM_S, FROM_S + SECONDS, _out(recording), no_step)


def _video(recording: Path) -> None:
    ground = drawn(recording.with_suffix(".scene")).ground
    film_still(ground, recording.with_suffix(".m4a"), _out(recording), no_step)


if __name__ == "__main__":
    {"audiogram": _audiogram, "video": _video}[sys.argv[1]](Path(sys.argv[2]))
