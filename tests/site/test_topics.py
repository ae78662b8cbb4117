"""Topics: each has a page and a feed, its episodes lead there, and the search finds them by it."""

import json

from lxml import html

from tests.site.makers import publication, site


def page(pages: dict[str, bytes], path: str) -> html.HtmlElement:
    return html.document_fromstring(pages[path].decode())


def told() -> dict[str, bytes]:
    return site(
        publication(1, topics=("Tilang",)),
        publication(2, topics=("tilang", "Keadilan Restoratif")),
        publication(3, topics=("العدالة",)),
        publication(4),
    )


def test_a_topic_has_a_page_with_its_episodes_newest_first_however_they_spell_it() -> None:
    shown = page(told(), "topics/tilang/index.html")

    assert shown.xpath("//h1")[0].text_content() == "Tilang"
    assert [link.text for link in shown.xpath("//ol//h2/a")] == [
        "Keadilan restoratif bagian 2",
        "Keadilan restoratif bagian 1",
    ]


def test_it_leads_to_the_feed_with_these_episodes_only() -> None:
    shown = page(told(), "topics/tilang/index.html")

    assert shown.xpath("//main//a[@type='application/rss+xml']/@href") == ["../../topics/tilang/feed.xml"]
    assert "../../topics/tilang/feed.xml" in shown.xpath("//link[@type='application/rss+xml']/@href")
    assert "../../seasons/2/feed.xml" in page(told(), "seasons/2/index.html").xpath("//link/@href")


def test_episodes_and_the_archive_lead_to_their_topics() -> None:
    pages = told()
    links = page(pages, "episodes/keadilan-restoratif-2/index.html").xpath("//ul[@class='topics']//a")

    assert [(link.text, link.get("href")) for link in links] == [
        ("tilang", "../../topics/tilang/index.html"),
        ("Keadilan Restoratif", "../../topics/keadilan-restoratif/index.html"),
    ]
    assert "../topics/tilang/index.html" in page(pages, "archive/index.html").xpath("//a/@href")
    assert "topics/tilang/index.html" in page(pages, "index.html").xpath("//ul[@class='topics']//a/@href")


def test_letters_that_addresses_do_not_take_have_a_page_too() -> None:
    (path,) = (path for path in told() if path.startswith("topics/topic-"))

    assert page(told(), path).xpath("//h1")[0].text_content() == "العدالة"


def test_the_search_finds_an_episode_by_its_topic_and_machines_read_it() -> None:
    pages = told()
    facts = json.loads(page(pages, "episodes/keadilan-restoratif-1/index.html").xpath("//script[not(@src)]")[0].text)

    assert b'"tilang":{"1":[2],"2":[2]}' in pages["search/0/t.js"]
    assert facts["keywords"] == ["Tilang"]


def test_a_programme_without_topics_says_nothing_of_them() -> None:
    pages = site(publication(1))

    assert not [path for path in pages if path.startswith("topics/")]
    assert b"topics" not in pages["index.html"]
