"""Other sounds in an episode: put in, laid over, laid under, changed, taken out; and made at the clip bench."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from radiodesk.audio.clip_bench.recipe import ClipRecipe, MadeClip
from radiodesk.audio.engine import in_engine
from radiodesk.bahasa.words import _
from radiodesk.desk.edit_rules import GAIN_DB, within
from radiodesk.desk.sheets import change
from radiodesk.desk.sounds import complete_analysis, take_sound
from radiodesk.jobs.step import Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.clips import Clip
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, FileMissing, Problem, UnknownClip, storage_guard
from radiodesk.model.words import N_

LEVELS = (-60.0, 0.0)
"""Of a clip from the bench: LUFS and dBTP."""


def add_clip(library: Library, episode_id: int, file: Path, at_s: float, step: Step, /, **fields: Any) -> Episode:
    """Keep the sound of `file` in the library and let it be heard at `at_s` of the recording, as one step.

    `fields` are those of `Clip`; without others it is put in whole, under the name of the file. Raises `BadValue`,
    `UnknownEpisode`, and what `sounds.take_sound` raises; then nothing is kept.
    """
    library.episode(episode_id)
    sound = take_sound(library, file, step)
    try:
        return add_kept_clip(library, episode_id, sound.sha256, at_s, **{"name": file.stem, **fields})
    except Problem:
        library.discard_original(sound.sha256)
        raise


def add_kept_clip(library: Library, episode_id: int, sha256: str, at_s: float, /, **fields: Any) -> Episode:
    """The same with a sound that the library has already: that of another clip, whose name it takes, or the recording.

    Raises `FileMissing`.
    """
    clips = library.episode(episode_id).sheet.edits.clips
    name = next((clip.name for clip in clips if clip.sound == sha256), "")
    end_s = complete_analysis(library, sha256, no_step).info.duration_s
    clip = Clip(sha256, at_s, **{"start_s": 0.0, "end_s": end_s, "name": name, **fields})
    return _with_clips(library, episode_id, _("Add clip “{name}”").format(name=clip.name), (*clips, clip))


def change_clip(library: Library, episode_id: int, number: int, /, **fields: Any) -> Episode:
    """Change fields of a clip; `number` counts from 1 in the order of the edit list.

    Raises `UnknownClip`, `BadValue`.
    """
    clips, clip = _found(library, episode_id, number)
    changed = replace(clip, **fields)
    label = _("Change clip “{name}”").format(name=changed.name)
    return _with_clips(library, episode_id, label, (*clips[: number - 1], changed, *clips[number:]))


def remove_clip(library: Library, episode_id: int, number: int) -> Episode:
    """Take a clip out; its sound stays in the library, for undoing. What was moved of the recording goes home.

    Raises `UnknownClip`.
    """
    clips, clip = _found(library, episode_id, number)
    label = _("Remove clip “{name}”").format(name=clip.name)
    if clip.is_moved:
        edits = library.episode(episode_id).sheet.edits.restore(Span(clip.start_s, clip.end_s))
        return change(library, episode_id, label, edits=edits)
    return _with_clips(library, episode_id, label, (*clips[: number - 1], *clips[number:]))


def make_jingle(file: Path, recipe: ClipRecipe, out: Path, step: Step) -> MadeClip:
    """Make a jingle, an ident or a bed of sound files from anywhere, as a WAV file; see `audio.clips.make_clip`.

    None of the files is touched. Raises `FileMissing`, `ClipTooLong`, `NotARecording`, `BadValue`, `NotWritable`.
    """
    sounds = (file, *recipe.other_sounds)
    for sound in sounds:
        if not sound.is_file():
            raise FileMissing(path=sound)
    if out.suffix.lower() != ".wav":
        raise BadValue(value=out.name, field=N_("the new file"), expected=out.with_suffix(".wav").name)
    if out.resolve() in {sound.resolve() for sound in sounds}:
        raise BadValue(value=out.name, field=N_("the new file"), expected=f"{out.stem}-2.wav")
    _insist_on_levels(recipe)
    with storage_guard(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    return in_engine.make_clip(file, recipe, out, step)


def _with_clips(library: Library, episode_id: int, label: str, clips: tuple[Clip, ...]) -> Episode:
    edits = library.episode(episode_id).sheet.edits
    return change(library, episode_id, label, edits=replace(edits, clips=clips))


def _found(library: Library, episode_id: int, number: int) -> tuple[tuple[Clip, ...], Clip]:
    clips = library.episode(episode_id).sheet.edits.clips
    if not 0 < number <= len(clips):
        raise UnknownClip(id=episode_id, number=number)
    return clips, clips[number - 1]


def _insist_on_levels(recipe: ClipRecipe) -> None:
    within(recipe.overlay_gain_db, N_("a gain"), GAIN_DB)
    for level, field in ((recipe.loudness_lufs, N_("the loudness")), (recipe.peak_dbtp, N_("the true peak"))):
        if level is not None:
            within(level, field, LEVELS)
