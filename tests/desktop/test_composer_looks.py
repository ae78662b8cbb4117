"""Previews look like their networks from data alone: cut, coloured, never markup, always readable."""

import pytest

from radiodesk.desktop.composer.looks import LOOKS, cut_text
from radiodesk.desktop.composer.marked import marked_text
from radiodesk.desktop.palettes import AA_TEXT, contrast, palette_named
from radiodesk.social.networks import NETWORKS

COLOURS = ("#0000aa", "#555555")


def test_every_network_has_a_look() -> None:
    assert set(LOOKS) == set(NETWORKS)


@pytest.mark.parametrize("network", LOOKS)
@pytest.mark.parametrize(("side", "dress"), [(0, "light"), (1, "dark")])
def test_links_and_texts_can_be_read_on_their_ground(network: str, side: int, dress: str) -> None:
    look, palette = LOOKS[network], palette_named(dress)
    ground = look.bubble[side] if look.bubble else palette.base

    for colour in (look.link[side], palette.text, palette.muted):
        assert contrast(colour, ground) >= AA_TEXT, (network, colour)


def test_captions_are_cut_where_the_feed_cuts_them() -> None:
    look = LOOKS["instagram"]

    assert cut_text("a" * 125, look) == "a" * 125
    assert cut_text("a" * 126, look) == "a" * 125
    assert cut_text("satu\ndua\ntiga", look) == "satu\ndua"
    assert marked_text("a" * 126, "instagram", look, COLOURS).endswith("… more</span>")


def test_nothing_in_a_post_is_markup() -> None:
    said = marked_text("<b>&amp; <img src=x>", "facebook", LOOKS["facebook"], COLOURS)

    assert said == "&lt;b&gt;&amp;amp; &lt;img src=x&gt;"


def test_links_are_coloured_where_they_live_and_hashtags_everywhere() -> None:
    text = "Dengar di https://contoh.example/a #JaksaMenyapa"

    alive = marked_text(text, "facebook", LOOKS["facebook"], COLOURS)
    dead = marked_text(text, "instagram", LOOKS["instagram"], COLOURS)

    assert '<span style="color:#0000aa">https://contoh.example/a</span>' in alive
    assert "Dengar di https://contoh.example/a <span" in dead
    assert '<span style="color:#0000aa">#JaksaMenyapa</span>' in dead


def test_x_makes_a_link_of_a_forgotten_space() -> None:
    assert '">korban.Ke</span>' in marked_text("Hak korban.Ke depan", "x", LOOKS["x"], COLOURS)


def test_words_between_stars_are_bold_in_whatsapp_alone() -> None:
    assert marked_text("*Damai* 2*3*4", "whatsapp", LOOKS["whatsapp"], COLOURS) == "<b>Damai</b> 2*3*4"
    assert marked_text("*Damai*", "telegram", LOOKS["telegram"], COLOURS) == "*Damai*"


def test_captions_begin_with_the_name_where_the_network_does_so() -> None:
    assert marked_text("Damai", "instagram", LOOKS["instagram"], COLOURS, "A & B") == "<b>A &amp; B</b> Damai"
