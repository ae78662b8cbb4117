"""Says in an edit list what a layout makes of it, so that times are told as they are heard, to the sample."""

from collections.abc import Iterator
from dataclasses import replace

from radiodesk.audio.mix.layout import Layout, laid_out
from radiodesk.audio.rates import output_rate_hz
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import MediaInfo


def settled(edits: EditList, info: MediaInfo) -> EditList:
    """The edits of a recording with the cuts and the inserts where they come to lie, and as long as they become.

    Everything else is as it was. Raises `NothingLeft`.
    """
    rate = output_rate_hz(info.sample_rate_hz)
    samples = round(info.samples * rate / info.sample_rate_hz)
    layout = laid_out(edits, samples, rate)
    return replace(edits, cuts=tuple(_cuts(layout, samples)), clips=(*_inserts(layout), *edits.overlays))


def _cuts(layout: Layout, samples: int) -> Iterator[Span]:
    kept = [placed for placed in layout.main if placed.clip is None]
    edges = [0, *(edge for placed in kept for edge in (placed.start, placed.start + placed.length)), samples]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end > start:
            yield Span(start / layout.rate, end / layout.rate)


def _inserts(layout: Layout) -> Iterator[Clip]:
    reached = 0
    for placed in layout.main:
        if placed.clip is None:
            reached = placed.start + placed.length
        else:
            start_s, end_s = (edge / layout.rate for edge in (placed.start, placed.start + placed.length))
            yield replace(placed.clip, at_s=reached / layout.rate, start_s=start_s, end_s=end_s)
