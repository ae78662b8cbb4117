"""What a screen reader says about the waveform: where the cursor is, what is selected, what is marked there."""

from collections.abc import Iterator

from radiodesk.bahasa.words import _, n_
from radiodesk.desktop.editor.clock import clock, length, span_text
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.clips import INSERT, Clip

HERE_S = 1.0
"""So near to the playhead something is said to be here."""


def spoken(timeline: Timeline) -> str:
    """A few short sentences."""
    said = (_cursor(timeline), _taken_hold_of(timeline), _named(timeline), _clips(timeline), _counts(timeline))
    return " ".join(sentence for sentences in said for sentence in sentences)


def _cursor(timeline: Timeline) -> Iterator[str]:
    yield _("Cursor at {time}.").format(time=clock(timeline.playhead_s))


def _taken_hold_of(timeline: Timeline) -> Iterator[str]:
    if timeline.selection is not None:
        span, long = span_text(timeline.selection), length(timeline.selection.duration_s)
        yield _("Selected {span}, {length}.").format(span=span, length=long)
    if timeline.marked is not None:
        yield _("The cut {span} is marked.").format(span=span_text(timeline.marked))
    elif timeline.edits.is_cut(timeline.playhead_s):
        yield _("This place is cut.")


def _named(timeline: Timeline) -> Iterator[str]:
    if (number := timeline.chapter_number_at(timeline.playhead_s)) is not None:
        yield _("In the chapter “{title}”.").format(title=timeline.chapters[number].title)
    for question in timeline.questions:
        if abs(question.start_s - timeline.playhead_s) <= HERE_S:
            said = ", ".join(part for part in (question.name, question.region, question.text) if part)
            yield _("A question here: {text}.").format(text=said.rstrip("?.")) if said else _("A question here.")


def _clips(timeline: Timeline) -> Iterator[str]:
    for clip in timeline.edits.clips:
        if _is_here(clip, timeline.playhead_s):
            text = _("“{name}” is put in here.") if clip.role == INSERT else _("“{name}” is heard here too.")
            yield _("A stretch was moved here.") if clip.is_moved else text.format(name=clip.name)


def _is_here(clip: Clip, time_s: float) -> bool:
    end_s = clip.at_s if clip.role == INSERT else clip.at_s + clip.duration_s
    return clip.at_s - HERE_S <= time_s <= end_s + HERE_S


def _counts(timeline: Timeline) -> Iterator[str]:
    if timeline.edits.cuts:
        yield n_("{n} cut.", "{n} cuts.", len(timeline.edits.cuts))
    if timeline.questions:
        yield n_("{n} question.", "{n} questions.", len(timeline.questions))
