"""Cuts an MP3 by copying its frames: fast, and as it was recorded, but for some frames around joints and fades."""

from dataclasses import dataclass, replace
from pathlib import Path

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.copying.calm import calm_stretches
from radiodesk.audio.copying.encoding import Encoding
from radiodesk.audio.copying.headers import FOREIGN
from radiodesk.audio.copying.plan import Plan, planned
from radiodesk.audio.copying.proof import NotAsPlanned, prove
from radiodesk.audio.copying.splices import Splicer
from radiodesk.audio.copying.table import FrameTable, table_of
from radiodesk.audio.copying.writing import Written, write
from radiodesk.audio.layer3 import FRAME, NotLayer3, bit_rate_kbps_of
from radiodesk.audio.mp3 import DECODER_DELAY, EVEN, Mp3Format, info_frame, uneven
from radiodesk.audio.part_file import part_file
from radiodesk.audio.probe import describe
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step, portion
from radiodesk.model.edits import EditList
from radiodesk.model.problems import CannotCopySound
from radiodesk.model.sound import Loudness, MediaInfo
from radiodesk.model.words import N_

_PROOFS_SHARE = 0.3


@dataclass(frozen=True)
class Copied:
    """A finished file: its format, its figures as the analysis foretells them, its size, and how much of it is new."""

    info: MediaInfo
    loudness: Loudness
    size_bytes: int
    encoded_s: float


def copy_sound(recording: Path, analysis: Analysis, edits: EditList, out: Path, step: Step) -> Copied:
    """Write the episode that `edits` make of the MP3 `recording` to `out`, encoding only what they change.

    The level stays that of the recording: no gain for the whole, no limiter. `analysis` must be complete. The length is
    exactly that of the kept spans, and the same input gives the same bytes. Nothing is left at `out` when this fails.
    Raises `CannotCopySound`, `NothingLeft`, what `Source` raises, and a `StorageProblem`.
    """
    if reason := _refusal(edits):
        raise CannotCopySound(name=recording.name, reason=reason)
    loudness = analysis.loudness(replace(edits, gain_db=0.0))
    table = table_of(recording)
    if reason := _disagreement(recording, analysis.info.samples, table):
        raise CannotCopySound(name=recording.name, reason=reason)
    with part_file(out) as part, Source(recording, table) as source:
        timeline = Timeline(source, analysis.info.samples, edits)
        plan = planned(calm_stretches(timeline.layout, edits), timeline.length, table)
        try:
            written = _written(part, plan, table, timeline, portion(step, 0, 1 - _PROOFS_SHARE))
            prove(part, plan, written, timeline, portion(step, 1 - _PROOFS_SHARE, 1))
        except (NotLayer3, NotAsPlanned) as error:
            raise CannotCopySound(name=recording.name, reason=N_("a joint does not come out as it should")) from error
        size_bytes, rate = part.stat().st_size, timeline.sample_rate_hz
    info = MediaInfo("mp3", "mp3", rate, timeline.channels, timeline.length, size_bytes * 8 * rate // timeline.length)
    encoded_s = sum(end - first for first, end in written.new) * FRAME / rate
    return Copied(info, loudness, size_bytes, encoded_s)


def _refusal(edits: EditList) -> str:
    if edits.clips:
        return N_("other sounds are mixed with it")
    return "" if edits.clean_up.is_off else N_("its sound is cleaned up")


def _disagreement(recording: Path, samples: int, table: FrameTable) -> str:
    """Why the samples that were counted are not those of the frames, the last of which may be broken."""
    if samples > table.end + 2 * FRAME:
        return FOREIGN
    if samples < table.end and samples != describe(recording).samples:
        return N_("its header tells another length than its sound has")
    return ""


def _written(part: Path, plan: Plan, table: FrameTable, timeline: Timeline, step: Step) -> Written:
    splicer = Splicer(table, Encoding(timeline, plan.delay, table.header))
    form = Mp3Format(table.sample_rate_hz, table.channels, bit_rate_kbps_of(table.usual))
    with part.open("w+b") as file:
        file.write(bytes(form.info_bytes))
        written = write(file, plan, table, splicer, step)
        hundredths = _hundredths(written, table, form.info_bytes)
        pace = EVEN._replace(table=hundredths) if table.is_even else uneven(hundredths)
        sums = (timeline.length, written.frames, written.size_bytes, written.crc)
        file.seek(0)
        file.write(info_frame(form, *sums, plan.delay - DECODER_DELAY, pace))
    return written


def _hundredths(written: Written, table: FrameTable, before: int) -> bytes:
    """Where in the file each hundredth of the episode begins, in 256ths; `before` bytes lie before it."""
    begins = (before + written.begin_of(written.frames * place // 100, table) for place in range(100))
    return bytes(begin * 256 // (before + written.size_bytes) for begin in begins)
