"""What an edit list may hold: every number within its bounds, every name a known one."""

from collections.abc import Callable, Collection
from dataclasses import fields

from radiodesk.model.cleaning import CleanUp
from radiodesk.model.clips import CLIP_ROLES, OWN, Clip
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.fades import FADE_SHAPES
from radiodesk.model.problems import BadValue, NothingLeft
from radiodesk.model.timecode import format_time
from radiodesk.model.words import N_

GAIN_DB = (-60.0, 24.0)
DUCK_DB = (0.0, 60.0)
HUM_HZ = (50, 60)

ROUNDING_S = 0.001
"""Times are typed to the millisecond; sounds end where they end."""


def insist_on_edits(edits: EditList, episode: Episode, length_of: Callable[[str], float]) -> None:
    """Raise `NothingLeft` or `BadValue` for what an episode cannot have; `length_of` gives the seconds of a sound.

    Clips that the episode has already are not looked at again.
    """
    duration_s = episode.recording.info.duration_s
    _insist_on_fades(edits.fade_in_s, edits.fade_out_s, edits.fade_in_shape, edits.fade_out_shape)
    within(edits.gain_db, N_("a gain"), GAIN_DB)
    for gain in edits.gains:
        within(gain.gain_db, N_("a gain"), GAIN_DB)
        _moment(gain.end_s, N_("the recording"), duration_s)
    known = set(episode.sheet.edits.clips)
    for clip in edits.clips:
        if clip not in known:
            _insist_on_clip(clip, duration_s, duration_s if clip.sound == OWN else length_of(clip.sound))
    for split_s in edits.splits:
        _moment(split_s, N_("the recording"), duration_s)
    _insist_on_clean_up(edits.clean_up)
    if edits.heard_s(duration_s) <= 0:
        raise NothingLeft


def _insist_on_clip(clip: Clip, duration_s: float, sound_s: float) -> None:
    _one_of(clip.role, N_("the role"), CLIP_ROLES)
    _moment(clip.at_s, N_("the recording"), duration_s)
    _moment(clip.end_s, N_("the clip's sound"), sound_s)
    if not 0 <= clip.start_s < clip.end_s:
        asked = f"{format_time(clip.start_s)}-{format_time(clip.end_s)}"
        raise BadValue(value=asked, field=N_("the clip's sound"), expected=_stretch(sound_s))
    _insist_on_fades(clip.fade_in_s, clip.fade_out_s, clip.fade_in_shape, clip.fade_out_shape)
    if clip.fade_in_s + clip.fade_out_s > clip.duration_s + ROUNDING_S:
        asked = f"{clip.fade_in_s:g} + {clip.fade_out_s:g}"
        raise BadValue(value=asked, field=N_("the clip's fades"), expected=f"0-{clip.duration_s:g}")
    within(clip.gain_db, N_("a gain"), GAIN_DB)
    within(clip.duck_db, N_("what a bed gives way"), DUCK_DB)


def _insist_on_fades(in_s: float, out_s: float, *shapes: str) -> None:
    for seconds in (in_s, out_s):
        if not seconds >= 0:
            raise BadValue(value=f"{seconds:g}", field=N_("a fade"), expected="0, 0.5, 2")
    for shape in shapes:
        _one_of(shape, N_("the shape of a fade"), FADE_SHAPES)


def _insist_on_clean_up(clean_up: CleanUp) -> None:
    amounts = [getattr(clean_up, each.name) for each in fields(clean_up) if each.name != "hum_hz"]
    for amount in amounts:
        within(amount, N_("an amount of clean-up"), (0.0, 1.0))
    _one_of(clean_up.hum_hz, N_("the frequency of the hum"), HUM_HZ)


def within(number: float, field: str, bounds: tuple[float, float]) -> None:
    """Raise `BadValue` for a number of `field` outside these bounds."""
    if not bounds[0] <= number <= bounds[1]:
        raise BadValue(value=f"{number:g}", field=field, expected=f"{bounds[0]:g} … {bounds[1]:g}")


def _moment(time_s: float, field: str, end_s: float) -> None:
    if not 0 <= time_s <= end_s + ROUNDING_S:
        raise BadValue(value=format_time(time_s), field=field, expected=_stretch(end_s))


def _one_of(value: object, field: str, known: Collection[object]) -> None:
    if value not in known:
        raise BadValue(value=value, field=field, expected=", ".join(map(str, known)))


def _stretch(end_s: float) -> str:
    return f"{format_time(0)}-{format_time(end_s)}"
