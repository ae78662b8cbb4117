"""The sound room's long work, done in an engine: the same verbs, the same problems, but nothing here can crash or hang.

The one place that holds the engines of this program. The first job starts one (0.3 s); they end when the program does,
however it ends. Every verb can be called from any thread, and waits there; it raises `Cancelled` within a quarter of a
second after `step` has, and `EngineFailed` when its engine broke off, besides what the verb itself raises.
"""

import atexit
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from radiodesk.audio.clip_bench.recipe import ClipRecipe, MadeClip
from radiodesk.audio.engine.filming import Film, FilmMoment, FilmStill
from radiodesk.audio.engine.listening import FindRepeats, ListenForHum, MakeSoundprint
from radiodesk.audio.engine.pace import BRISK, GENTLE
from radiodesk.audio.engine.plain import from_plain
from radiodesk.audio.engine.pool import Engines
from radiodesk.audio.engine.work import (
    Analyse,
    AnalyseCleaned,
    CopySound,
    LookOver,
    MakeClip,
    Measure,
    Probe,
    Render,
)
from radiodesk.audio.mix.sound import Sound
from radiodesk.jobs.step import Step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList
from radiodesk.model.scene import Filmed, Scene
from radiodesk.model.sound import Loudness, MediaInfo, Preset

if TYPE_CHECKING:  # decoders are for the engine
    from radiodesk.audio.copying.copy import Copied
    from radiodesk.audio.envelope import Envelope
    from radiodesk.audio.proposing.hum import Hum
    from radiodesk.audio.proposing.repeat import Recalled
    from radiodesk.audio.render import Rendered

AT_ONCE = Engines(most=2, kept=1, pace=BRISK)
"""For what somebody waits for: an import beside a render. Each job has an engine of its own, so that ending one harms
no other."""

IN_IDLE_TIME = Engines(most=1, kept=0, pace=GENTLE)
"""For what nobody has asked for yet: beside the others, so that it is never in their way. None is kept: it would hold
a hundred megabytes."""

for _engines in (AT_ONCE, IN_IDLE_TIME):
    atexit.register(_engines.close)


def warm_up() -> None:
    """Start an engine now, so that the first job need not wait for it."""
    AT_ONCE.warm_up()


def probe(recording: Path, step: Step) -> MediaInfo:
    """The format of a recording; see `radiodesk.audio.probe.probe`. `step` only serves to stop."""
    return from_plain(MediaInfo, AT_ONCE.run(Probe(recording), step))


def overview(recording: Path, step: Step) -> "Envelope":
    """The waveform of all of `recording`, seen in some places only; see `radiodesk.audio.overview.overview`."""
    from radiodesk.audio.overview import Overview

    return from_plain(Overview, AT_ONCE.run(LookOver(recording), step)).envelope()


def analyse(recording: Path, sidecar: Path, step: Step) -> None:
    """Analyse `recording` into `sidecar`, which can be read while it grows; see `radiodesk.audio.analysis.analyse`."""
    AT_ONCE.run(Analyse(recording, sidecar), step)


def analyse_cleaned(recording: Path, sidecar: Path, clean_up: CleanUp, cleaned_sidecar: Path, step: Step) -> None:
    """Analyse `recording`, cleaned up, into `cleaned_sidecar`; `sidecar` is that of the recording as it is.

    See `radiodesk.audio.cleaning.cleaned_analysis.analyse_cleaned`.
    """
    AT_ONCE.run(AnalyseCleaned(recording, sidecar, clean_up, cleaned_sidecar), step)


def render(
    recording: Path,
    sidecar: Path,
    edits: EditList,
    preset: Preset,
    out: Path,
    step: Step,
    cache: Path | None = None,
    sounds: tuple[Sound, ...] = (),
    kept_db: float | None = None,
    engines: Engines = AT_ONCE,
) -> "Rendered":
    """Render `recording` to `out`; see `radiodesk.audio.render.render`. `sidecar` holds its complete analysis."""
    from radiodesk.audio.render import Rendered

    work = Render(recording, sidecar, edits, preset, out, cache, sounds, kept_db)
    return from_plain(Rendered, engines.run(work, step))


def copy_sound(recording: Path, sidecar: Path, edits: EditList, out: Path, step: Step) -> "Copied":
    """Cut the MP3 `recording` to `out` by copying; see `radiodesk.audio.copying.copy.copy_sound`.

    `sidecar` holds its complete analysis.
    """
    from radiodesk.audio.copying.copy import Copied

    return from_plain(Copied, AT_ONCE.run(CopySound(recording, sidecar, edits, out), step))


def measure(file: Path, step: Step) -> Loudness:
    """The figures of a whole file; see `radiodesk.audio.measure.measure`."""
    with TemporaryDirectory(prefix="radiodesk-") as folder:
        return from_plain(Loudness, AT_ONCE.run(Measure(file, Path(folder, "measured.rda")), step))


def make_clip(sound: Path, recipe: ClipRecipe, out: Path, step: Step) -> MadeClip:
    """Make a clip of `sound` at the clip bench; see `radiodesk.audio.clips.make_clip`."""
    return from_plain(MadeClip, AT_ONCE.run(MakeClip(sound, recipe, out), step))


def listen_for_hum(recording: Path, sidecar: Path, step: Step) -> "Hum":
    """What hums in the pauses of `recording`; see `radiodesk.audio.proposing.humming.listen_for_hum`.

    `sidecar` holds its complete analysis.
    """
    from radiodesk.audio.proposing.hum import Hum

    return from_plain(Hum, AT_ONCE.run(ListenForHum(recording, sidecar), step))


def make_soundprint(recording: Path, out: Path, step: Step) -> None:
    """Take the print of `recording` into `out`; see `radiodesk.audio.proposing.soundprint.make_soundprint`."""
    AT_ONCE.run(MakeSoundprint(recording, out), step)


def find_repeats(recording: Path, soundprint: Path, others: tuple[Path, ...], step: Step) -> "Recalled":
    """What of `recording` is heard in others too; see `radiodesk.audio.proposing.recall.recall`."""
    from radiodesk.audio.proposing.repeat import Recalled

    return from_plain(Recalled, AT_ONCE.run(FindRepeats(recording, soundprint, others), step))


def film(scene: Scene, sound: Path, start_s: float, end_s: float, out: Path, step: Step) -> Filmed:
    """Film `scene` while a stretch of `sound` is heard; see `radiodesk.audio.moving_picture.film.film`."""
    return from_plain(Filmed, AT_ONCE.run(Film(sound, scene, start_s, end_s, out), step))


def film_moment(
    scene: Scene, sound: Path | None, start_s: float, end_s: float, at_s: float, out: Path, step: Step
) -> None:
    """Write what is seen at one moment of a film; see `radiodesk.audio.moving_picture.film.film_moment`."""
    AT_ONCE.run(FilmMoment(sound or scene.ground, sound is not None, scene, start_s, end_s, at_s, out), step)


def film_still(picture: Path, sound: Path, out: Path, step: Step) -> Filmed:
    """Film a picture while all of `sound` is heard; see `radiodesk.audio.moving_picture.still.film_still`."""
    return from_plain(Filmed, AT_ONCE.run(FilmStill(sound, picture, out), step))
