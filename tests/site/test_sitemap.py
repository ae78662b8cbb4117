"""The list of all pages: one while it may be one, else several and a list of those."""

from xml.etree import ElementTree as ET

from radiodesk.site.sitemap import MOST, Listed, sitemap_files

BASE = "https://radio.contoh.go.id/jaksa/"


def pages(count: int) -> list[Listed]:
    return [Listed((("id", f"{BASE}{at}/"), ("en", f"{BASE}en/{at}/"))) for at in range(count)]


def places(data: bytes) -> list[str]:
    return [entry[0].text or "" for entry in ET.fromstring(data)]


def test_a_few_pages_are_one_list_with_every_language() -> None:
    files = sitemap_files(pages(2), BASE)

    assert {path: places(data) for path, data in files.items()} == {
        "sitemap.xml": [f"{BASE}0/", f"{BASE}en/0/", f"{BASE}1/", f"{BASE}en/1/"]
    }


def test_more_than_one_list_may_have_are_several_and_a_list_of_those() -> None:
    files = sitemap_files(pages(MOST // 2 + 1), BASE)

    assert places(files["sitemap.xml"]) == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert len(places(files["sitemap-1.xml"])) == MOST
    assert places(files["sitemap-2.xml"]) == [f"{BASE}{MOST // 2}/", f"{BASE}en/{MOST // 2}/"]


def test_without_pages_there_is_an_empty_list_and_nothing_ends_an_address() -> None:
    assert places(sitemap_files([], BASE)["sitemap.xml"]) == []
    (listed,) = sitemap_files([Listed((("id", BASE + "?a=1&b=<x>"),))], BASE).values()
    assert places(listed) == [BASE + "?a=1&b=<x>"]
