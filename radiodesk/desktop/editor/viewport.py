"""Which part of a recording is on the screen: seconds to pixels and back, zoom and scroll. A value, without Qt."""

from dataclasses import dataclass, field, replace

from radiodesk.desktop.editor.folds import Folds
from radiodesk.model.edits import Span

CLOSEST_S_PER_PX = 0.001
"""Zoomed in as far as it goes a pixel is a millisecond: finer than any cut in speech needs."""


@dataclass(frozen=True)
class Viewport:
    """A window of `width_px` pixels on a recording of `duration_s` seconds, beginning at `start_s`.

    Always valid: it never shows time before the start or, unless the recording is all there, behind the end. `scale`
    is seconds per pixel, 0 stands for "everything". Pixels are Qt's device-independent ones, counted from the left.

    Where the screen lies (`start_s`, `end_s`, `span_s`, `length_s`) is counted in seconds as `folds` show them: those
    of the recording, or those of the episode as it is heard. Every moment that is asked for is one of the recording.
    """

    duration_s: float
    width_px: float
    start_s: float = 0.0
    scale: float = 0.0
    folds: Folds = field(default=Folds(), repr=False)

    def __post_init__(self) -> None:
        """Bring scale and start into what is possible."""
        width_px = max(self.width_px, 1.0)
        duration_s = max(self.duration_s, 0.001)
        length_s = max(self.folds.until(duration_s), 0.001)
        widest = length_s / width_px
        scale = min(max(self.scale or widest, CLOSEST_S_PER_PX), widest)
        start_s = min(max(self.start_s, 0.0), max(length_s - scale * width_px, 0.0))
        for name, value in (("width_px", width_px), ("duration_s", duration_s), ("scale", scale), ("start_s", start_s)):
            object.__setattr__(self, name, value)

    @property
    def span_s(self) -> float:
        """How many seconds are visible."""
        return self.scale * self.width_px

    @property
    def end_s(self) -> float:
        """The last moment visible."""
        return self.start_s + self.span_s

    @property
    def length_s(self) -> float:
        """How long everything is that could be shown."""
        return max(self.folds.until(self.duration_s), 0.001)

    @property
    def is_whole(self) -> bool:
        """Whether everything is visible."""
        return self.span_s >= self.length_s * (1 - 1e-9)

    @property
    def visible(self) -> Span:
        """From which moment to which the recording is visible."""
        return Span(self.to_s(0), self.to_s(self.width_px))

    def shows(self, time_s: float) -> bool:
        """Whether a moment is visible."""
        return self.start_s <= self.folds.to_shown(time_s) <= self.end_s

    def to_px(self, time_s: float) -> float:
        """Where a moment is, in pixels from the left edge; outside 0..width when it is not visible."""
        return (self.folds.to_shown(time_s) - self.start_s) / self.scale

    def home_px(self, time_s: float) -> float:
        """Where a moment would be had it not been moved: that of a cut is its fold."""
        return (self.folds.at_home(time_s) - self.start_s) / self.scale

    def to_s(self, x_px: float) -> float:
        """The moment at a pixel, held inside the recording."""
        return min(max(self.folds.to_recorded(self.start_s + x_px * self.scale), 0.0), self.duration_s)

    def zoomed(self, factor: float, around_s: float) -> "Viewport":
        """Closer by `factor` (below 1: wider); the moment `around_s` stays where it is as far as the ends allow."""
        closer = replace(self, scale=self.scale / factor)
        return replace(closer, start_s=self.folds.to_shown(around_s) - self.to_px(around_s) * closer.scale)

    def folded(self, folds: Folds, around_s: float) -> "Viewport":
        """The same zoom under other folds; the moment `around_s` stays where it is as far as the ends allow."""
        if self.is_whole:
            return Viewport(self.duration_s, self.width_px, folds=folds)
        start_s = folds.to_shown(around_s) - self.to_px(around_s) * self.scale
        return replace(self, start_s=start_s, folds=folds)

    def scrolled(self, by_s: float) -> "Viewport":
        """Moved along the screen's seconds."""
        return replace(self, start_s=self.start_s + by_s)

    def centred(self, time_s: float) -> "Viewport":
        """The same zoom with `time_s` in the middle."""
        return replace(self, start_s=self.folds.to_shown(time_s) - self.span_s / 2)

    def showing(self, span: Span, margin: float = 0.08) -> "Viewport":
        """Zoomed so that `span` fills the window, with a `margin` (a share of the window) left and right."""
        start_s, end_s = (self.folds.to_shown(edge_s) for edge_s in span)
        scale = max((end_s - start_s) / (self.width_px * (1 - 2 * margin)), CLOSEST_S_PER_PX)
        closer = replace(self, scale=scale)
        return replace(closer, start_s=(start_s + end_s - closer.span_s) / 2)

    def whole(self) -> "Viewport":
        """Everything."""
        return Viewport(self.duration_s, self.width_px, folds=self.folds)

    def resized(self, width_px: float) -> "Viewport":
        """The same zoom in another width; what showed everything shows everything again."""
        if self.is_whole:
            return Viewport(self.duration_s, width_px, folds=self.folds)
        return replace(self, width_px=width_px)

    def following(self, time_s: float) -> "Viewport":
        """Turned like a page when `time_s` has left the window; otherwise exactly as it was."""
        if self.shows(time_s):
            return self
        return replace(self, start_s=self.folds.to_shown(time_s) - self.span_s * 0.05)

    def revealing(self, time_s: float) -> "Viewport":
        """Moved just so far that `time_s` is visible with a little air; otherwise exactly as it was."""
        air_s, place_s = self.span_s * 0.02, self.folds.to_shown(time_s)
        if place_s < self.start_s:
            return replace(self, start_s=place_s - air_s)
        if place_s > self.end_s:
            return replace(self, start_s=place_s + air_s - self.span_s)
        return self
