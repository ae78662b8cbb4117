"""What machines read about the pages: search engines, networks that show a card, sites that embed the player."""

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

from lxml import html

from tests.site.makers import cover, dialogue, programme, publication, site

PAGE = "episodes/keadilan-restoratif-7/index.html"
BASE = "https://radio.contoh.go.id/jaksa/"


def facts(pages: dict[str, bytes], path: str) -> dict[str, object]:
    document = html.document_fromstring(pages[path].decode())
    (script,) = document.xpath("//script[@type='application/ld+json']/text()")
    read: dict[str, object] = json.loads(script)
    return read


def test_an_episode_tells_search_engines_what_it_is() -> None:
    told = facts(site(dialogue(7)), PAGE)

    assert told["@type"] == "PodcastEpisode"
    assert told["url"] == BASE + "episodes/keadilan-restoratif-7/"
    assert told["timeRequired"] == "PT4530S"
    assert told["associatedMedia"] == {
        "@type": "AudioObject",
        "contentUrl": BASE + "audio/rj-7-abcdef12.mp3",
        "encodingFormat": "audio/mpeg",
        "duration": "PT4530S",
        "contentSize": "28,4 MB",
        "transcript": BASE + "episodes/keadilan-restoratif-7/#transcript",
    }
    parts = told["hasPart"]
    assert isinstance(parts, list)
    assert [part["@type"] for part in parts] == ["Clip", "Clip", "Clip", "Question", "Question"]
    assert parts[1]["url"].endswith("/#t=125.5")


def test_the_programme_is_a_series_that_its_episodes_belong_to() -> None:
    pages = site(dialogue(7))

    series = facts(pages, "index.html")

    assert series["@type"] == "PodcastSeries"
    assert series["webFeed"] == BASE + "feed.xml"
    assert facts(pages, PAGE)["partOfSeries"] == {
        "@type": "PodcastSeries",
        "@id": series["@id"],
        "name": "Jaksa Menyapa",
    }


def test_no_words_end_the_element_that_the_facts_stand_in() -> None:
    title = "</script><script>alert(1)</script><!--"

    pages = site(publication(7, title=title))

    assert facts(pages, PAGE)["name"] == title
    assert b"</script><script>alert" not in pages[PAGE]


def test_the_sitemap_lists_every_page_with_the_day_of_its_last_change() -> None:
    made = publication(7)
    pages = site(made, publication(8))

    entries = ET.fromstring(pages["sitemap.xml"])
    places = {entry[0].text: entry[1].text if entry[1].tag.endswith("lastmod") else "" for entry in entries}

    unlisted = {"404.html", "search/index.html", "en/search/index.html"}
    listed = {path for path in pages if path.endswith(".html") and "player" not in path} - unlisted
    assert set(places) == {BASE + path.removesuffix("index.html") for path in listed}
    assert places[BASE + "episodes/keadilan-restoratif-7/"] == f"{made.revised:%Y-%m-%d}"
    assert f"Sitemap: {BASE}sitemap.xml" in pages["robots.txt"].decode()


def test_a_correction_moves_the_day_of_its_page_only() -> None:
    made = publication(7)
    corrected = publication(7, revised=made.revised + timedelta(days=3))

    before, after = site(made, publication(8)), site(corrected, publication(8))

    assert {path for path in after if after[path] != before.get(path)} == {"sitemap.xml"}


def test_another_site_can_embed_the_player() -> None:
    pages = site(dialogue(7))
    document = html.document_fromstring(pages[PAGE].decode())
    (address,) = document.xpath("//link[@type='application/json+oembed']/@href")

    answer = json.loads(pages[address.removeprefix(BASE)])
    (frame,) = html.fragment_fromstring(answer["html"], create_parent=True).xpath("//iframe")

    player = pages[frame.get("src").removeprefix(BASE) + "index.html"].decode()
    assert frame.get("title") == "Keadilan restoratif bagian 7"
    assert (frame.get("width"), frame.get("height")) == (str(answer["width"]), str(answer["height"]))
    assert 'src="../../../audio/rj-7-abcdef12.mp3"' in player


def test_cards_and_icons_come_from_the_cover() -> None:
    pages = site(dialogue(7), covers={7: cover(40)})
    document = html.document_fromstring(pages[PAGE].decode())

    assert document.xpath("//meta[@name='twitter:image']/@content") == [BASE + cover(40).large_name]
    for icon in document.xpath("//link[@rel='icon' or @rel='apple-touch-icon']/@href"):
        assert pages[icon.removeprefix("../../")].startswith(b"\x89PNG")


def test_codes_are_pictures_of_the_addresses() -> None:
    pages, elsewhere = site(dialogue(7)), site(dialogue(7), show=programme(public_url="https://lain.contoh.go.id"))
    code = "episodes/keadilan-restoratif-7/qr.svg"

    assert ET.fromstring(pages[code]).tag.endswith("svg")
    assert pages[code] != elsewhere[code]
