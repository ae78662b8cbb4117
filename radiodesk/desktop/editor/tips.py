"""What a mouse that rests on the waveform is told. Without Qt's widgets."""

from PySide6.QtCore import QPointF

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import length
from radiodesk.desktop.editor.grips import CutEdge, FadeIn, FadeOut, GainEdge, Grip
from radiodesk.desktop.editor.hits import CUT_REACH_PX, Hit, Place
from radiodesk.desktop.editor.sound_marks import clip_at
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.marks.kinds import Mark, kind_of, text_of
from radiodesk.model.clips import CLIP_ROLES, Clip


def tip_at(timeline: Timeline, hit: Hit, point: QPointF) -> str:
    """One or two short lines; nothing where there is nothing to say."""
    if hit.flag is not None:
        return _mark_tip(hit.flag.mark)
    if hit.grip is not None:
        return _grip_tip(hit.grip, timeline)
    if hit.place is Place.SEGMENT:
        return _("Drag the selection to another place")
    if (clip := clip_at(timeline, point.x())) is not None:
        return _clip_tip(clip)
    if hit.place is Place.CUT and (cut := timeline.cut_under(point.x(), CUT_REACH_PX)) is not None:
        words = _("Cut, {length}. Click it, then Shift+Del hears it again.")
        return words.format(length=length(cut.duration_s))
    return ""


def _mark_tip(mark: Mark) -> str:
    kind = kind_of(mark)
    title = text_of(mark)
    named = _("{kind}: {title}").format(kind=_(kind.word), title=title) if title else _(kind.nameless)
    return named + "\n" + _("Drag it with Shift to move it")


def _grip_tip(grip: Grip, timeline: Timeline) -> str:
    edits = timeline.edits
    if isinstance(grip, CutEdge):
        return _("Drag to cut more or less")
    if isinstance(grip, GainEdge):
        return _("{gain} dB; drag to change how far it reaches").format(gain=decimal(grip.gain.gain_db))
    if isinstance(grip, FadeIn):
        return _("Fade in {length}; drag to change it").format(length=length(edits.fade_in_s))
    assert isinstance(grip, FadeOut)
    return _("Fade out {length}; drag to change it").format(length=length(edits.fade_out_s))


def _clip_tip(clip: Clip) -> str:
    name = clip.name or _("without a name")
    return _("{name}, {role}, {length}").format(
        name=name, role=_(CLIP_ROLES[clip.role]), length=length(clip.duration_s)
    )
