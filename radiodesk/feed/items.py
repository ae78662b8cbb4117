"""What the feed says of an episode in words that feedgen does not have."""

from collections.abc import Mapping
from typing import Final

from radiodesk.feed.channel import LONGEST_TEXT, picture
from radiodesk.feed.chapters import JSON_TYPE, simple_chapters
from radiodesk.feed.elements import ITUNES, PODCAST, Element
from radiodesk.feed.people import item_people, persons
from radiodesk.feed.text import one_line
from radiodesk.model.addresses import ascii_url, chapters_file, public_address, transcript_file
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication

TRANSCRIPT_TYPES: Final[Mapping[str, str]] = {
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
    ".html": "text/html",
}
"""The kinds of transcript in a feed, best first, by the ending of their files."""


def item_elements(programme: Programme, publication: Publication, cover_url: str | None) -> list[Element]:
    """Everything about the episode that is known."""
    elements = [Element(ITUNES, "explicit", "true" if publication.sheet.explicit else "false")]
    if cover_url:
        url = ascii_url(cover_url)
        elements += [Element(ITUNES, "image", attributes={"href": url}), picture(url, publication.sheet.title)]
    return [
        *elements,
        *_numbers(programme, publication),
        *_chapters(programme, publication),
        *_transcripts(programme, publication),
        *persons(item_people(programme.people, publication.sheet.people)),
    ]


def _numbers(programme: Programme, publication: Publication) -> list[Element]:
    sheet, names = publication.sheet, {season.number: season.name for season in programme.seasons}
    said = []
    if sheet.season:
        name = one_line(names.get(sheet.season, ""))[:LONGEST_TEXT]
        said.append(Element(PODCAST, "season", str(sheet.season), {"name": name}))
    if sheet.number:
        said.append(Element(PODCAST, "episode", str(sheet.number)))
    return said


def _chapters(programme: Programme, publication: Publication) -> list[Element]:
    if not publication.chapters:
        return []
    url = public_address(programme.public_url, chapters_file(publication.slug))
    return [Element(PODCAST, "chapters", attributes={"url": url, "type": JSON_TYPE}), simple_chapters(publication)]


def _transcripts(programme: Programme, publication: Publication) -> list[Element]:
    if publication.transcript is None:
        return []
    return [
        Element(
            PODCAST,
            "transcript",
            attributes={
                "url": public_address(programme.public_url, transcript_file(publication.slug, suffix)),
                "type": media_type,
                "language": publication.transcript.language or programme.language,
                "rel": "captions" if suffix == ".vtt" else "",
            },
        )
        for suffix, media_type in TRANSCRIPT_TYPES.items()
    ]
