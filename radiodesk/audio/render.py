"""Renders an episode: the recording under its edit list, levelled, encoded, and proved by decoding it again."""

import os
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from math import ceil
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.assembly import assemble
from radiodesk.audio.gain import NO_PROGRAMME_LUFS, limiter_ceiling_dbtp, planned_gain_db
from radiodesk.audio.layer3 import NotLayer3
from radiodesk.audio.levelling import Level
from radiodesk.audio.mp3 import Mp3Format
from radiodesk.audio.part_file import part_file
from radiodesk.audio.piece import Piece
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.probe import describe
from radiodesk.audio.production import Production, pieces
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList
from radiodesk.model.problems import StorageFailed
from radiodesk.model.sound import Loudness, MediaInfo, Preset
from radiodesk.model.words import N_

ENGINE = f"3 lame {version('lameenc')} av {version('av')}"
"""What besides the input decides the bytes. The number goes up when the code here changes them."""

WORKERS = min(os.cpu_count() or 1, 8)
"""Threads that encode; each takes some 20 MB."""

_GAIN_DIGITS = 1
"""Decimals of the gain in dB: an edit that hardly changes the loudness should not change every chunk."""

_EXACT_ANYWHERE = ("mp3", "flac", "alac", "pcm_")
"""Codecs whose decoders give the same bits wherever they are entered; no chunks of others are kept."""

_MOST_ATTEMPTS = 4
_LOUDNESS_TOLERANCE_LU = 0.2
_FORESIGHT_LU = 2.0
"""A miss beyond this is no error of foresight: the sound, all clicks and nothing between, cannot be made so loud."""

_PEAK_MARGIN_DB = 0.3


@dataclass(frozen=True)
class Rendered:
    """A finished file: its format, its figures as decoded from it, its size."""

    info: MediaInfo
    loudness: Loudness
    size_bytes: int


def render(
    recording: Path,
    analysis: Analysis,
    edits: EditList,
    preset: Preset,
    out: Path,
    step: Step,
    cache: Path | None = None,
    workers: int = WORKERS,
) -> Rendered:
    """Render `recording` under `edits` to the MP3 `out`, at the loudness and under the true-peak ceiling of `preset`.

    `analysis` must be complete. The length is exactly that of the kept spans. All that was encoded is decoded and
    measured before the file gets its name; where the codec did not do what was foreseen it is made again, and `step`
    starts anew. The same input gives the same bytes, however many `workers` encode, and whatever is in the folder
    `cache`, where chunks are kept for the next time. Nothing is left at `out` when this fails. Raises `NothingLeft`,
    what `Source` raises, and a `StorageProblem`.
    """
    gain_db = round(planned_gain_db(analysis, edits, preset), _GAIN_DIGITS)
    level = Level(gain_db, limiter_ceiling_dbtp(preset))
    store = PieceStore(cache if analysis.info.codec.startswith(_EXACT_ANYWHERE) else None)
    with part_file(out) as part, Source(recording) as source:
        timeline = Timeline(source, analysis.info.samples, edits)
        form = Mp3Format(
            output_rate_hz(source.sample_rate_hz), preset.channels or source.channels, preset.bit_rate_kbps
        )
        for _ in range(_MOST_ATTEMPTS):
            production = Production(timeline, level, form, _identity(recording, analysis))
            loudness = _written(part, out, production, pieces(production, store, workers, step), preset.ceiling_dbtp)
            better = _corrected(level, loudness, preset, edits)
            if better == level:
                break
            level = better
        store.tidy()
        info = MediaInfo(
            "mp3", "mp3", form.sample_rate_hz, form.channels, production.samples, form.bit_rate_kbps * 1000
        )
        if describe(part).samples != info.samples:
            raise StorageFailed(path=out, reason=N_("it does not have the length that was written"))
        return Rendered(info, loudness, part.stat().st_size)


def _written(
    part: Path, out: Path, production: Production, made: Generator[Piece, None, None], ceiling_dbtp: float
) -> Loudness:
    try:
        with part.open("w+b") as file, closing(made):
            return assemble(file, production, made, ceiling_dbtp)
    except NotLayer3 as error:
        raise StorageFailed(path=out, reason=N_("it does not have the length that was written")) from error


def _identity(recording: Path, analysis: Analysis) -> str:
    """Names the sound of a recording, and what works on it."""
    header = analysis.header
    return f"{ENGINE} {recording.name} {header.recording} {header.check_sum} {header.info.samples}"


def _corrected(level: Level, found: Loudness, preset: Preset, edits: EditList) -> Level:
    """The level to try next; the same one when the file is as it should be."""
    missing_db = preset.target_lufs + edits.gain_db - found.integrated_lufs
    excess_db = found.true_peak_dbtp - preset.ceiling_dbtp
    is_programme = found.integrated_lufs > NO_PROGRAMME_LUFS
    is_off = is_programme and _LOUDNESS_TOLERANCE_LU < abs(missing_db) < _FORESIGHT_LU
    return Level(
        level.gain_db + (round(missing_db, _GAIN_DIGITS) if is_off else 0.0),
        level.ceiling_dbtp - (ceil((excess_db + _PEAK_MARGIN_DB) * 10) / 10 if excess_db > 0 else 0.0),
    )
