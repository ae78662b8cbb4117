"""The colours of the pages, worked out from a programme's two colours so that everything can be read (WCAG 2.2)."""

import io
import re
from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

from PIL import Image

Palette = dict[str, str]
"""Colours (#rrggbb) by the names that the style uses."""

FIRST, SECOND = "#0b5d4e", "#f2b544"
"""The colours of a programme that chose none and whose cover shows none."""

TEXT, STRONG, DEEP = 4.5, 7.0, 9.5
"""Contrast that small text needs (1.4.3), that long text deserves (1.4.6), and that a band under white text has."""

BLACK, WHITE = "#000000", "#ffffff"
STEPS = 40

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def light_palette(first: str, second: str) -> Palette:
    """The colours on light paper."""
    paper, ink = "#fdfdfc", "#17191c"
    band = _towards(first, BLACK, lambda colour: contrast(colour, WHITE) >= DEEP)
    wash, glow = mixed(paper, band, 0.06), mixed(paper, second, 0.32)
    return {
        "paper": paper,
        "ink": ink,
        "quiet": "#52585f",
        "rule": "#d9dcdf",
        "edge": "#82888f",
        "wash": wash,
        "glow": _towards(glow, WHITE, lambda colour: contrast(colour, ink) >= STRONG),
        "accent": _towards(first, BLACK, lambda colour: contrast(colour, wash) >= TEXT + 0.5),
        **_band(band, second),
    }


def dark_palette(first: str, second: str) -> Palette:
    """The colours on dark paper."""
    paper, ink = "#121416", "#e9ebed"
    band = _towards(mixed(first, paper, 0.45), BLACK, lambda colour: contrast(colour, WHITE) >= 12)
    wash = mixed(paper, _towards(first, WHITE, lambda colour: contrast(colour, paper) >= TEXT), 0.1)
    return {
        "paper": paper,
        "ink": ink,
        "quiet": "#a9b0b6",
        "rule": "#30353a",
        "edge": "#767d84",
        "wash": wash,
        "glow": _towards(mixed(paper, second, 0.36), BLACK, lambda colour: contrast(colour, ink) >= TEXT),
        "accent": _lighter(first, lambda colour: contrast(colour, wash) >= STRONG),
        **_band(band, second),
    }


def style_of(first: str, second: str) -> str:
    """The two palettes as custom properties of a style sheet."""
    light, dark = (_properties(palette(first, second)) for palette in (light_palette, dark_palette))
    print_first = "@media screen and (prefers-color-scheme: dark)"
    return f":root{{{light}}}\n{print_first}{{:root{{{dark}}}}}\n"


def checked_colour(text: str, otherwise: str) -> str:
    """A colour as #rrggbb in small letters; `otherwise` for anything else, as it would stand in a style sheet."""
    return text.lower() if _COLOUR.fullmatch(text.lower()) else otherwise


def colours_of(picture: bytes) -> tuple[str, str]:
    """The two colours of a picture (JPEG, PNG): that which is most of it, and one of another hue that stands out.

    A picture without a colour of its own gets the usual ones.
    """
    with Image.open(io.BytesIO(picture)) as opened:
        small = opened.convert("RGB").resize((96, 96), Image.Resampling.NEAREST).quantize(12)
    palette = small.getpalette() or []
    counted = sorted(((count, int(str(number))) for count, number in small.getcolors() or []), reverse=True)
    colours = [_hex(tuple(palette[3 * number : 3 * number + 3])) for _count, number in counted]
    vivid = [colour for colour in colours if _saturation(colour) >= 0.15]
    if not vivid:
        return FIRST, SECOND
    others = [colour for colour in vivid if _hue_apart(colour, vivid[0]) >= 0.11]
    return vivid[0], max(others, key=_saturation, default=SECOND)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, glossary)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """`one` with a `share` (0 to 1) of `other`."""
    return _hex(tuple(round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True)))


def _band(band: str, second: str) -> Palette:
    return {
        "band": band,
        "on-band": WHITE,
        "on-band-quiet": _towards(mixed(WHITE, band, 0.25), WHITE, lambda colour: contrast(colour, band) >= TEXT + 0.5),
        "on-band-rule": mixed(band, WHITE, 0.22),
        "mark": _towards(second, WHITE, lambda colour: contrast(colour, band) >= TEXT),
    }


def _towards(colour: str, end: str, is_enough: Callable[[str], bool]) -> str:
    """The first colour on the way from `colour` to black or white that is enough."""
    steps = (mixed(colour, end, step / STEPS) for step in range(STEPS))
    return next((step for step in steps if is_enough(step)), end)


def _lighter(colour: str, is_enough: Callable[[str], bool]) -> str:
    """The first of ever lighter colours of the same hue that is enough."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    saturation = min(saturation, 0.6)
    levels = (lightness + (1 - lightness) * step / STEPS for step in range(STEPS))
    colours = (_hex(tuple(round(255 * part) for part in hls_to_rgb(hue, level, saturation))) for level in levels)
    return next((lighter for lighter in colours if is_enough(lighter)), WHITE)


def _properties(palette: Palette) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in palette.items())


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _saturation(colour: str) -> float:
    """How far a colour is from grey, 0 to 1."""
    parts = _parts(colour)
    return (max(parts) - min(parts)) / 255


def _hue_apart(one: str, other: str) -> float:
    apart = abs(_hue(one) - _hue(other))
    return min(apart, 1 - apart)


def _hue(colour: str) -> float:
    red, green, blue = (part / 255 for part in _parts(colour))
    return rgb_to_hls(red, green, blue)[0]


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)
