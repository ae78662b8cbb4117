"""What a screen reader says about the waveform: where the cursor is, what is selected, what is marked there."""

from radiodesk.bahasa.words import _, n_
from radiodesk.desktop.editor.clock import clock, length, span_text
from radiodesk.desktop.editor.timeline import Timeline


def spoken(timeline: Timeline) -> str:
    """A few short sentences."""
    said = [_("Cursor at {time}.").format(time=clock(timeline.playhead_s))]
    if timeline.selection is not None:
        span, long = span_text(timeline.selection), length(timeline.selection.duration_s)
        said.append(_("Selected {span}, {length}.").format(span=span, length=long))
    if timeline.marked is not None:
        said.append(_("The cut {span} is marked.").format(span=span_text(timeline.marked)))
    elif timeline.edits.is_cut(timeline.playhead_s):
        said.append(_("This place is cut."))
    if (number := timeline.chapter_number_at(timeline.playhead_s)) is not None:
        said.append(_("In the chapter “{title}”.").format(title=timeline.chapters[number].title))
    if timeline.edits.cuts:
        said.append(n_("{n} cut.", "{n} cuts.", len(timeline.edits.cuts)))
    return " ".join(said)
