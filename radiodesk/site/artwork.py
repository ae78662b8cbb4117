"""Covers: a picture in the sizes that go out, and a typographic one for programmes that have none."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from radiodesk.bahasa.words import _
from radiodesk.model.problems import NotAPicture, storage_guard
from radiodesk.site.colours import FIRST, SECOND, checked_colour, light_palette, mixed

LARGEST_FILE = 50 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""Decoded, that is 150 MB; a picture that claims more is a decompression bomb or of no use as a cover."""

LEAST_SIDE = 300
FEED_SIDES = (1400, 3000)
"""Smallest and largest side of a cover that Apple takes (podcasters.apple.com/support/823)."""

MEDIUM_SIDE = 600
SMALL_SIDE = 200
QUALITY = 88


@dataclass(frozen=True)
class Cover:
    """A square cover as baseline JPEG, in the sizes for the feed, for pages and tags, and for lists.

    Its public names carry a hash: changed art gets a new address, as directories keep the old one for good.
    """

    large: bytes
    medium: bytes
    small: bytes

    @property
    def large_name(self) -> str:
        """The public path of the size for the feed."""
        return _name("large", self.large)

    @property
    def medium_name(self) -> str:
        """The public path of the size for pages."""
        return _name("medium", self.medium)

    @property
    def small_name(self) -> str:
        """The public path of the size for lists."""
        return _name("small", self.small)

    def files(self) -> dict[str, bytes]:
        """All sizes by public path."""
        return {self.large_name: self.large, self.medium_name: self.medium, self.small_name: self.small}


def prepare_cover(data: bytes, name: str = "cover") -> Cover:
    """The picture in `data` (JPEG, PNG or WebP), cut to its middle square, in all sizes; the rest stays out.

    Sides in pixels: 1400 to 3000, 600 and 200. Raises `NotAPicture`, calling the file `name`.
    """
    square = _square(_decoded(data, name))
    smallest, largest = FEED_SIDES
    large_side = min(max(square.width, smallest), largest)
    return Cover(*(_jpeg(_resized(square, side)) for side in (large_side, MEDIUM_SIDE, SMALL_SIDE)))


def _name(size: str, data: bytes) -> str:
    return f"art/cover-{size}-{hashlib.sha256(data).hexdigest()[:8]}.jpg"


def _decoded(data: bytes, name: str) -> Image.Image:
    if len(data) > LARGEST_FILE:
        raise NotAPicture(name=name, reason=_("more than 50 MB"))
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
            _insist_on_size(picture, name)
            return _on_white(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPicture(name=name, reason=_("far too many pixels")) from error
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, OverflowError, EOFError) as error:
        raise NotAPicture(name=name, reason=_("unreadable or broken off")) from error


def _insist_on_size(picture: Image.Image, name: str) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise NotAPicture(name=name, reason=_("far too many pixels"))
    if min(picture.size) < LEAST_SIDE:
        raise NotAPicture(name=name, reason=_("smaller than 300 pixels"))


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    drawn = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")


def _square(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))


def _resized(picture: Image.Image, side: int) -> Image.Image:
    return picture if picture.width == side else picture.resize((side, side), Image.Resampling.LANCZOS)


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=False)
    return file.getvalue()


SIDE = 1400
WAVE_SHARE = 0.3
"""How far the wave is from its ground, towards white."""
MARGIN = 110

TITLE_TOP = 300
TITLE_HEIGHT = 610
TITLE_SIZES = range(216, 47, -6)
TITLE_LEADING = 1.08
WAVE_MIDDLE = 1120
WAVE_HEIGHT = 300
BAR = 14
BARS = 43
BAR_STEP = (SIDE - 2 * MARGIN - BAR) / (BARS - 1)
PLAYHEAD = (int(MARGIN + 14 * BAR_STEP) - 3, 0, int(MARGIN + 14 * BAR_STEP) + BAR + 3, SIDE)
SMOOTHING = 4

_DRAWABLE = (range(0x20, 0x250), range(0x1E00, 0x1F00), range(0x2010, 0x203B))
"""The characters of the fonts in resources/fonts."""


