"""What the feed says of an episode in words that feedgen does not have."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Final

from radiodesk.feed.channel import LONGEST_TEXT, picture
from radiodesk.feed.chapters import JSON_TYPE, simple_chapters
from radiodesk.feed.elements import ITUNES, PODCAST, Element
from radiodesk.feed.people import item_people, persons
from radiodesk.feed.text import one_line
from radiodesk.model.addresses import ascii_url, audio_file, chapters_file, public_address, transcript_file
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Enclosure, Publication
from radiodesk.model.soundbite import Soundbite

TRANSCRIPT_TYPES: Final[Mapping[str, str]] = {
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
    ".html": "text/html",
}
"""The kinds of transcript in a feed, best first, by the ending of their files."""

_SIZES = {"id": ("Utuh", "Kecil, untuk internet lambat"), "en": ("Full", "Small, for slow internet")}
"""What apps call the audio and its small variant, by the language of the programme: at most 32 characters."""

_CODECS = {"audio/ogg": "opus", "audio/mp4": "mp4a.40.2", "audio/mpeg": "mp3"}
"""By the media type of our own files (RFC 6381)."""


def item_elements(programme: Programme, publication: Publication, cover_url: str | None) -> list[Element]:
    """Everything about the episode that is known."""
    elements = [Element(ITUNES, "explicit", "true" if publication.sheet.explicit else "false")]
    if cover_url:
        url = ascii_url(cover_url)
        elements += [Element(ITUNES, "image", attributes={"href": url}), picture(url, publication.sheet.title)]
    return [
        *elements,
        *(Element("", "category", name) for topic in publication.sheet.topics if (name := one_line(topic))),
        *_numbers(programme, publication),
        *_chapters(programme, publication),
        *_transcripts(programme, publication),
        *persons(item_people(programme.people, publication.sheet.people)),
        *(_soundbite(soundbite) for soundbite in publication.soundbites),
        *_sizes(programme, publication),
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


def _soundbite(soundbite: Soundbite) -> Element:
    seconds = {"startTime": soundbite.start_s, "duration": soundbite.end_s - soundbite.start_s}
    facts = {name: f"{value:.3f}".rstrip("0").rstrip(".") for name, value in seconds.items()}
    return Element(PODCAST, "soundbite", one_line(soundbite.title)[:LONGEST_TEXT], facts)


def _sizes(programme: Programme, publication: Publication) -> list[Element]:
    """The audio once more with its smaller forms, so that an app can choose; nothing where there is only one."""
    if not publication.alternates:
        return []
    full, small = _SIZES.get(programme.language, _SIZES["en"])
    return [
        _alternate(programme, publication.enclosure, full, {"default": "true"}),
        *(_alternate(programme, each, small, {}) for each in publication.alternates),
    ]


def _alternate(programme: Programme, audio: Enclosure, title: str, facts: Mapping[str, str]) -> Element:
    """Its integrity is the hash of the very bytes (W3C Subresource Integrity, section 3.1)."""
    known = {
        "type": audio.media_type,
        "length": str(audio.length_bytes),
        "bitrate": str(round(audio.length_bytes * 8 / max(audio.duration_s, 1))),
        "title": title,
        "codecs": _CODECS.get(audio.media_type, ""),
        **facts,
    }
    integrity = "sha256-" + b64encode(bytes.fromhex(audio.sha256)).decode()
    address = public_address(programme.public_url, audio_file(audio.file_name))
    parts = (
        Element(PODCAST, "source", attributes={"uri": address}),
        Element(PODCAST, "integrity", attributes={"type": "sri", "value": integrity}),
    )
    return Element(PODCAST, "alternateEnclosure", attributes=known, children=parts)
