"""Draws captions: a page of words, and each word again as it looks while it is heard."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from radiodesk.model.scene import Box, Sprite
from radiodesk.social.audiograms.layout import INSET, SPEAKER_SIZE, Layout
from radiodesk.social.audiograms.looks import Look
from radiodesk.social.audiograms.pages import Page, Spoken
from radiodesk.social.cards.fitting import Font, drawable, font_of, one_line

PAD_X, CORNER = 12, 14
"""The ground of the word that is heard reaches so far beyond it, and is so round."""

_SMOOTH = 4
_FASTEST = 1
"""PNG's effort: these files live for seconds."""


@dataclass(frozen=True)
class _Placed:
    """A word and where it stands on its page."""

    word: Spoken
    left: float
    top: int
    width: float


class CaptionDrawing:
    """Draws pages of one film into a folder."""

    def __init__(self, layout: Layout, look: Look, letters: int, fonts: Path, folder: Path) -> None:
        """`letters` are their pixels; `fonts` is the folder of the two fonts."""
        self._layout, self._look, self._folder = layout, look, folder
        self.font: Font = font_of(fonts / "NotoSans-Bold.ttf", letters)
        self._small = font_of(fonts / "NotoSans-Bold.ttf", SPEAKER_SIZE)
        self._letters = letters
        self._space = self.font.getlength(" ")

    def sprites(self, pages: tuple[Page, ...]) -> Iterator[Sprite]:
        """A sprite for each page, and above it one for each word whose time is known."""
        for number, page in enumerate(pages):
            box = self._layout.captions
            placed = tuple(self._placed(page))
            picture = self._drawn(page, placed)
            yield self._kept(picture, f"page-{number}", box.x, box.y, page.from_s, page.to_s)
            if page.is_timed:
                yield from self._spoken(picture, number, page, placed)

    def _placed(self, page: Page) -> Iterator[_Placed]:
        top = self._layout.lines - self._layout.captions.y
        for number, line in enumerate(page.lines):
            left = float(INSET)
            for word in line:
                width = self.font.getlength(word.text)
                yield _Placed(word, left, top + number * self._layout.leading, width)
                left += width + self._space

    def _drawn(self, page: Page, placed: tuple[_Placed, ...]) -> Image.Image:
        box = self._layout.captions
        picture = Image.new("RGB", (box.width, box.height), self._look.paper)
        draw = ImageDraw.Draw(picture)
        if page.speaker:
            name = one_line(drawable(page.speaker), self._small, box.width - 2 * INSET)
            draw.text((INSET, self._layout.speaker - box.y), name, self._look.mark, self._small)
        for each in placed:
            draw.text((each.left, each.top), each.word.text, self._look.words, self.font)
        return picture

    def _spoken(
        self, page_picture: Image.Image, number: int, page: Page, placed: tuple[_Placed, ...]
    ) -> Iterator[Sprite]:
        """Each word until the next begins, so that nothing flickers between them."""
        ends_s = [each.word.start_s for each in placed[1:]] + [min(page.to_s, placed[-1].word.end_s)]
        for at, (each, end_s) in enumerate(zip(placed, ends_s, strict=True)):
            box = self._around(each)
            picture = self._lit(page_picture, each, box)
            captions = self._layout.captions
            name = f"page-{number}-{at}"
            yield self._kept(picture, name, captions.x + box.x, captions.y + box.y, each.word.start_s, end_s)

    def _around(self, each: _Placed) -> Box:
        """The word's ground within the captions, at even pixels."""
        captions = self._layout.captions
        left, right = max(int(each.left) - PAD_X, 0), min(round(each.left + each.width) + PAD_X, captions.width)
        top, bottom = each.top + self._letters // 10, each.top + round(self._letters * 1.32)
        left, top = left // 2 * 2, top // 2 * 2
        return Box(left, top, (right - left) // 2 * 2, (min(bottom, captions.height) - top) // 2 * 2)

    def _lit(self, page_picture: Image.Image, each: _Placed, box: Box) -> Image.Image:
        picture = page_picture.crop((box.x, box.y, box.x + box.width, box.y + box.height))
        shape = Image.new("L", (box.width * _SMOOTH, box.height * _SMOOTH))
        whole = (0, 0, shape.width - 1, shape.height - 1)
        ImageDraw.Draw(shape).rounded_rectangle(whole, CORNER * _SMOOTH, 255)
        mask = shape.resize((box.width, box.height), Image.Resampling.LANCZOS)
        picture.paste(self._look.spoken, (0, 0, box.width, box.height), mask)
        draw = ImageDraw.Draw(picture)
        draw.text((each.left - box.x, each.top - box.y), each.word.text, self._look.on_spoken, self.font)
        return picture

    def _kept(self, picture: Image.Image, name: str, x: int, y: int, from_s: float, to_s: float) -> Sprite:
        path = self._folder / f"{name}.png"
        picture.save(path, "PNG", compress_level=_FASTEST)
        return Sprite(path, x, y, from_s, to_s)