def draw_cover(title: str, station: str, fonts: Path, first: str = FIRST, second: str = SECOND) -> bytes:
    """A cover of 1400 by 1400 pixels (PNG) for a programme without one: its title, its station, a wave of sound.

    `fonts` is the folder of NotoSans-Bold.ttf and NotoSans-Regular.ttf; `first` and `second` are the programme's
    colours, made readable. The same words and colours give the same picture.
    """
    colours = light_palette(checked_colour(first, FIRST), checked_colour(second, SECOND))
    cover = Image.new("RGB", (SIDE, SIDE), colours["band"])
    wave = _wave(title)
    cover.paste(mixed(colours["band"], colours["on-band"], WAVE_SHARE), mask=wave)
    cover.paste(colours["mark"], PLAYHEAD, wave.crop(PLAYHEAD))
    draw = ImageDraw.Draw(cover)
    draw.rounded_rectangle((MARGIN, MARGIN + 8, MARGIN + 12, MARGIN + 58), 6, colours["mark"])
    small = _font(fonts / "NotoSans-Regular.ttf", 50)
    draw.text(
        (MARGIN + 38, MARGIN + 33),
        _fitted_line(_drawable(station), small),
        colours["on-band-quiet"],
        small,
        anchor="lm",
    )
    font, lines = _fitted_title(_drawable(title) or "Radio", _font(fonts / "NotoSans-Bold.ttf", TITLE_SIZES[0]))
    for number, line in enumerate(lines):
        top = TITLE_TOP + number * font.size * TITLE_LEADING
        draw.text((MARGIN - font.getbbox(line)[0], top), line, colours["on-band"], font)
    file = io.BytesIO()
    cover.save(file, "PNG", optimize=True)
    return file.getvalue()


def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # By its bytes, as Pillow would take a system font of that name when the file is not there; and in the basic
    # layout, which is the same on every machine.
    with storage_guard(path):
        return ImageFont.truetype(io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _drawable(text: str) -> str:
    kept = "".join(character for character in text if any(ord(character) in span for span in _DRAWABLE))
    return " ".join(kept.split())


def _fitted_line(text: str, font: ImageFont.FreeTypeFont) -> str:
    width = SIDE - 2 * MARGIN - 38
    while text and font.getlength(text) > width:
        text = text[:-2].rstrip() + "…"
    return text


def _fitted_title(title: str, largest: ImageFont.FreeTypeFont) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits, and its lines; a title too long even for the smallest is cut."""
    for size in TITLE_SIZES:
        font = largest.font_variant(size=size)
        lines = _wrapped(title, font)
        fits_across = all(font.getlength(line) <= SIDE - 2 * MARGIN for line in lines)
        if fits_across and len(lines) * size * TITLE_LEADING <= TITLE_HEIGHT:
            return font, lines
    most = int(TITLE_HEIGHT / (font.size * TITLE_LEADING))
    return font, [_fitted_line(line, font) for line in lines[:most]]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= SIDE - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _wave(title: str) -> Image.Image:
    """The mask of a row of bars, as tall as the sound of some words might be; each title has its own."""
    mask = Image.new("L", (SIDE * SMOOTHING, WAVE_HEIGHT * SMOOTHING))
    draw = ImageDraw.Draw(mask)
    seed = hashlib.sha256(title.encode(errors="replace")).digest()
    for number in range(BARS):
        left = MARGIN + number * BAR_STEP
        loudness = 0.12 + 0.88 * (seed[number % len(seed)] / 255) ** 1.4 * _swell(number)
        half = max(loudness * WAVE_HEIGHT / 2, BAR / 2)
        box = (left, WAVE_HEIGHT / 2 - half, left + BAR, WAVE_HEIGHT / 2 + half)
        draw.rounded_rectangle([edge * SMOOTHING for edge in box], BAR / 2 * SMOOTHING, 255)
    whole = Image.new("L", (SIDE, SIDE))
    whole.paste(mask.resize((SIDE, WAVE_HEIGHT), Image.Resampling.LANCZOS), (0, WAVE_MIDDLE - WAVE_HEIGHT // 2))
    return whole


def _swell(number: int) -> float:
    """Words and pauses: a slow rise and fall over the bars, from 0.35 to 1."""
    return 0.35 + 0.65 * abs((number * 2 % 15) / 7.5 - 1)
