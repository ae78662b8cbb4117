"""Renders an episode: the recording under its edit list, levelled, encoded, and proved by decoding it again."""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.gain import NO_PROGRAMME_LUFS, limiter_ceiling_dbtp, planned_gain_db
from radiodesk.audio.levelling import Level, levelled, output_rate_hz
from radiodesk.audio.measure import measure_samples
from radiodesk.audio.mp3 import Mp3Writer
from radiodesk.audio.part_file import part_file
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step, portion
from radiodesk.model.edits import EditList
from radiodesk.model.problems import StorageFailed
from radiodesk.model.sound import Loudness, MediaInfo, Preset
from radiodesk.model.words import N_

ENGINE = f"1 lame {version('lameenc')} av {version('av')}"
"""What besides the input decides the bytes. The number goes up when the code here changes them."""

_ENCODING = 0.85
"""The share of the time that encoding takes; the rest is the proof."""

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


def render(recording: Path, analysis: Analysis, edits: EditList, preset: Preset, out: Path, step: Step) -> Rendered:
    """Render `recording` under `edits` to the MP3 `out`, at the loudness and under the true-peak ceiling of `preset`.

    `analysis` must be complete. The length is exactly that of the kept spans. The file is decoded and measured before
    it gets its name; where the codec did not do what was foreseen it is made again, and `step` starts anew. The same
    input gives the same bytes. Nothing is left at `out` when this fails. Raises `NothingLeft`, what `Source` raises,
    and a `StorageProblem`.
    """
    level = Level(planned_gain_db(analysis, edits, preset), limiter_ceiling_dbtp(preset))
    with part_file(out) as part:
        for _ in range(_MOST_ATTEMPTS):
            info = _encode(recording, analysis, edits, preset, level, part, portion(step, 0.0, _ENCODING))
            loudness, samples = measure_samples(part, portion(step, _ENCODING, 1.0))
            if samples != info.samples:
                raise StorageFailed(path=out, reason=N_("it does not have the length that was written"))
            better = _corrected(level, loudness, preset, edits)
            if better == level:
                break
            level = better
        size = part.stat().st_size
    return Rendered(info, loudness, size)


def _encode(
    recording: Path, analysis: Analysis, edits: EditList, preset: Preset, level: Level, part: Path, step: Step
) -> MediaInfo:
    with Source(recording) as source, part.open("w+b") as file:
        timeline = Timeline(source, analysis.info.samples, edits)
        rate = output_rate_hz(source.sample_rate_hz)
        channels = preset.channels or source.channels
        total = round(timeline.length * rate / source.sample_rate_hz)
        writer = Mp3Writer(file, rate, channels, preset.bit_rate_kbps)
        for sound in levelled(timeline, channels, rate, total, level):
            writer.write(sound)
            step(writer.samples, total)
        writer.finish()
    return MediaInfo("mp3", "mp3", rate, channels, writer.samples, preset.bit_rate_kbps * 1000)


def _corrected(level: Level, found: Loudness, preset: Preset, edits: EditList) -> Level:
    """The level to try next; the same one when the file is as it should be."""
    missing_db = preset.target_lufs + edits.gain_db - found.integrated_lufs
    excess_db = found.true_peak_dbtp - preset.ceiling_dbtp
    is_programme = found.integrated_lufs > NO_PROGRAMME_LUFS
    is_off = is_programme and _LOUDNESS_TOLERANCE_LU < abs(missing_db) < _FORESIGHT_LU
    return Level(
        level.gain_db + (missing_db if is_off else 0.0),
        level.ceiling_dbtp - (excess_db + _PEAK_MARGIN_DB if excess_db > 0 else 0.0),
    )
