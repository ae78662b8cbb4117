"""Broken feeds as they are met in the wild, each with one fault that somebody really published, and what is to be said.

The faults are modelled on reports of users: plugins, migrations, home-made scripts, hosting with a login page.
"""

import gzip

from radiodesk.feed.build import build_feed
from tests.feed.makers import ART, programme, publication

GOOD = build_feed(programme(), [publication(2), publication(1)], ART)
RSS = GOOD[GOOD.index(b"<rss") : GOOD.index(b">", GOOD.index(b"<rss")) + 1]
LENGTH = b'length="1000001"'


def swapped(good: bytes, bad: bytes) -> bytes:
    assert good in GOOD, good
    return GOOD.replace(good, bad)


def with_item(*tags: bytes) -> bytes:
    return swapped(b"</channel>", b"<item>" + b"".join(tags) + b"</item></channel>")


NOT_A_FEED: dict[str, tuple[bytes, str]] = {
    "nothing at all": (b"", "The feed is empty."),
    "blanks": (b" \n\n ", "The feed is empty."),
    "a login page": (b"<!DOCTYPE html><html><head><title>Login</title>", "This is a web page, not a feed."),
    "a page without doctype": (b"\n<html lang=id><body>404", "This is a web page, not a feed."),
    "JSON Feed": (b'{"version": "https://jsonfeed.org/version/1.1"}', "This is JSON, not an RSS feed."),
    "packed twice by a proxy": (gzip.compress(GOOD), "packed (gzip)"),
    "Atom": (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "Atom feed"),
    "RSS 1.0": (
        b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
        "RSS 1.0 feed",
    ),
    "RSS 0.91": (swapped(b'version="2.0"', b'version="0.91"'), "This is not an RSS 2.0 feed."),
    "OPML": (b"<?xml version='1.0'?><opml version='2.0'><body/></opml>", "This is not an RSS 2.0 feed."),
}
"""By name: the data, and a part of what is said first."""

BADLY_WRITTEN: dict[str, tuple[bytes, str]] = {
    "a blank line before it": (b"\n" + GOOD, "Something stands before the feed"),
    "a bare ampersand": (swapped(b"<title>Jaksa Menyapa</title>", b"<title>Tanya & Jawab</title>"), "stands alone"),
    "a bare ampersand in an address": (swapped(b"episode-1-abcdef12.mp3", b"e.mp3?a=1&b=2"), "stands alone"),
    "a name of HTML": (swapped(b"Ringkasan 1.", b"Ringkasan&nbsp;1."), "one of HTML"),
    "a prefix nobody declared": (swapped(b"<docs>", b"<media:thumbnail/><docs>"), "namespace is not declared"),
    "cut off by a proxy": (GOOD[:3000], "cut off"),
    "tags closed crosswise": (swapped(b"</title>", b"</titel>"), "not the open one"),
    "a control character": (swapped(b"Ringkasan 1.", b"Ringkasan\x0b1."), "control character"),
    "Latin-1 that says it is UTF-8": (swapped(b"Ringkasan 1.", "Caf\u00e9".encode("latin-1")), "encoding"),
    "an encoding that does not exist": (swapped(b"UTF-8", b"UTF-88"), "encoding"),
    "an attribute twice": (swapped(LENGTH, LENGTH + b" " + LENGTH), "twice"),
    "a grammar of its own": (swapped(RSS, b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + RSS), "DOCTYPE"),
}
"""By name: the data, and a part of one of the errors; the rest of the feed is read all the same."""

FAULTY: dict[str, tuple[bytes, str]] = {
    "the namespace by https": (swapped(b"http://www.itunes.com", b"https://www.itunes.com"), "case matters"),
    "explicit: clean": (swapped(b"<itunes:explicit>false", b"<itunes:explicit>clean"), "neither true nor false"),
    "the art is a number": (
        swapped(b'itunes:image href="' + ART.encode(), b'itunes:image href="1'),
        "not a web address",
    ),
    "a locale for a language": (swapped(b"<language>id<", b"<language>en_US<"), "is no language"),
    "no e-mail but brackets": (swapped(b">radio@contoh.go.id<", b">()<"), "no e-mail address"),
    "the length is the duration": (swapped(LENGTH, b'length="1799"'), "is it the duration?"),
    "the length is None": (swapped(LENGTH, b'length="None"'), "no size in bytes"),
    "the length is endless": (swapped(LENGTH, b'length="' + b"9" * 5000 + b'"'), "no size in bytes"),
    "the date of a file": (swapped(b"Thu, 08 Jan 2026 15:00:00 +0700", b"2026-01-08 15:00"), "not a date"),
    "a date in Indonesian": (swapped(b"Thu, 08 Jan 2026", b"Kam, 08 Januari 2026"), "not a date"),
    "a date beyond all calendars": (swapped(b"08 Jan 2026", b"08 Jan " + b"9" * 40), "not a date"),
    "a date that is a book": (swapped(b"08 Jan 2026", b"08 Jan " + b"x" * 9000), "not a date"),
    "every guid the same": (swapped(b"guid-2", b"guid-1"), "identifies more than one episode"),
    "guids are addresses of files": (
        swapped(b">guid-1<", b">https://radio.contoh.go.id/jaksa/audio/episode-1-abcdef12.mp3<"),
        "is the address of the audio",
    ),
    "a post without audio": (with_item(b"<title>Pengumuman</title>", b"<guid>x</guid>"), "has no audio"),
    "an item with nothing in it": (with_item(), "no lasting identification"),
    "an item in an item": (with_item(b"<item><title>x</title></item>"), "has no title"),
    "the download has no ending": (swapped(b"episode-1-abcdef12.mp3", b"1/download"), "like a file of sound"),
    "the audio by http": (swapped(b'enclosure url="https:', b'enclosure url="http:'), "apps want https"),
    "an address with blanks": (swapped(b"episode-1-abcdef12.mp3", b"episode 1.mp3"), "not a web address"),
    "HTML in the title": (swapped(b">Episode 1<", b">&lt;b&gt;Episode 1&lt;/b&gt;<"), "HTML in the title"),
    "a title of a million letters": (
        swapped(b">Episode 1<", b">" + b"<![CDATA[<a]]>" * 1 + b"a" * 1_000_000 + b"<"),
        "too long",
    ),
    "invented tags": (swapped(b"<docs>", b"<podcast:id platform='x'/><docs>"), "knows no"),
    "season nought": (swapped(b"<itunes:season>1", b"<itunes:season>0"), "not a number above 0"),
    "a duration with fractions": (swapped(b"<itunes:duration>1800", b"<itunes:duration>0:29:59.6"), "no duration"),
    "complete: no": (swapped(b"<docs>", b"<itunes:complete>no</itunes:complete><docs>"), "only \u201cYes\u201d"),
    "an e-mail of dots": (swapped(b"radio@contoh.go.id<", b"a@" + b"." * 50_000 + b"(<"), "no e-mail address"),
    "a remark among the chapters": (swapped(b"<psc:chapter ", b"<!-- x --><?y z?><psc:chapter "), ""),
    "UTF-16": (GOOD.decode().replace("UTF-8", "UTF-16").encode("utf-16"), ""),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, ""),
}
"""By name: the data, and a part of one of the findings; nothing where there is nothing to find."""
