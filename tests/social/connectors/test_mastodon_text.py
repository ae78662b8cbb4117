"""A post is known again in the HTML of every server, and another one is not taken for it."""

import pytest

from radiodesk.social.connectors.mastodon.text import readings
from radiodesk.social.connectors.sameness import are_alike, canonical
from tests.servers.mastodon_text import html

SENT = (
    "Damai & adil?\n\nDengarkan https://kejari.contoh.go.id/e/12?a=1&b=%C3%A9 kata @desk@sosial.contoh.id #JaksaMenyapa"
)

MASTODON = html(SENT, "sosial.contoh.id")
GOTOSOCIAL = (
    '<p>Damai &amp; adil?</p><p>Dengarkan <a href="https://kejari.contoh.go.id/e/12?a=1&amp;b=%C3%A9" rel="nofollow"'
    ' target="_blank">https://kejari.contoh.go.id/e/12?a=1&amp;b=%C3%A9</a> kata <span class="h-card">'
    '<a href="https://sosial.contoh.id/@desk" class="u-url mention" rel="nofollow">@<span>desk</span></a></span> '
    '<a href="https://kejari.contoh.id/tags/jaksamenyapa" class="mention hashtag">#<span>JaksaMenyapa</span></a></p>'
)
SHORTENED = (
    '<p>Damai &amp; adil?</p><p>Dengarkan <a href="https://kejari.contoh.go.id/e/12?a=1&amp;b=%C3%A9" class="ellipsis">'
    'kejari.contoh.go.id/e/12?a=</a> kata <a href="https://sosial.contoh.id/@desk" class="u-url mention">@desk</a> '
    '<a href="/tags/jaksamenyapa/" class="hashtag">#jaksamenyapa</a></p>'
)
PLAIN = SENT.replace("&", "&amp;").replace("\n", "<br />")
WITH_SERVER = PLAIN.replace("@desk@", '<a href="https://sosial.contoh.id/@desk">@desk@').replace(".id #", ".id</a> #")


@pytest.mark.parametrize(
    "said", [MASTODON, GOTOSOCIAL, SHORTENED, PLAIN, WITH_SERVER], ids=["mastodon", "gts", "short", "plain", "whole"]
)
def test_the_same_post_is_known_however_a_server_writes_it(said: str) -> None:
    assert canonical(SENT) in readings(said)


@pytest.mark.parametrize(
    "other",
    [
        SENT.replace("/12", "/13"),
        SENT.replace("adil", "adil?"),
        SENT.replace("@desk", "@meja"),
        SENT + " 2",
        SENT.replace("b=%C3%A9", "b=e"),
    ],
)
def test_another_post_is_another(other: str) -> None:
    assert canonical(SENT) not in readings(html(other, "sosial.contoh.id"))


def test_a_bare_name_that_a_server_makes_a_link_is_the_same() -> None:
    said = '<p>Kunjungi <a href="https://kejari.contoh.go.id">kejari.contoh.go.id</a>/</p>'
    assert canonical("Kunjungi kejari.contoh.go.id/") in readings(said)


@pytest.mark.parametrize("said", ["", "<", "<a", "<a href>x", "</a></a>", "&#x110000;", "<p>" * 9_000, "\x00<!--"])
def test_html_that_is_none_says_something_too(said: str) -> None:
    assert readings(said)


def test_a_post_as_long_as_a_book_is_known_too() -> None:
    book = "Bab satu: https://kejari.contoh.go.id/e/12 " * 2_000
    assert canonical(book) in readings(html(book, "sosial.contoh.id"))
    assert are_alike(canonical(book), canonical(book) + "x")


def test_what_is_nearly_the_same_is_alike_and_the_rest_is_not() -> None:
    one = canonical("Tetangga berkelahi, bisa damai tanpa sidang? Dengarkan di laman kami.")
    assert are_alike(one, canonical("Tetangga berkelahi, bisa damai tanpa sidang? Dengarkan pada laman kami."))
    assert not are_alike(one, canonical("Warisan tanpa surat: siapa yang berhak? Dengarkan di laman kami."))
