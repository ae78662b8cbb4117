"""Stretches of a recording, and what is left of them beside others."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a recording in seconds, end not included."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Its length in seconds."""
        return self.end_s - self.start_s


class GainSpan(NamedTuple):
    """A stretch of a recording in seconds, end not included, that is made louder or softer."""

    start_s: float
    end_s: float
    gain_db: float


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(Span(*span) for span in spans):
        if found and span.start_s <= found[-1].end_s:
            found[-1] = Span(found[-1].start_s, max(found[-1].end_s, span.end_s))
        else:
            found.append(span)
    return tuple(found)


def beside(span: Span, others: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a stretch where others, in order and not touching each other, are taken away."""
    inner = (min(max(edge, span.start_s), span.end_s) for other in others for edge in other)
    edges = [span.start_s, *inner, span.end_s]
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a)
