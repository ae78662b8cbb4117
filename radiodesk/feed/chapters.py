"""Chapters for apps: as JSON beside the page, and inside the feed."""

import json

from radiodesk.feed.elements import PSC, Element
from radiodesk.feed.text import one_line
from radiodesk.model.addresses import ascii_url
from radiodesk.model.publication import Publication
from radiodesk.model.timecode import format_time

JSON_TYPE = "application/json+chapters"
JSON_VERSION = "1.2.0"
PSC_VERSION = "1.2"


def chapters_json(publication: Publication) -> bytes:
    """The chapters of a publication for podcast apps (podcast namespace, JSON chapters 1.2)."""
    chapters = [
        {"startTime": chapter.start_s, "title": one_line(chapter.title)}
        | ({"url": ascii_url(chapter.url)} if chapter.url else {})
        for chapter in sorted(publication.chapters)
    ]
    document = {"version": JSON_VERSION, "title": one_line(publication.sheet.title), "chapters": chapters}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def simple_chapters(publication: Publication) -> Element:
    """The chapters inside the feed (Podlove Simple Chapters 1.2), which Spotify reads too."""
    return Element(
        PSC,
        "chapters",
        attributes={"version": PSC_VERSION},
        children=tuple(
            Element(
                PSC,
                "chapter",
                attributes={
                    "start": format_time(chapter.start_s).zfill(len("00:00:00.000")),
                    "title": one_line(chapter.title),
                    "href": ascii_url(chapter.url) if chapter.url else "",
                },
            )
            for chapter in sorted(publication.chapters)
        ),
    )
