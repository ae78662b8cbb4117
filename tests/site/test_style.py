"""The colours of the pages are far enough apart to be read, in both palettes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from tests.site.makers import RESOURCES

STYLE = (RESOURCES / "site" / "style.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
)
PALETTES = {"light": LIGHT, "dark": {**LIGHT, **DARK}}
TEXTS = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("accent", "paper"),
    ("on-band", "band"),
    ("on-band-quiet", "band"),
    ("band", "on-band"),
    ("band", "on-band-quiet"),
]
EDGES = [("accent", "paper"), ("mark", "band"), ("ink", "paper")]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, glossary)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
def test_texts_stand_out_at_least_4_5_to_1(palette: str) -> None:
    colours = PALETTES[palette]

    for text, ground in TEXTS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("palette", PALETTES)
def test_marks_stand_out_at_least_3_to_1(palette: str) -> None:
    colours = PALETTES[palette]

    for mark, ground in EDGES:
        assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def test_every_colour_that_is_named_is_used_and_the_other_way_round() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", STYLE))

    assert used == set(re.findall(r"--([\w-]+):", STYLE))


def test_the_style_fetches_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
