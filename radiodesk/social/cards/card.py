"""Draw a card. The same words, colours and layout give the same bytes, and what is previewed is what is posted."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from radiodesk.model.words import N_
from radiodesk.social.cards.fitting import Fitted, as_many, drawable, fit, font_of, one_line
from radiodesk.social.cards.ratios import Ratio

LAYOUTS = {"band": N_("In the programme's colour"), "paper": N_("On light paper"), "cover": N_("With the cover")}
"""With their labels."""

BODY_SIZES = range(124, 25, -2)

LONG = 180
"""Characters from which on words are no headline any more: they are lighter, and a cover makes room for them."""
MARK_SHARE = 0.17
"""Height of the quotation mark to the smaller side."""

COVER_SHARE, COVER_SHARE_LONG = 0.4, 0.24
"""Of the height for the cover above words, few or many."""


@dataclass(frozen=True)
class CardText:
    """The quote (without its marks) or the title, who said it, the programme, and the parts of the last line."""

    body: str
    speaker: str = ""
    programme: str = ""
    footer: tuple[str, ...] = ()
    is_quote: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it is read rather than seen."""
        return len(self.body) > LONG


@dataclass(frozen=True)
class _Ground:
    """Colours by what they are for."""

    paper: str
    words: str
    quiet: str
    mark: str


@dataclass(frozen=True)
class _Box:
    """Where words may stand, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left


def draw_card(
    text: CardText, ratio: Ratio, layout: str, colours: Mapping[str, str], fonts: Path, cover: bytes | None = None
) -> bytes:
    """A card as PNG. `colours` are those of the pages (band, on-band, mark, paper, ink...), contrast kept by them.

    `fonts` is the folder of NotoSans-Bold.ttf and NotoSans-Regular.ttf, `cover` a JPEG for the layout of that name;
    without one that layout is the band.
    """
    ground = _grounds(colours)[layout]
    card = Image.new("RGB", (ratio.width, ratio.height), ground.paper)
    draw = ImageDraw.Draw(card)
    box = _LAYOUT[layout](card, draw, ratio, ground, cover, text.is_long)
    _write(draw, text, box, ground, fonts)
    file = io.BytesIO()
    card.save(file, "PNG", compress_level=6)  # a twentieth larger than at 9, and drawn while somebody waits
    return file.getvalue()


def _grounds(colours: Mapping[str, str]) -> dict[str, _Ground]:
    band = _Ground(colours["band"], colours["on-band"], colours["on-band-quiet"], colours["mark"])
    paper = _Ground(colours["paper"], colours["ink"], colours["quiet"], colours["accent"])
    return {"band": band, "paper": paper, "cover": band}


def _on_band(
    _card: Image.Image, draw: ImageDraw.ImageDraw, ratio: Ratio, ground: _Ground, _cover: bytes | None, _is_long: bool
) -> _Box:
    draw.rectangle((0, 0, ratio.width, 14), ground.mark)
    return _Box(ratio.margin, ratio.top, ratio.width - ratio.margin, ratio.height - ratio.bottom)


def _on_paper(
    _card: Image.Image, draw: ImageDraw.ImageDraw, ratio: Ratio, ground: _Ground, _cover: bytes | None, _is_long: bool
) -> _Box:
    draw.rectangle((0, 0, 28, ratio.height), ground.mark)
    return _Box(ratio.margin, ratio.top, ratio.width - ratio.margin, ratio.height - ratio.bottom)


def _with_cover(
    card: Image.Image, draw: ImageDraw.ImageDraw, ratio: Ratio, ground: _Ground, cover: bytes | None, is_long: bool
) -> _Box:
    """The cover beside the words where the card is wide, above them where it is high."""
    if cover is None:
        return _on_band(card, draw, ratio, ground, cover, is_long)
    with Image.open(io.BytesIO(cover)) as opened:
        picture = opened.convert("RGB")
    if ratio.width > ratio.height:
        side = ratio.height
        card.paste(picture.resize((side, side), Image.Resampling.LANCZOS), (0, 0))
        return _Box(side + ratio.margin // 2, ratio.top, ratio.width - ratio.margin // 2, ratio.height - ratio.bottom)
    side = int((COVER_SHARE_LONG if is_long else COVER_SHARE) * (ratio.height - ratio.bottom - ratio.top))
    card.paste(picture.resize((side, side), Image.Resampling.LANCZOS), (ratio.margin, ratio.top))
    top = ratio.top + side + ratio.margin // 2
    return _Box(ratio.margin, top, ratio.width - ratio.margin, ratio.height - ratio.bottom)


_LAYOUT: dict[str, Callable[[Image.Image, ImageDraw.ImageDraw, Ratio, _Ground, bytes | None, bool], _Box]] = {
    "band": _on_band,
    "paper": _on_paper,
    "cover": _with_cover,
}


def _write(draw: ImageDraw.ImageDraw, text: CardText, box: _Box, ground: _Ground, fonts: Path) -> None:
    """Programme above, last line below, the words in the middle of what is left between them."""
    bold, regular = fonts / "NotoSans-Bold.ttf", fonts / "NotoSans-Regular.ttf"
    small = font_of(regular, 34)
    heading = font_of(bold, 36)
    draw.text((box.left, box.top), one_line(drawable(text.programme), heading, box.width), ground.mark, heading)
    footer = as_many(text.footer, small, box.width)
    draw.text((box.left, box.bottom), footer, ground.quiet, small, anchor="ls")
    top, bottom = box.top + 84, box.bottom - (70 if footer else 0)
    speaker = fit(drawable(text.speaker), regular, box.width, 120, (42, 38, 34), 1.3) if text.speaker else None
    mark_height = round(MARK_SHARE * min(box.width, bottom - top)) if text.is_quote else 0
    room = bottom - top - mark_height - (speaker.height + 36 if speaker else 0)
    body = fit(drawable(text.body), regular if text.is_long else bold, box.width, room, BODY_SIZES)
    _write_middle(draw, body, speaker, box.left, top + (room - body.height) / 2, mark_height, ground, bold)


def _write_middle(
    draw: ImageDraw.ImageDraw,
    body: Fitted,
    speaker: Fitted | None,
    left: float,
    top: float,
    mark_height: int,
    ground: _Ground,
    bold: Path,
) -> None:
    if mark_height:
        sign = font_of(bold, mark_height * 2)
        ink = sign.getbbox("“")
        draw.text((left - ink[0], top - ink[1]), "“", ground.mark, sign)
    top = _write_lines(draw, body, left, top + mark_height, ground.words)
    if speaker is not None:
        _write_lines(draw, speaker, left, top + 36, ground.quiet)


def _write_lines(draw: ImageDraw.ImageDraw, fitted: Fitted, left: float, top: float, colour: str) -> float:
    for number, line in enumerate(fitted.lines):
        ink_left = fitted.font.getbbox(line)[0]
        draw.text((left - ink_left, top + number * fitted.leading), line, colour, fitted.font)
    return top + fitted.height
