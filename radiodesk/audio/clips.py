"""Makes a clip at the bench: a jingle, an ident, a bed or a spot from other sounds, as a WAV file.

16 bits, because pydub computes with them, LAME takes no more, and any program can read the file. The render of an
episode is then the first time that anything is lost.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from radiodesk.audio.clip_bench.recipe import ClipRecipe, MadeClip
from radiodesk.audio.clip_bench.segments import Loaded, bench_for, loaded
from radiodesk.audio.clip_bench.shaping import cut_out, faded, joined, laid_over, without_silence
from radiodesk.audio.loudness import SILENT_LUFS
from radiodesk.audio.measure import measure_samples
from radiodesk.audio.part_file import part_file
from radiodesk.jobs.step import Step, portion
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.sound import Loudness

if TYPE_CHECKING:
    from pydub import AudioSegment as Segment

CEILING_DBTP = -1.0
"""A clip is not made louder than this: the bench has no limiter, and what lies above full scale is lost."""

LOADING_SHARE = 0.6


def make_clip(sound: Path, recipe: ClipRecipe, out: Path, step: Step) -> MadeClip:
    """Work off `recipe` on `sound` and write the result to `out`, whole or not at all.

    It has the sample rate that is published for `sound`, and as many channels as the richest sound in it, at most two.
    Raises `ClipTooLong`, `BadValue`, what `Source` raises, and a `StorageProblem`.
    """
    mixed = _mixed(sound, recipe, portion(step, 0, LOADING_SHARE))
    with part_file(out) as part:
        _write(mixed.segment, part)
        scratch = part.with_suffix(".measured.part")
        found, _samples = measure_samples(part, scratch, portion(step, LOADING_SHARE, 1))
        gain_db, missing_db = _gain(found, recipe)
        if gain_db:
            _write(mixed.segment.apply_gain(gain_db), part)
    segment = mixed.segment
    reached = Loudness(found.integrated_lufs + gain_db, found.range_lu, found.true_peak_dbtp + gain_db)
    duration_s = segment.frame_count() / segment.frame_rate
    return MadeClip(duration_s, segment.frame_rate, segment.channels, reached, mixed.softened_db, missing_db)


def _mixed(sound: Path, recipe: ClipRecipe, step: Step) -> Loaded:
    """The recipe but for its last step. Of each stage no more is kept than the next one needs: they are large."""
    sounds = (sound, *recipe.other_sounds)
    bench, softened_db = bench_for(sounds), 0.0

    def take(number: int) -> "Segment":
        nonlocal softened_db
        own = portion(step, number / len(sounds), (number + 1) / len(sounds))
        taken = loaded(sounds[number], bench, own)
        softened_db = max(softened_db, taken.softened_db)
        return taken.segment

    segment = _shaped(take(0), recipe, sound)
    for number in range(len(recipe.appended)):
        segment = joined(segment, take(1 + number))
    if recipe.overlay is not None:
        together = laid_over(segment, take(len(sounds) - 1), recipe.overlay_at_s, recipe.overlay_gain_db)
        segment, softened_db = together.segment, softened_db + together.softened_db
    return Loaded(faded(segment, recipe.fade_in_s, recipe.fade_out_s), softened_db)


def _shaped(segment: "Segment", recipe: ClipRecipe, sound: Path) -> "Segment":
    part = cut_out(segment, recipe.start_s, recipe.end_s)
    if not part.max:
        raise EmptyRecording(name=sound.name)
    return without_silence(part) if recipe.trims_silence else part


def _gain(found: Loudness, recipe: ClipRecipe) -> tuple[float, float]:
    """The gain in dB, and how much of what was asked for it leaves out."""
    if recipe.peak_dbtp is not None:
        return recipe.peak_dbtp - found.true_peak_dbtp, 0.0
    if recipe.loudness_lufs is None or found.integrated_lufs <= SILENT_LUFS:
        return 0.0, 0.0
    wanted_db = recipe.loudness_lufs - found.integrated_lufs
    given_db = min(wanted_db, CEILING_DBTP - found.true_peak_dbtp)
    return given_db, wanted_db - given_db


def _write(segment: "Segment", part: Path) -> None:
    with part.open("wb") as stream:
        segment.export(stream, "wav")
