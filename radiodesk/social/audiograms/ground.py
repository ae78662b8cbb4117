"""What stays the same all through an audiogram: the ground, the cover, the names, the last line."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from radiodesk.social.audiograms.layout import FOOTER_SIZE, INSET, NAME_SIZE, SMALL_GAP, Layout
from radiodesk.social.audiograms.looks import Look
from radiodesk.social.audiograms.shapes import Shape
from radiodesk.social.cards.fitting import Fitted, as_many, drawable, fit, font_of

STRIPE = 16
CORNER = 16
TITLE_SIZES = range(120, 35, -4)
_SMOOTH = 4
"""Corners are drawn so many times as large."""


@dataclass(frozen=True)
class Names:
    """What is told of an episode beside its words; `cover` is a JPEG or PNG."""

    title: str
    programme: str
    footer: tuple[str, ...]
    cover: bytes


def draw_ground(names: Names, shape: Shape, layout: Layout, look: Look, fonts: Path, is_spoken: bool) -> Image.Image:
    """The ground. Where no words are known (`is_spoken` is false), the title stands in their place."""
    picture = Image.new("RGB", (shape.width, shape.height), look.paper)
    draw = ImageDraw.Draw(picture)
    if not shape.is_bare:
        draw.rectangle((0, 0, shape.width, STRIPE - 1), look.mark)
        _draw_cover(picture, names.cover, layout)
        _draw_names(draw, names, layout, look, fonts, is_spoken)
        _draw_footer(draw, names, layout, look, fonts)
    if not is_spoken:
        _draw_title(draw, names.title, layout, look, fonts)
    return picture


def _draw_cover(picture: Image.Image, cover: bytes, layout: Layout) -> None:
    side = layout.head.height
    with Image.open(io.BytesIO(cover)) as opened:
        small = opened.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
    large = Image.new("L", (side * _SMOOTH, side * _SMOOTH))
    whole = (0, 0, side * _SMOOTH - 1, side * _SMOOTH - 1)
    ImageDraw.Draw(large).rounded_rectangle(whole, CORNER * _SMOOTH, 255)
    picture.paste(small, (layout.head.x, layout.head.y), large.resize((side, side), Image.Resampling.LANCZOS))


def _draw_names(
    draw: ImageDraw.ImageDraw, names: Names, layout: Layout, look: Look, fonts: Path, is_spoken: bool
) -> None:
    """The programme and, where it is not written large below, the title: in the middle beside the cover."""
    left = layout.head.x + layout.head.height + SMALL_GAP
    width = layout.head.width - layout.head.height - SMALL_GAP
    bold, regular = fonts / "NotoSans-Bold.ttf", fonts / "NotoSans-Regular.ttf"
    name = fit(drawable(names.programme), bold, width, NAME_SIZE * 1.3, (NAME_SIZE, 36, 32), 1.3)
    room = layout.head.height - name.height
    title = fit(drawable(names.title), regular, width, room, (NAME_SIZE - 4, 32, 28), 1.25) if is_spoken else None
    top = layout.head.y + (layout.head.height - name.height - (title.height if title else 0)) / 2
    _draw_lines(draw, name, left, top, look.mark)
    if title:
        _draw_lines(draw, title, left, top + name.height, look.words)


def _draw_footer(draw: ImageDraw.ImageDraw, names: Names, layout: Layout, look: Look, fonts: Path) -> None:
    font = font_of(fonts / "NotoSans-Regular.ttf", FOOTER_SIZE)
    words = as_many(names.footer, font, layout.head.width)
    draw.text((layout.head.x, layout.footer), words, look.quiet, font, anchor="ls")


def _draw_title(draw: ImageDraw.ImageDraw, title: str, layout: Layout, look: Look, fonts: Path) -> None:
    box = layout.captions
    fitted = fit(drawable(title), fonts / "NotoSans-Bold.ttf", box.width - 2 * INSET, box.height, TITLE_SIZES)
    _draw_lines(draw, fitted, box.x + INSET, box.y + (box.height - fitted.height) / 2, look.words)


def _draw_lines(draw: ImageDraw.ImageDraw, fitted: Fitted, left: float, top: float, colour: str) -> None:
    for number, line in enumerate(fitted.lines):
        ink_left = fitted.font.getbbox(line)[0]
        draw.text((left - ink_left, top + number * fitted.leading), line, colour, fitted.font)
