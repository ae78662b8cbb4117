"""What a post costs is said before it goes out: by what the network itself takes for a link."""

from decimal import Decimal
from pathlib import Path

import pytest

from radiodesk.social.connectors.connector import Carried
from radiodesk.social.networks import NETWORKS
from radiodesk.social.prices import price_of, without_links

CARD = Carried(Path("card.jpg"), "image/jpeg", alt="Kartu")


def test_only_x_charges():
    assert [key for key in NETWORKS if price_of(key, "Halo")] == ["x"]


@pytest.mark.parametrize(
    ("text", "carried", "dollars"),
    [
        ("Halo", (), "0.015"),
        ("Halo https://siaran.example.org/12", (), "0.200"),
        ("Bicaralah dengan korban.Me dulu", (), "0.200"),
        ("Halo", (CARD, CARD), "0.025"),
        ("Halo https://siaran.example.org/12", (CARD,), "0.205"),
        ("Halo", (Carried(Path("card.jpg"), "image/jpeg"),), "0.015"),
        ("Halo", (Carried(Path("a.mp4"), "video/mp4", alt="Video"),), "0.015"),
    ],
)
def test_a_post_is_priced_by_its_link_and_its_descriptions(text: str, carried: tuple[Carried, ...], dollars: str):
    assert price_of("x", text, carried).dollars == Decimal(dollars)


def test_the_sentence_names_the_link_that_makes_it_dear_and_what_it_would_cost_without():
    price = price_of("x", "Bicaralah dengan korban.Me dulu", (CARD,))
    assert price.sentence() == (
        "Sent by an account, this post costs US$0.205, because of the link “korban.Me”; without a link US$0.020. "
        "Pasted by hand it is free. (docs.x.com, 22 Aug 2026)"
    )
    assert "link" not in price_of("x", "Halo").sentence()


@pytest.mark.usefixtures("_indonesian")
def test_indonesians_read_their_own_numbers():
    assert "US$0,015" in price_of("x", "Halo").sentence()


def test_a_text_can_do_without_its_links():
    text = "Damai tanpa sidang? https://siaran.example.org/12 #JaksaMenyapa\n\nLaman: siaran.example.org"
    assert without_links(text) == "Damai tanpa sidang? #JaksaMenyapa\n\nLaman:"
    assert price_of("x", without_links(text)).dollars == Decimal("0.015")
    assert without_links("Tanpa tautan.") == "Tanpa tautan."


def test_words_that_only_lack_a_space_stay():
    text = "Bicaralah dengan korban.Me dan Ibu semua itu.So jangan ke kejari.go.id/Me dulu."
    assert without_links(text) == "Bicaralah dengan korban. Me dan Ibu semua itu. So jangan ke dulu."
