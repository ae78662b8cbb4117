"""Words in a box: as large as they fit, in lines of about the same length."""

import io
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from radiodesk.model.problems import storage_guard

_DRAWABLE = (range(0x20, 0x250), range(0x1E00, 0x1F00), range(0x2010, 0x203B))
"""The characters of the fonts in resources/fonts."""

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Fitted:
    """Lines of text, the font they were measured in, and the distance of their base lines in pixels."""

    lines: tuple[str, ...]
    font: Font
    leading: float

    @property
    def height(self) -> float:
        """Of all lines together."""
        return len(self.lines) * self.leading


def drawable(text: str) -> str:
    """The text without what the fonts cannot draw, such as emoji, on one line."""
    kept = "".join(letter for letter in text if any(ord(letter) in span for span in _DRAWABLE))
    return " ".join(kept.split())


@cache
def font_of(path: Path, size: int) -> Font:
    """By its bytes and in the basic layout, so that it is the same on every machine."""
    with storage_guard(path):
        return ImageFont.truetype(io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def fit(text: str, path: Path, width: float, height: float, sizes: Sequence[int], spacing: float = 1.24) -> Fitted:
    """The text in the largest of `sizes` (falling) at which it fits the box; cut with … if none is small enough."""

    def fits(size: int) -> bool:
        laid = _laid(text, font_of(path, size), width, spacing)
        return laid.height <= height and all(laid.font.getlength(line) <= width for line in laid.lines)

    at = bisect_left(sizes, True, key=fits)  # what fits in one size fits in all smaller ones
    if at < len(sizes):
        return _balanced(_laid(text, font_of(path, sizes[at]), width, spacing), width)
    laid = _laid(text, font_of(path, sizes[-1]), width, spacing)
    most = max(1, int(height / laid.leading))
    last = one_line(" ".join(laid.lines[most - 1 :]), laid.font, width)
    return Fitted((*laid.lines[: most - 1], last), laid.font, laid.leading)


def one_line(text: str, font: Font, width: float) -> str:
    """As many words as fit, with … when that is not all; of a word that is too long, its letters."""
    if font.getlength(text) <= width:
        return text
    words = text.split()
    while len(words) > 1 and font.getlength(" ".join(words[:-1]) + "…") > width:
        words.pop()
    kept = " ".join(words[:-1]) or words[0]
    while kept and font.getlength(kept + "…") > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–—-") + "…"


def as_many(parts: Sequence[str], font: Font, width: float) -> str:
    """As many whole parts as fit beside one another; of the first, as many words."""
    joined = [" · ".join(drawable(part) for part in parts[:number]) for number in range(len(parts), 0, -1)]
    fitting = (line for line in joined if font.getlength(line) <= width)
    return next(fitting, one_line(joined[-1], font, width) if joined else "")


def _laid(text: str, font: Font, width: float, spacing: float) -> Fitted:
    return Fitted(tuple(_wrapped(text, font, width)), font, font.size * spacing)


def _balanced(laid: Fitted, width: float) -> Fitted:
    """In the narrowest box that needs no more lines: none is left short."""
    text, font = " ".join(laid.lines), laid.font
    low, high = width / 2, width
    while high - low > 4:
        middle = (low + high) / 2
        tried = _wrapped(text, font, middle)
        is_enough = len(tried) <= len(laid.lines) and all(font.getlength(line) <= middle for line in tried)
        low, high = (low, middle) if is_enough else (middle, high)
    return Fitted(tuple(_wrapped(text, font, high)), font, laid.leading)


def _wrapped(text: str, font: Font, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
