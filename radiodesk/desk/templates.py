"""What every episode of a programme has: an opening and a closing, put in place by themselves."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.sheets import change
from radiodesk.desk.sounds import known_analysis, take_sound
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.problems import FileMissing, NotFilledIn, Problem
from radiodesk.model.programme import Programme
from radiodesk.model.signature import SIGNATURES, Signature
from radiodesk.model.words import N_

BED_FADE_S = 3.0
"""So gently an opening bed goes, and a closing bed comes."""

_log = logging.getLogger(__name__)


def keep_signature(library: Library, file: Path, step: Step) -> Signature:
    """Keep the sound of `file` in the library, for an opening or a closing. Raises what `sounds.take_sound` does."""
    sound = take_sound(library, file, step)
    return Signature(sound.sha256, file.stem, sound.info.duration_s)


def set_signature(library: Library, place: str, signature: Signature, programme_id: int = 0) -> Programme:
    """Let a programme (0: the first) have this `opening` or `closing`; one without a sound takes it off.

    Episodes that there are already stay as they are.
    """
    programme = library.programme(programme_id)
    former: Signature = getattr(programme, place)
    fields: dict[str, Any] = {place: signature}
    changed = library.save_programme(replace(programme, **fields))
    if former.sound and former.sound != signature.sound:
        library.discard_original(former.sound)
    return changed


def put_signatures(library: Library, episode_id: int) -> Episode:
    """Put the programme's opening and closing in place, as one step; what is there already is left as it is.

    Raises `NotFilledIn` when the programme has neither, `FileMissing` when a sound cannot be read.
    """
    episode = library.episode(episode_id)
    programme = programme_of(library, episode)
    if not any(signature.sound for signature in _signatures(programme)):
        raise NotFilledIn(field=N_("The opening or closing of the programme"))
    for signature in _signatures(programme):
        if signature.sound and not _can_be_read(library, signature):
            raise FileMissing(path=signature.name)
    edits = episode.sheet.edits
    clips = (*edits.clips, *_clips(programme, edits, _length_s(library, episode)))
    return change(library, episode_id, _("Opening and closing put in place"), edits=replace(edits, clips=clips))


def with_signatures(library: Library, episode: Episode) -> Episode:
    """A new episode with opening and closing, if the programme has any and they can be read; else as it is."""
    try:
        return put_signatures(library, episode.id)
    except NotFilledIn:
        return episode
    except Problem as problem:  # a recording is never refused because of its jingles
        _log.warning("opening and closing were not put in place: %s", problem)
        return episode


def _signatures(programme: Programme) -> tuple[Signature, ...]:
    return tuple(getattr(programme, place) for place in SIGNATURES)


def _can_be_read(library: Library, signature: Signature) -> bool:
    """Whether its sound is there and was read to its end."""
    known = known_analysis(library, signature.sound)
    try:
        return library.original_path(signature.sound).is_file() and known is not None and known.is_complete
    except FileMissing:
        return False


def _clips(programme: Programme, edits: EditList, duration_s: float) -> list[Clip]:
    """What is not there yet. A closing bed ends with the episode."""
    opening, closing = _signatures(programme)
    bed_at_s = edits.to_recording(max(edits.heard_s(duration_s) - closing.duration_s, 0.0))
    placed = (
        (opening, 0.0, {"fade_out_s": BED_FADE_S}),
        (closing, bed_at_s if closing.is_bed else duration_s, {"fade_in_s": BED_FADE_S}),
    )
    return [
        _clip(signature, at_s, fade if signature.is_bed else {})
        for signature, at_s, fade in placed
        if signature.sound and signature.sound not in edits.sounds
    ]


def _clip(signature: Signature, at_s: float, fades: dict[str, float]) -> Clip:
    longest_s = signature.duration_s / 2
    fitting: dict[str, Any] = {name: min(fade_s, longest_s) for name, fade_s in fades.items()}
    made = Clip(signature.sound, at_s, 0.0, signature.duration_s, signature.role, name=signature.name)
    return replace(made, **fitting)


def _length_s(library: Library, episode: Episode) -> float:
    """How long the recording is; as long as its file says at most, for no clip may begin behind that."""
    known, stated_s = known_analysis(library, episode.recording.sha256), episode.recording.info.duration_s
    return min(known.info.duration_s, stated_s) if known is not None and known.is_complete else stated_s
