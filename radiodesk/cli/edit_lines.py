"""An edit list for people: a line for each cut, fade, gain and clip, and one for the clean-up."""

from collections.abc import Iterator
from dataclasses import asdict

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.clips import BED, CLIP_ROLES, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.episode import Episode
from radiodesk.model.fades import FADE_SHAPES
from radiodesk.model.timecode import format_clock, format_time
from radiodesk.model.words import N_

CLEANING = {
    "clicks": N_("clicks"),
    "rumble": N_("rumble"),
    "hum": N_("hum"),
    "noise": N_("noise"),
    "levelling": N_("levelling"),
}
"""The amounts of `CleanUp`, in words."""


def edit_lines(edits: EditList) -> list[str]:
    """All that was done, in the order in which a listener's ear would meet its kinds."""
    lines = [
        *map(_cut_line, edits.cuts),
        *_fade_lines(edits),
        *map(_gain_line, edits.gains),
        *(_("Split at {time}").format(time=format_time(split_s)) for split_s in edits.splits),
        *(_clip_line(number, clip) for number, clip in enumerate(edits.clips, 1)),
        *_clean_up_lines(edits.clean_up),
    ]
    return [f"  {line}" for line in lines]


def heard_clips(episode: Episode) -> list[dict[str, object]]:
    """Where each clip begins in the episode, for scripts; `number` is what `clip --remove` takes."""
    edits = episode.sheet.edits
    return [
        {"number": number, "name": clip.name, "heard_at_s": edits.to_heard(clip.at_s), "duration_s": clip.duration_s}
        for number, clip in enumerate(edits.clips, 1)
    ]


def _cut_line(cut: Span) -> str:
    return _("Cut {start}-{end}").format(start=format_time(cut.start_s), end=format_time(cut.end_s))


def _fade_lines(edits: EditList) -> Iterator[str]:
    fades = (
        (_("Fade in"), edits.fade_in_s, edits.fade_in_shape),
        (_("Fade out"), edits.fade_out_s, edits.fade_out_shape),
    )
    for name, length_s, shape in fades:
        if length_s:
            yield f"{name}: {decimal(length_s)} s, {_(FADE_SHAPES[shape])}"


def _gain_line(gain: GainSpan) -> str:
    time = f"{format_time(gain.start_s)}-{format_time(gain.end_s)}"
    return _("Level {time}: {gain} dB").format(time=time, gain=decimal(gain.gain_db))


def _clip_line(number: int, clip: Clip) -> str:
    facts = [
        _("moved") if clip.is_moved else _(CLIP_ROLES[clip.role]),
        _("at {time}").format(time=format_time(clip.at_s)),
        _("{length} long").format(length=format_clock(clip.duration_s)),
    ]
    if clip.gain_db:
        facts.append(f"{decimal(clip.gain_db)} dB")
    if clip.fade_in_s or clip.fade_out_s:
        fades = f"{decimal(clip.fade_in_s)} s, {decimal(clip.fade_out_s)} s"
        facts.append(_("fades {fades}").format(fades=fades))
    if clip.role == BED:
        facts.append(_("gives way by {gain} dB").format(gain=decimal(clip.duck_db)))
    return _("Clip {number}: {name}").format(number=number, name=clip.name) + f" ({'; '.join(facts)})"


def _clean_up_lines(clean_up: CleanUp) -> Iterator[str]:
    amounts = asdict(clean_up)
    named = [f"{_(word)} {round(100 * amounts[name])} %" for name, word in CLEANING.items() if amounts[name]]
    if named:
        yield _("Clean-up: {amounts}").format(amounts=", ".join(named))
