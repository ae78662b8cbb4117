"""Whatever is typed or pasted into any field, the feed is whole and every parser reads the same episodes from it."""

import io
from xml.etree import ElementTree

import feedparser
import podcastparser
from hypothesis import given, settings
from hypothesis import strategies as st

from radiodesk.feed.archive import build_feeds
from radiodesk.feed.check import check_feed
from radiodesk.feed.json_feed import build_json_feed
from radiodesk.feed.opml import build_opml
from radiodesk.feed.transcript_page import transcript_html
from radiodesk.model.chapter import Chapter
from radiodesk.model.particulars import Funding, OtherShow, Place, Remark
from radiodesk.model.people import Credit
from radiodesk.model.programme import Programme, Season
from radiodesk.model.publication import Publication
from radiodesk.model.transcript import Cue, Transcript
from tests.feed.makers import ART, programme, publication

TEXT = st.text(st.characters(), max_size=60) | st.sampled_from(
    [
        "]]>",
        "<script>x</script>",
        "&amp;",
        "\x00\x08\x1b",
        "\ud800",
        "\uffff",
        "السلام 📻",
        "\u202eabc",
        "a\n\tb",
        "{0} %s",
    ]
)
URL = TEXT.map(lambda text: f"https://x.example/{text}")


@st.composite
def shows(draw: st.DrawFn) -> Programme:
    return programme(
        title=draw(TEXT),
        description=draw(TEXT),
        author=draw(TEXT),
        copyright=draw(TEXT),
        license=draw(TEXT),
        license_url=draw(URL),
        people=(Credit(draw(TEXT), "host"),),
        places=(Place(draw(TEXT)),),
        funding=(Funding(draw(URL), draw(TEXT)),),
        remarks=(Remark(draw(TEXT), draw(TEXT)),),
        podroll=(OtherShow(draw(TEXT), "", draw(URL)),),
        publisher=OtherShow(draw(TEXT), "", draw(URL)),
        comments=draw(URL),
        seasons=(Season(1, draw(TEXT)),),
        new_feed_url=draw(URL),
    )


@st.composite
def episodes(draw: st.DrawFn) -> Publication:
    return publication(
        title=draw(TEXT),
        summary=draw(TEXT),
        notes=draw(TEXT),
        people=(Credit(draw(TEXT)),),
        chapters=(Chapter(0.0, draw(TEXT), draw(URL)),),
        transcript=Transcript((Cue(0.0, 1.0, draw(TEXT), draw(TEXT)),), draw(TEXT)),
        type=draw(st.sampled_from(["full", "trailer"])),
    )


@settings(max_examples=60, deadline=None)
@given(shows(), episodes())
def test_the_feed_is_whole(show: Programme, episode: Publication) -> None:
    feed = build_feeds(show, [episode, publication(2)], ART)["feed.xml"]

    assert not feedparser.parse(feed).bozo
    parsed = podcastparser.parse("https://x.example/feed.xml", io.BytesIO(feed))
    assert [each["guid"] for each in parsed["episodes"]] == ["guid-2", "guid-1"]
    errors = {finding.rule for finding in check_feed(feed) if finding.level == "error"}
    assert errors <= {"title", "description"}  # nothing but blanks was given


@settings(max_examples=60, deadline=None)
@given(shows(), episodes())
def test_what_stands_beside_it_is_whole(show: Programme, episode: Publication) -> None:
    ElementTree.fromstring(build_opml(show))
    build_json_feed(show, [episode], ART).decode()
    assert b"<script" not in transcript_html(episode, "id")
