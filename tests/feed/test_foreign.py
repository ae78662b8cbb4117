"""Anybody's feed is read for what it says, in whatever way it says it."""

from datetime import UTC, datetime, timedelta

import pytest

from radiodesk.feed.foreign import ForeignItem, Remote
from radiodesk.feed.foreign_chapters import read_chapters
from radiodesk.feed.foreign_document import read_feed
from radiodesk.feed.foreign_values import moment, seconds
from radiodesk.feed.foreign_words import harmless, plain
from radiodesk.model.chapter import Chapter
from radiodesk.model.people import Credit
from radiodesk.model.soundbite import Soundbite

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:podcast="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"'
)


def a_feed(inside: str, encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" {NAMESPACES}><channel>'
    return f"{head}{inside}</channel></rss>".encode(encoding)


def an_item(inside: str) -> ForeignItem:
    return read_feed(a_feed(f"<item>{inside}</item>"), "https://lama.example/feed/").items[0]


def test_the_channel_is_read() -> None:
    show = read_feed(
        a_feed(
            "<title>Jaksa  Menyapa</title><language>id_ID</language><description>&lt;p&gt;Hukum&lt;/p&gt;</description>"
            '<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>'
            "<itunes:owner><itunes:name>Kejari</itunes:name><itunes:email>a@b.example</itunes:email></itunes:owner>"
            "<itunes:explicit>yes</itunes:explicit><itunes:type>Serial</itunes:type>"
            "<copyright>© 2019 Kejaksaan Negeri</copyright>"
            '<podcast:guid>9B024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><itunes:image href="/art.jpg"/>'
            '<podcast:location geo="geo:-7.5,110.2" osm="R5660" country="id">Contoh</podcast:location>'
            '<podcast:funding url="https://dukung.example/">Dukung</podcast:funding>'
            '<atom:link rel="self" href="https://lama.example/feed/"/>'
            '<atom:link rel="next" href="?page=2"/>'
        ),
        "https://lama.example/feed/",
    ).show

    assert (show.title, show.language, show.description) == ("Jaksa Menyapa", "id-id", "Hukum")
    assert show.categories == (("News", "Politics"),)
    assert (show.author, show.owner_email) == ("Kejari", "a@b.example")
    assert (show.explicit, show.type, show.copyright) == (True, "serial", "Kejaksaan Negeri")
    assert show.guid == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert show.image_url == "https://lama.example/art.jpg"
    assert (show.places[0].geo, show.places[0].country) == ("-7.5,110.2", "ID")
    assert show.funding[0].url == "https://dukung.example/"
    assert (show.own_url, show.next_url) == ("https://lama.example/feed/", "https://lama.example/feed/?page=2")


def test_an_item_is_read() -> None:
    item = an_item(
        "<title>#12: Tilang</title><itunes:title>Tilang</itunes:title>"
        '<guid isPermaLink="true">https://lama.example/?p=1&amp;x=2</guid>'
        "<pubDate>Mon, 05 Sep 2016 07:00:00 +0700</pubDate><itunes:duration>1:02:03</itunes:duration>"
        '<enclosure url="/a b.m4a" length="99" type="audio/x-m4a"/><itunes:episode>12</itunes:episode>'
        '<podcast:season name="Awal">2</podcast:season><itunes:episodeType>bonus</itunes:episodeType>'
        '<podcast:person>Ani</podcast:person><podcast:person role="Juggler">Budi</podcast:person>'
        "<category>Hukum</category><category>Hukum</category>"
        '<psc:chapters><psc:chapter start="00:00:00" title="Awal"/><psc:chapter start="00:01:30.5" title="Isi"/>'
        '<psc:chapter start="kapan" title="Entah"/></psc:chapters>'
        '<podcast:transcript url="t.vtt" type="text/vtt" language="id"/>'
        '<podcast:soundbite startTime="10" duration="20">Inti</podcast:soundbite>'
    )

    assert (item.title, item.short_title) == ("#12: Tilang", "Tilang")
    assert item.guid == "https://lama.example/?p=1&x=2"
    assert item.published is not None
    assert item.published.isoformat() == "2016-09-05T07:00:00+07:00"
    assert item.audio == Remote("https://lama.example/a%20b.m4a", "audio/x-m4a")
    assert (item.length_bytes, item.duration_s) == (99, 3723.0)
    assert (item.number, item.season, item.season_name, item.type) == (12, 2, "Awal", "bonus")
    assert item.people == (Credit("Ani", "host"), Credit("Budi", "guest"))
    assert item.topics == ("Hukum",)
    assert item.chapters == (Chapter(0, "Awal"), Chapter(90.5, "Isi"))
    assert item.transcripts == (Remote("https://lama.example/feed/t.vtt", "text/vtt", "id"),)
    assert item.soundbites == (Soundbite(10, 30, "Inti"),)


@pytest.mark.parametrize(
    "data",
    [
        a_feed("<title>Café d’été</title>".replace("’", "'"), "iso-8859-1"),
        a_feed("<title>Café d'été</title>", "utf-16"),
        a_feed("<title>Caf&eacute; d&#39;&eacute;t&#xe9;&#8;</title>"),
        a_feed("<title><![CDATA[Café d'été]]></title>\x0b"),
        a_feed("<title>Café d'été</title>").replace(b"utf-8", b"klingon"),
        a_feed("<title>Café d'été</title>", "iso-8859-1").replace(b"iso-8859-1", b"utf-8"),
        b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.example/rss.dtd">'
        + a_feed("<title>Café d'été</title>").partition(b"?>")[2],
    ],
)
def test_letters_are_read_however_they_are_kept(data: bytes) -> None:
    assert read_feed(data).show.title == "Café d'été"


def test_a_bare_ampersand_and_a_forgotten_namespace_do_no_harm() -> None:
    data = b"<rss><channel><title>A & B &foo; C</title><itunes:author>Ani</itunes:author></channel></rss>"

    show = read_feed(data).show

    assert (show.title, show.author) == ("A & B &foo; C", "Ani")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu, 3 May 2018 10:00:00 GMT", "2018-05-03T10:00:00+00:00"),
        ("Thursday, 3 Sept 2018 10:00 EST", "2018-09-03T10:00:00-05:00"),
        ("Senin, 5 Agustus 2019 07:00:00 WIB", "2019-08-05T07:00:00+07:00"),
        ("2018-05-03T10:00:00Z", "2018-05-03T10:00:00+00:00"),
        ("2018-05-03 10:00:00", "2018-05-03T10:00:00+00:00"),
        ("Fri, 03 May 2018 10:00:00 +07:00", "2018-05-03T10:00:00+07:00"),
    ],
)
def test_dates_in_many_spellings(text: str, expected: str) -> None:
    found = moment(text)

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("text", ["", "besok", "Wed, 32 Jan 2019 10:00:00 GMT", "0001-01-01", "5/9/2016", "9" * 500])
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_lengths() -> None:
    assert [seconds(text) for text in ("62:03", "3723", "90.5", "0:00:59", "lama", "-5", "9" * 40)] == [
        3723.0,
        3723.0,
        90.5,
        59.0,
        0,
        0,
        0,
    ]


