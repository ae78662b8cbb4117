"""A transcript is offered in every form that apps read; who has none says nothing of it."""

import io
from xml.etree import ElementTree

import html5lib
import podcastparser

from radiodesk.feed.build import build_feed
from radiodesk.feed.transcript_page import transcript_html
from radiodesk.model.transcript import Cue, Transcript
from tests.feed.makers import ART, programme, publication

SPOKEN = Transcript(
    (
        Cue(0.0, 2.0, "Selamat pagi.", "Dewi <Lestari>"),
        Cue(2.0, 5.5, "Apa kabar & selamat datang?", "Dewi <Lestari>"),
        Cue(5.5, 65.0, "Baik.", "Budi"),
        Cue(65.0, 70.0, "Lanjut.", "Budi"),
        Cue(70.0, 71.0, "(tepuk tangan)"),
    )
)
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def offered(spoken: Transcript | None) -> list[dict[str, str]]:
    feed = ElementTree.fromstring(build_feed(programme(), [publication(transcript=spoken)], ART))
    return [dict(each.attrib) for each in feed.iter(PODCAST + "transcript")]


def test_four_forms_are_offered_the_best_first() -> None:
    forms = offered(SPOKEN)

    beginning = "https://radio.contoh.go.id/jaksa/episodes/episode-1/transcript"
    assert [(form["url"].removeprefix(beginning), form["type"], form.get("rel")) for form in forms] == [
        (".vtt", "text/vtt", "captions"),
        (".srt", "application/x-subrip", None),
        (".json", "application/json", None),
        (".html", "text/html", None),
    ]
    assert {form["language"] for form in forms} == {"id"}


def test_a_transcript_in_another_language_says_so() -> None:
    assert {form["language"] for form in offered(Transcript(SPOKEN.cues, "bjn"))} == {"bjn"}


def test_without_a_transcript_nothing_is_said() -> None:
    assert offered(None) == []


def test_an_app_finds_it() -> None:
    feed = build_feed(programme(), [publication(transcript=SPOKEN)], ART).replace(
        b"https://podcastindex.org/namespace/1.0",
        b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    )

    (episode,) = podcastparser.parse("https://x.example/feed.xml", io.BytesIO(feed))["episodes"]
    assert episode["transcript_url"].endswith("/episode-1/transcript.html")  # it takes the last, and opens a browser


def test_the_page_is_sound_html_with_turns_and_their_times() -> None:
    page = _page("Apa & <siapa>?")

    main = page.find(".//{http://www.w3.org/1999/xhtml}main")
    assert main is not None
    assert [(str(each.tag).rpartition("}")[2], each.text) for each in main] == [
        ("h1", "Apa & <siapa>?"),
        ("cite", "Dewi <Lestari>:"),
        ("time", "0:00"),
        ("p", "Selamat pagi. Apa kabar & selamat datang?"),
        ("cite", "Budi:"),
        ("time", "0:05"),
        ("p", "Baik."),
        ("cite", "Budi:"),
        ("time", "1:05"),
        ("p", "Lanjut."),
        ("time", "1:10"),
        ("p", "(tepuk tangan)"),
    ]
    assert page.get("lang") == "id"


def _page(title: str) -> ElementTree.Element:
    document = transcript_html(publication(title=title, transcript=SPOKEN), "id")
    parsed: ElementTree.Element = html5lib.HTMLParser(strict=True).parse(document.decode())
    return parsed
