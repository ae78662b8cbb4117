"""Every page is there in Indonesian and in English: labels in its language, what people wrote as they wrote it."""

from collections.abc import Iterator
from itertools import product

import pytest
from lxml import html

from radiodesk.bahasa.words import LANGUAGES, catalogue
from radiodesk.model.programme import Programme, Season
from tests.site.makers import RESOURCES, dialogue, programme, publication, site

EPISODE = "episodes/keadilan-restoratif-7/index.html"
BASE = "https://radio.contoh.go.id/jaksa/"
CATALOGUES = {each: catalogue(each, RESOURCES / "translations") for each in LANGUAGES}


def both(**changed: object) -> dict[str, bytes]:
    show = programme(seasons=(Season(2, "Hukum di sekitar kita"),), **changed)
    return site(dialogue(7, topics=("Tilang",)), publication(8), show=show, catalogues=CATALOGUES)


def page(pages: dict[str, bytes], path: str) -> html.HtmlElement:
    return html.document_fromstring(pages[path].decode())


def html_pages(pages: dict[str, bytes]) -> Iterator[tuple[str, html.HtmlElement]]:
    return ((path, page(pages, path)) for path in pages if path.endswith(".html"))


def words(document: html.HtmlElement, query: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in document.xpath(query)]


@pytest.mark.parametrize(("language", "other"), [("id", "en"), ("en", "id")])
def test_the_programmes_language_is_at_the_root_and_the_other_in_a_folder(language: str, other: str) -> None:
    pages = both(language=language)

    for path, document in html_pages(pages):
        assert document.get("lang") == (other if path.startswith(f"{other}/") else language), path
    theirs = {path.removeprefix(f"{other}/") for path in pages if path.startswith(f"{other}/")}
    ours = {path for path in pages if path.endswith(("index.html", "oembed.json")) and not path.startswith(other)}
    assert theirs == ours


def test_labels_and_dates_are_in_the_language_of_the_page() -> None:
    pages = both()
    ours, theirs = page(pages, EPISODE), page(pages, f"en/{EPISODE}")

    assert words(ours, "//h2[@id='transcript']") == ["Transkrip"]
    assert words(theirs, "//h2[@id='transcript']") == ["Transcript"]
    assert words(ours, "//main/header//time") == ["Jumat, 6 Februari 2026 pukul 15.00 WIB"]
    assert words(theirs, "//main/header//time") == ["Friday, 6 February 2026, 15:00 WIB"]


def test_what_people_wrote_says_in_which_language_it_is() -> None:
    theirs = page(both(), f"en/{EPISODE}")
    home = page(both(), "en/index.html")

    for query in ("//main/header/div/h1", "//p[@class='lead']", "//div[@class='talk']", "//h3[@class='question']"):
        assert theirs.xpath(f"{query}/@lang")[0] == "id", query
    assert home.xpath("//h1/@lang") == ["id"]
    assert page(both(), EPISODE).xpath("//main//@lang") == []


def test_each_page_leads_to_itself_in_the_other_language_for_people_and_for_search_engines() -> None:
    pages = both()
    for path, document in html_pages(pages):
        if path == "404.html" or "/player/" in path:
            continue
        place = path.removeprefix("en/").removesuffix("index.html")
        found = {each.get("hreflang"): each.get("href") for each in document.xpath("//link[@hreflang]")}
        assert found == {"id": BASE + place, "en": f"{BASE}en/{place}", "x-default": BASE + place}
        assert document.xpath("//link[@rel='canonical']/@href") == [found[document.get("lang")]]
        (switch,) = document.xpath("//header//a[@hreflang]")
        other = "Bahasa Indonesia" if path.startswith("en/") else "English"
        assert switch.text_content() == other
        up = "../" * path.count("/")
        assert switch.get("href") == up + (path.removeprefix("en/") if path.startswith("en/") else f"en/{path}")


def test_the_lost_page_says_so_in_both_languages_as_servers_have_only_one() -> None:
    pages = both()
    lost = page(pages, "404.html")

    assert words(lost, "//h1") == ["Halaman ini tidak ada"]
    assert words(lost, "//p[@lang='en']/b") == ["This page does not exist."]
    assert "en/404.html" not in pages


def test_the_sitemap_names_both_addresses_of_each_page() -> None:
    listed = both()["sitemap.xml"].decode()

    for place, (tag, folder) in product(("", "archive/", "topics/tilang/"), (("id", ""), ("en", "en/"))):
        assert f"<loc>{BASE}{folder}{place}</loc>" in listed
        assert f'hreflang="{tag}" href="{BASE}{folder}{place}"/>' in listed


def test_pictures_sound_and_search_are_there_once() -> None:
    pages = both()

    assert [path for path in pages if path.startswith("en/") and not path.endswith(("index.html", "oembed.json"))] == []
    theirs = page(pages, f"en/{EPISODE}")
    assert theirs.xpath("//audio/source/@src") == ["../../../audio/rj-7-abcdef12.mp3"]
    assert page(pages, "en/search/index.html").xpath("//*/@data-shards") == ["../../search/"]


@pytest.mark.parametrize("language", ["jv", "ar"])
def test_a_programme_in_another_language_has_english_around_it(language: str) -> None:
    pages = both(language=language)
    ours = page(pages, EPISODE)

    assert ours.get("lang") == "en"
    assert ours.xpath("//p[@class='lead']/@lang") == [language]
    assert page(pages, f"id/{EPISODE}").get("lang") == "id"


def test_what_runs_from_right_to_left_says_so() -> None:
    assert page(both(language="ar"), EPISODE).xpath("//p[@class='lead']/@dir") == ["rtl"]
    assert page(both(language="jv"), EPISODE).xpath("//@dir") == []


def test_a_region_is_kept_in_the_tag() -> None:
    made: Programme = programme(language="en-GB")

    assert page(site(publication(7), show=made, catalogues=CATALOGUES), EPISODE).get("lang") == "en-GB"
