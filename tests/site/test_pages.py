"""The public pages: complete without JavaScript, sound inside, harmless whatever was typed, the same twice."""

import gettext
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from radiodesk.model.chapter import Chapter
from radiodesk.model.particulars import Funding, Place, Slot
from radiodesk.model.people import Credit
from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.site.build import stage_of
from tests.site.makers import cover, programme, publication, site

INLINE = "//script[not(@src or @type='application/ld+json')]"
LOADING = {"img": "src", "audio": "src", "source": "src", "link": "href", "script": "src", "iframe": "src"}


def page(pages: dict[str, bytes], path: str) -> html.HtmlElement:
    return html.document_fromstring(pages[path].decode())


def html_pages(pages: dict[str, bytes]) -> Iterator[tuple[str, html.HtmlElement]]:
    return ((path, page(pages, path)) for path in pages if path.endswith(".html"))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def one(document: html.HtmlElement, query: str) -> str:
    (found,) = document.xpath(query)
    return found if isinstance(found, str) else text(found)


def test_an_episode_page_says_who_when_and_how_long() -> None:
    shown = page(site(publication(7)), "episodes/keadilan-restoratif-7/index.html")

    assert one(shown, "//h1") == "Keadilan restoratif bagian 7"
    assert one(shown, "//main/header//time/@datetime") == "2026-02-06T15:00+07:00"
    assert one(shown, "//main/header//time").endswith("Februari 2026 pukul 15.00 WIB")
    assert "Episode 7 Season 2" in one(shown, "//p[@class='facts']")
    assert "75 minutes" in one(shown, "//p[@class='facts']")
    people = [(text(dt), text(dd)) for dt, dd in zip(shown.xpath("//dl//dt"), shown.xpath("//dl//dd"), strict=True)]
    assert people == [("Host", "Sari Wulandari"), ("Guest", "Dr. Budi Santoso, S.H., M.H."), ("Producer", "Rini")]
    assert "28,4 MB" in one(shown, "//a[@download]")


def test_it_plays_with_the_browsers_own_player_and_chapters_are_links_into_the_audio() -> None:
    shown = page(site(publication(7)), "episodes/keadilan-restoratif-7/index.html")

    assert one(shown, "//audio/@preload") == "none"
    assert shown.xpath("//audio/@controls")
    assert one(shown, "//audio/source/@src") == "../../audio/rj-7-abcdef12.mp3"
    assert one(shown, "//audio/source/@type") == "audio/mpeg"
    links = [(text(link), link.get("href")) for link in shown.xpath("//ol[@class='chapters']/li/a[1]")]
    assert links == [
        ("0:00 Pembuka", "../../audio/rj-7-abcdef12.mp3#t=0"),
        ("2:05 Syarat", "../../audio/rj-7-abcdef12.mp3#t=125.5"),
        ("1:06:40 Tanya jawab", "../../audio/rj-7-abcdef12.mp3#t=4000"),
    ]


def test_the_programme_page_lists_newest_first_and_leads_to_the_feed() -> None:
    shown = page(site(publication(1), publication(3), publication(2)), "index.html")

    assert one(shown, "//h1") == "Jaksa Menyapa"
    assert [link.get("href") for link in shown.xpath("//h3/a")] == [
        f"episodes/keadilan-restoratif-{number}/index.html" for number in (3, 2, 1)
    ]
    feeds = [(link.get("type"), link.get("href")) for link in shown.xpath("//link[@rel='alternate'][@type]")]
    assert feeds == [("application/rss+xml", "feed.xml"), ("application/feed+json", "feed.json")]
    assert "feed.xml" in shown.xpath("//p[@class='actions']/a/@href")


def test_the_pages_say_when_the_programme_is_on_air_by_whom_and_how_it_may_be_used() -> None:
    show = programme(
        slot=Slot(("FR",), time="15:00"),
        people=(Credit("Sari Wulandari", "host"),),
        places=(Place("Makassar"),),
        copyright="Kejaksaan Negeri Contoh",
        license="CC BY 4.0",
        license_url="https://creativecommons.org/licenses/by/4.0/",
        funding=(Funding("javascript:alert(1)", "Dukung kami"),),
    )

    pages = site(publication(1), show=show)
    about = page(pages, "about/index.html")

    assert one(page(pages, "index.html"), "//p[@class='station']") == (
        "Radio Contoh 97,6 FM · Setiap Jumat pukul 15.00 WIB"
    )
    for words in (
        "Setiap Jumat pukul 15.00 WIB",
        "Sari Wulandari",
        "Makassar",
        "© Kejaksaan Negeri Contoh",
        "Dukung kami",
    ):
        assert words in text(about)
    assert "https://creativecommons.org/licenses/by/4.0/" in about.xpath("//a/@href")
    assert b"javascript:" not in pages["about/index.html"]


def test_a_programme_without_episodes_has_a_page() -> None:
    assert "The first episode will appear here soon." in text(page(site(), "index.html"))


def test_episodes_lead_to_their_neighbours() -> None:
    shown = page(site(publication(1), publication(2), publication(3)), "episodes/keadilan-restoratif-2/index.html")

    assert one(shown, "//a[@rel='prev']/@href") == "../../episodes/keadilan-restoratif-1/index.html"
    assert one(shown, "//a[@rel='next']/@href") == "../../episodes/keadilan-restoratif-3/index.html"


def test_a_time_from_elsewhere_is_told_on_the_clocks_of_the_programme() -> None:
    made = publication(1, aired=None)
    shown = page(site(made, show=programme(zone="WIT")), f"episodes/{made.slug}/index.html")

    assert one(shown, "//main/header//time").endswith("pukul 17.00 WIB")


