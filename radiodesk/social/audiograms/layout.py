"""Where everything stands in an audiogram of a shape, on a grid of eight pixels from its margins."""

from dataclasses import dataclass

from radiodesk.model.scene import Box
from radiodesk.social.audiograms.shapes import Shape

NAME_SIZE, FOOTER_SIZE, SPEAKER_SIZE = 40, 32, 40
"""Pixels of letters, at a smaller side of 1080."""

LEADING = 1.28
PROGRESS = 8
GAP, SMALL_GAP = 48, 24

INSET = 16
"""The captions reach so far beyond the margins: the ground of a word goes around it."""


@dataclass(frozen=True)
class Layout:
    """The boxes of a shape. In `captions`, `speaker` and `lines` are the tops of the name and of the words.

    `leading` goes from line to line, `footer` is the base line of the last words, `head` is as high as the cover.
    """

    head: Box
    captions: Box
    speaker: int
    lines: int
    leading: int
    wave: Box
    progress: Box
    footer: int


def layout_of(shape: Shape) -> Layout:
    """From below upwards: footer, progress, wave; the head on top; the captions have the middle of what is between."""
    width = shape.width - shape.left - shape.right
    footer = shape.height - shape.bottom
    progress = footer - (0 if shape.is_bare else FOOTER_SIZE + SMALL_GAP) - PROGRESS
    wave = progress - SMALL_GAP - shape.wave
    head = Box(shape.left, shape.top, width, shape.cover)
    top = shape.top + (shape.cover + GAP if shape.cover else 0)
    captions = Box(shape.left - INSET, top, width + 2 * INSET, (wave - GAP - top) // 2 * 2)
    leading = round(shape.letters * LEADING)
    speaker_height = round(SPEAKER_SIZE * LEADING) + 16
    free = captions.height - speaker_height - shape.lines * leading
    speaker = captions.y + max(free, 0) // 2
    return Layout(
        head,
        captions,
        speaker,
        speaker + speaker_height,
        leading,
        Box(shape.left, wave, width, shape.wave),
        Box(shape.left, progress, width, PROGRESS),
        footer,
    )