def test_notes_are_made_harmless_and_told_in_plain_words() -> None:
    html = (
        '<p onclick="x()">Halo &amp; <a href="https://a.example/x">sini</a></p><script>jahat()</script>'
        '<ul><li>satu</li><li><a href="javascript:x">dua</a></li></ul><img src="https://mata.example/">'
    )

    assert harmless(html) == (
        '<p>Halo &amp; <a href="https://a.example/x">sini</a></p><ul><li>satu</li><li><a>dua</a></li></ul>'
    )
    assert plain(html) == "Halo & sini (https://a.example/x)\n\n- satu\n- dua"


def test_plain_words_stay_as_they_are() -> None:
    text = "Baris satu\nBaris dua: 1 < 2 & 3 > 2"

    assert (harmless(text), plain(text)) == (text, text)


def test_chapters_in_a_file_of_their_own() -> None:
    data = (
        b'{"version":"1.2.0","chapters":[{"startTime":5,"title":"Isi","url":"https://a.example/"},'
        b'{"startTime":0,"title":"Awal"},{"startTime":7,"title":"x","toc":false},{"startTime":"?","title":"y"}]}'
    )

    assert read_chapters(data, "") == (Chapter(0, "Awal"), Chapter(5, "Isi", "https://a.example/"))
    assert read_chapters(b"[" * 9999, "") == ()


def test_a_date_without_a_zone_is_utc() -> None:
    found = moment("Mon, 05 Sep 2016 07:00:00 -0000")

    assert found == datetime(2016, 9, 5, 7, tzinfo=UTC)
    assert found is not None
    assert found.utcoffset() == timedelta(0)
