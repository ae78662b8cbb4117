"""Renders an episode: the recording under its edit list, levelled, encoded, and proved by decoding it again."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from radiodesk.audio.aim import Aim
from radiodesk.audio.analysis import Analysis
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.formats.making import Maker, NotAsWritten, Order
from radiodesk.audio.formats.mp3_file import Mp3File
from radiodesk.audio.formats.offer import check_form, rate_hz
from radiodesk.audio.formats.stream_file import StreamFile
from radiodesk.audio.gain import limiter_ceiling_dbtp, planned_gain_db
from radiodesk.audio.levelling import Level
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.part_file import part_file
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList
from radiodesk.model.problems import StorageFailed
from radiodesk.model.sound import Loudness, MediaInfo, Preset
from radiodesk.model.words import N_

ENGINE = f"9 lame {version('lameenc')} av {version('av')} soxr {version('soxr')}"
"""What besides the input decides the bytes. The number goes up when the code here changes them."""

WORKERS = min(os.cpu_count() or 1, 8)
"""Threads that encode; each takes some 20 MB."""

_MAKERS: dict[str, Callable[[Order], Maker]] = {
    "mp3": Mp3File,
    "m4a": StreamFile,
    "opus": StreamFile,
    "flac": StreamFile,
    "wav": StreamFile,
}
"""Who makes which of `model.sound.FILE_FORMATS`."""

_MOST_ATTEMPTS = 6


@dataclass(frozen=True)
class Rendered:
    """A finished file: its format, its figures as decoded from it, its size.

    `gain_db` is to be kept for the next time: the gain as it was planned, so that the same steps are taken again.
    """

    info: MediaInfo
    loudness: Loudness
    size_bytes: int
    gain_db: float


def render(
    recording: Path,
    analysis: Analysis,
    edits: EditList,
    preset: Preset,
    out: Path,
    step: Step,
    cache: Path | None = None,
    workers: int = WORKERS,
    sounds: tuple[Sound, ...] = (),
    kept_db: float | None = None,
) -> Rendered:
    """Render `recording` under `edits` to the file `out`, of the kind, loudness and true-peak ceiling of `preset`.

    `analysis` must be complete; if it is one of the recording as cleaned up, that is what is rendered. `sounds` are
    those of the clips, `kept_db` is the gain that the episode had when it was made last. The length is exactly that of
    the layout (`mix.layout`). All that was encoded is decoded and measured before the file gets its name; where the
    codec did not do what was foreseen it is made again, and `step` starts anew. The same input gives the same bytes,
    however many `workers` there are, and whatever is in the folder `cache`, where chunks of MP3 are kept for the next
    time. Nothing is left at `out` when this fails. Raises `NothingLeft`, `ClipUnusable`, `BadValue` for what the kind
    of file cannot be, what `Source` raises, and a `StorageProblem`.
    """
    check_form(preset.form, preset.channels)
    measures = {sound.sha256: Measures.open(sound.sidecar) for sound in sounds}
    gain_db = planned_gain_db(analysis, edits, preset, measures, kept_db)
    cleaning = analysis.header.cleaning
    with part_file(out) as part, opened(recording, cleaning, ahead=workers) as source, Deck(sounds) as deck:
        rate = rate_hz(preset.form, source.sample_rate_hz)
        timeline = Timeline(source, analysis.info.samples, edits, deck, analysis.apart(), rate)
        store = PieceStore(cache if timeline.repeats else None)
        order = Order(recording, timeline, preset, _identity(recording, analysis), store, workers)
        maker, level = _MAKERS[preset.form](order), Level(gain_db, limiter_ceiling_dbtp(preset))
        target_lufs, fresh = preset.target_lufs + edits.gain_db, Analysis(analysis.header, analysis.pages)
        # Asked for only when a peak is too high, of an analysis that keeps nothing while it renders.
        aim = Aim(target_lufs, preset.ceiling_dbtp, lambda: fresh.loudness(edits, measures).true_peak_dbtp)
        try:
            info, loudness = _made(maker, part, level, aim, step)
        except NotAsWritten as error:
            raise StorageFailed(path=out, reason=N_("it does not have the length that was written")) from error
        store.tidy()
        return Rendered(info, loudness, part.stat().st_size, gain_db)


def _made(maker: Maker, part: Path, level: Level, aim: Aim, step: Step) -> tuple[MediaInfo, Loudness]:
    """The file, made again until it is as it should be."""
    info, loudness = maker.make(part, level, step)
    for _ in range(_MOST_ATTEMPTS - 1):
        better = aim.corrected(level, loudness)
        if better == level:
            break
        level = better
        info, loudness = maker.make(part, level, step)
    return info, loudness


def _identity(recording: Path, analysis: Analysis) -> str:
    """Names the sound of a recording, and what works on it."""
    header = analysis.header
    return f"{ENGINE} {recording.name} {header.recording} {header.check_sum} {header.info.samples} {header.cleaning}"
