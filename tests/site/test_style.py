"""Whatever two colours a programme has, its pages can be read in both palettes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.site.colours import FIRST, SECOND, checked_colour, colours_of, contrast, dark_palette, light_palette
from tests.site.makers import RESOURCES, cover, picture, programme, publication, site

STYLE = (RESOURCES / "site" / "style.css").read_text()
PALETTES = {"light": light_palette, "dark": dark_palette}
TEXTS = [
    ("ink", "paper"),
    ("ink", "wash"),
    ("ink", "glow"),
    ("quiet", "paper"),
    ("quiet", "wash"),
    ("accent", "paper"),
    ("accent", "wash"),
    ("on-band", "band"),
    ("on-band-quiet", "band"),
    ("band", "on-band"),
    ("mark", "band"),
]
EDGES = [("accent", "paper"), ("mark", "band"), ("ink", "paper"), ("on-band-quiet", "band"), ("edge", "paper")]

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("palette", PALETTES)
@given(first=colours, second=colours)
def test_texts_stand_out_at_least_4_5_to_1_and_marks_3_to_1(palette: str, first: str, second: str) -> None:
    made = PALETTES[palette](first, second)

    assert [pair for pair in TEXTS if contrast(made[pair[0]], made[pair[1]]) < 4.5] == []
    assert [pair for pair in EDGES if contrast(made[pair[0]], made[pair[1]]) < 3] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_both_palettes_have_the_colours_that_the_style_uses() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", STYLE)) - {"sans", "book"}

    assert set(light_palette(FIRST, SECOND)) == set(dark_palette(FIRST, SECOND)) == used


def test_a_programmes_own_colours_are_those_of_its_pages() -> None:
    pages = site(publication(1), show=programme(colour="#7A0019", colour_second="#ffcc00"))
    (style,) = (data.decode() for path, data in pages.items() if path.startswith("assets/style."))

    assert "--accent:#7a0019;" in style
    assert "--mark:#ffcc00;" in style


def test_without_them_the_cover_gives_its_colours() -> None:
    blue_and_red = picture(400, 400)

    assert colours_of(cover().small) != (FIRST, SECOND)
    assert colours_of(blue_and_red)[0] != colours_of(blue_and_red)[1]
    assert colours_of(picture(400, 400, mode="L")) == (FIRST, SECOND)


@pytest.mark.parametrize("typed", ["", "red", "#fff", "#12345g", "#123456;}*{display:none"])
def test_what_is_no_colour_never_reaches_the_style(typed: str) -> None:
    assert checked_colour(typed, FIRST) == FIRST


def test_the_style_fetches_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
