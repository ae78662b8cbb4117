"""A feed that was made to do harm, or was harmed, is refused in one sentence or read as far as it goes."""

import pytest

from radiodesk.feed.foreign_document import MOST_ITEMS, read_feed
from radiodesk.feed.foreign_text import LARGEST_BYTES
from radiodesk.model.web_problems import FeedUnreadable

ITEM = b"<item><guid>%d</guid><title>x</title></item>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "nothing in it"),
        (b"<html><body>Not found</body></html>", "web page"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "another kind"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "not RSS"),
        (b"\x1f\x8b\x08\x00\x00\x00", "not RSS"),
        (b"<rss version='2.0'/>", "not RSS"),
        (b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', "grammar"),
        (b'<!DOCTYPE r SYSTEM "x" [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel/></rss>', "grammar"),
        (b"<rss><channel>" + b" " * LARGEST_BYTES, "larger than 32 MB"),
        (b"<rss><channel>" + (b"<item/>" * (MOST_ITEMS + 1)) + b"</channel></rss>", "20,000"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FeedUnreadable, match=reason):
        read_feed(data)


def test_a_feed_that_breaks_off_is_read_as_far_as_it_is_whole() -> None:
    whole = b"<rss><channel><title>t</title>" + b"".join(ITEM % number for number in range(50)) + b"</channel></rss>"

    read = read_feed(whole[: whole.index(b"<guid>30") + 12])

    assert [item.guid for item in read.items] == [str(number) for number in range(30)]
    assert read.flaw


def test_a_sound_feed_has_no_flaw() -> None:
    assert read_feed(b"<rss><channel><title>t</title></channel></rss>").flaw == ""


def test_deep_nesting_and_many_attributes_do_no_harm() -> None:
    many = b" ".join(b'a%d="1"' % number for number in range(20_000))

    assert read_feed(b"<rss><channel><title>t</title><item " + many + b"/></channel></rss>").show.title == "t"
    assert read_feed(b"<rss><channel><title>t</title>" + b"<a>" * 5000).flaw


def test_addresses_that_are_not_of_the_web_are_none() -> None:
    item = b'<item><enclosure url="%s" type="audio/mpeg"/></item>'
    urls = (b"file:///etc/passwd", b"javascript:x()", b"ftp://a.example/x.mp3", b"http://[", b"")

    feed = read_feed(b"<rss><channel>" + b"".join(item % url for url in urls) + b"</channel></rss>")

    assert [item.audio for item in feed.items] == [None] * len(urls)
