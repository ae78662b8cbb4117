"""The sound room's long work, done in an engine: the same verbs, the same problems, but nothing here can crash or hang.

The one place that holds the engines of this program. The first job starts one (0.2 s); they end when the program does,
however it ends. Every verb can be called from any thread, and waits there; it raises `Cancelled` within a quarter of a
second after `step` has, and `EngineFailed` when its engine broke off, besides what the verb itself raises.
"""

import atexit
from pathlib import Path
from typing import TYPE_CHECKING

from radiodesk.audio.engine.plain import from_plain
from radiodesk.audio.engine.pool import Engines
from radiodesk.audio.engine.work import Analyse, Measure, Probe, Render
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList
from radiodesk.model.sound import Loudness, MediaInfo, Preset

if TYPE_CHECKING:  # decoders are for the engine
    from radiodesk.audio.render import Rendered

_engines = Engines()
atexit.register(_engines.close)


def probe(recording: Path, step: Step) -> MediaInfo:
    """The format of a recording; see `radiodesk.audio.probe.probe`. `step` only serves to stop."""
    return from_plain(MediaInfo, _engines.run(Probe(recording), step))


def analyse(recording: Path, sidecar: Path, step: Step) -> None:
    """Analyse `recording` into `sidecar`, which can be read while it grows; see `radiodesk.audio.analysis.analyse`."""
    _engines.run(Analyse(recording, sidecar), step)


def render(
    recording: Path, sidecar: Path, edits: EditList, preset: Preset, out: Path, step: Step, cache: Path | None = None
) -> "Rendered":
    """Render `recording` to `out`; see `radiodesk.audio.render.render`. `sidecar` holds its complete analysis."""
    from radiodesk.audio.render import Rendered

    return from_plain(Rendered, _engines.run(Render(recording, sidecar, edits, preset, out, cache), step))


def measure(file: Path, step: Step) -> Loudness:
    """The figures of a whole file; see `radiodesk.audio.measure.measure`."""
    return from_plain(Loudness, _engines.run(Measure(file), step))