def test_every_link_inside_leads_to_something_that_is_there() -> None:
    audio = {f"audio/rj-{number}-abcdef12.mp3" for number in (1, 2)}
    pages = site(publication(1), publication(2), covers={2: cover(40)})
    there = set(pages) | audio | {"feed.xml", "feed.json", "feeds.opml", "seasons/2/feed.xml"}

    for path, document in html_pages(pages):
        for address in document.xpath("//@href | //@src"):
            parts = urlsplit(str(address))
            if parts.scheme or not parts.path:
                continue
            steps = [*PurePosixPath(path).parent.parts]
            for step in unquote(parts.path).split("/"):
                steps = steps[:-1] if step == ".." else [*steps, step]
            assert "/".join(steps) in there, (path, address)


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs() -> None:
    for _path, document in html_pages(site(publication(1))):
        assert not document.xpath(INLINE)
        assert not document.xpath("//iframe | //*[@style] | //@*[starts-with(name(), 'on')]")
        assert "default-src 'none'" in one(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
        for tag, attribute in LOADING.items():
            for element in document.xpath(f"//{tag}[@{attribute}]"):
                loads = element.get("rel") in {None, "stylesheet", "icon", "apple-touch-icon"}
                address = element.get(attribute).removeprefix(programme().public_url)
                assert not (loads and urlsplit(address).scheme), address


def test_pages_have_language_headings_labels_and_addresses_for_others() -> None:
    pages = site(publication(1), show=programme(language="en"))

    for path, document in html_pages(pages):
        assert one(document, "/html/@lang") == ("id" if path.startswith("id/") else "en")
        assert len(document.xpath("//h1")) == 1
        levels = [int(heading.tag[1]) for heading in document.xpath("//h1 | //h2 | //h3")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert all(image.get("alt") is not None for image in document.xpath("//img"))
        assert all(text(link) for link in document.xpath("//a"))
        canonical = document.xpath("//link[@rel='canonical']/@href")
        assert all(address.startswith("https://radio.contoh.go.id/jaksa/") for address in canonical)
        assert len(canonical) == (path != "404.html")
        if "player" not in path:
            assert one(document, "//meta[@property='og:image']/@content").endswith(cover().large_name)
        identities = document.xpath("//@id")
        assert len(identities) == len(set(identities))
        assert not set(document.xpath("//@aria-labelledby")) - set(identities)
    assert "Friday, 26 December 2025, 15:00 WIB" in pages["episodes/keadilan-restoratif-1/index.html"].decode()


class Reversed(gettext.NullTranslations):
    """A language in which every word is told backwards."""

    def gettext(self, message: str) -> str:
        return message if {"%", "{"} & set(message) else message[::-1]


def test_fixed_words_come_from_the_catalogue() -> None:
    shown = page(
        site(publication(7), catalogues={"id": Reversed(), "en": gettext.NullTranslations()}),
        "episodes/keadilan-restoratif-7/index.html",
    )

    assert one(shown, "//h2[@id='people']") == "In this episode"[::-1]
    assert [text(role) for role in shown.xpath("//dt")] == ["tsoH", "tseuG", "recudorP"]


APPS = {"podcast", "antennapod-subscribe", "pktc", "overcast"}
HOSTILE = "\"><script>alert(1)</script> {{ 7*7 }} & 'x' <b onclick=alert(1)> \x00\x1b\ud800"


def test_hostile_words_come_out_as_words() -> None:
    made = publication(
        1,
        title=HOSTILE,
        summary=HOSTILE,
        notes=HOSTILE + " javascript:alert(1) [x](javascript:alert(1)) data:text/html,x",
        people=(Credit(HOSTILE, "host"), Credit("x", '"><script>')),
        chapters=(Chapter(0.0, HOSTILE, "javascript:alert(1)"),),
    )
    show = programme(title=HOSTILE, description=HOSTILE, author=HOSTILE, station=HOSTILE, owner_email=HOSTILE)

    for _path, document in html_pages(site(made, show=show)):
        assert not document.xpath(f"{INLINE} | //b/b | //@onclick")
        assert "<script>alert(1)</script> {{ 7*7 }} & 'x' <b onclick=alert(1)>" in text(document)
        schemes = {urlsplit(str(address)).scheme for address in document.xpath("//@href | //@src")}
        assert schemes <= {"", "https", "mailto", *APPS}


def test_the_same_data_is_the_same_bytes_in_any_order() -> None:
    assert site(publication(1), publication(2)) == site(publication(2), publication(1))


def test_a_changed_style_or_cover_gets_a_new_name() -> None:
    pages = site(publication(1), covers={1: cover(40)})

    assert [path for path in pages if path.startswith("assets/style.")]
    assert len([path for path in pages if path.startswith("art/cover-")]) == 6
    assert set(cover(40).files()) <= set(pages)


@pytest.mark.parametrize(
    ("path", "stage"),
    [
        ("index.html", "index"),
        ("episodes/x/index.html", "page"),
        ("episodes/x/chapters.json", "asset"),
        ("assets/style.12345678.css", "asset"),
        ("art/cover-large-12345678.jpg", "art"),
    ],
)
def test_each_file_has_its_stage(path: str, stage: str) -> None:
    assert stage_of(path) == stage
    assert stage in STAGES


def test_all_paths_are_fit_for_the_public() -> None:
    for path in site(publication(1)):
        assert PublicFile(path, "0" * 64, 1, stage_of(path)).path.isascii()
