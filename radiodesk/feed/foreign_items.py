"""Reads an item of anybody's feed."""

from lxml import etree

from radiodesk.feed.foreign import ForeignItem, Remote
from radiodesk.feed.foreign_elements import attribute, found, image_of, line_of, people_of, text_of, whole_url
from radiodesk.feed.foreign_values import claim, moment, positive, seconds, size
from radiodesk.feed.text import clean, one_line
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import EPISODE_TYPES
from radiodesk.model.soundbite import Soundbite

MOST_CHAPTERS = 1000

_SOUND = ("audio/", "video/")


def read_item(item: etree._Element, address: str) -> ForeignItem:
    """What stands in an item of the feed at `address`."""
    audio, length_bytes = _audio(item, address)
    date_text = line_of(item, "pubDate", "dc:date")
    kind = line_of(item, "itunes:episodeType").lower()
    return ForeignItem(
        title=line_of(item, "title", "itunes:title"),
        short_title=line_of(item, "itunes:title"),
        guid=text_of(item, "guid"),
        published=moment(date_text),
        date_text=date_text,
        description=text_of(item, "description", "itunes:summary", "itunes:subtitle"),
        notes=text_of(item, "content:encoded"),
        audio=audio,
        length_bytes=length_bytes,
        duration_s=seconds(line_of(item, "itunes:duration")),
        number=positive(line_of(item, "itunes:episode", "podcast:episode")),
        season=positive(line_of(item, "itunes:season", "podcast:season")),
        season_name=one_line(attribute(item, "podcast:season", "name")),
        type=kind if kind in EPISODE_TYPES else "full",
        explicit=claim(line_of(item, "itunes:explicit")),
        people=people_of(item),
        topics=tuple(dict.fromkeys(topic for each in found(item, "category") if (topic := one_line(each.text or "")))),
        chapters=_chapters(item, address),
        chapters_file=_file(next(found(item, "podcast:chapters"), None), address),
        transcripts=tuple(
            file for each in found(item, "podcast:transcript") if (file := _file(each, address)) is not None
        ),
        soundbites=tuple(_soundbites(item)),
        image_url=image_of(item, address),
    )


def _audio(item: etree._Element, address: str) -> tuple[Remote | None, int]:
    """The first enclosure that may be sound, else the first file of Media RSS that says it is."""
    for element in found(item, "enclosure"):
        url, kind = whole_url(element.get("url") or "", address), clean(element.get("type") or "").lower()
        if url and not kind.startswith(("image/", "text/", "application/pdf")):
            return Remote(url, kind), size(element.get("length") or "")
    for element in found(item, "media:content"):
        url, kind = whole_url(element.get("url") or "", address), clean(element.get("type") or "").lower()
        if url and (kind.startswith(_SOUND) or element.get("medium") == "audio"):
            return Remote(url, kind), size(element.get("fileSize") or "")
    return None, 0


def _file(element: etree._Element | None, address: str) -> Remote | None:
    url = "" if element is None else whole_url(element.get("url") or "", address)
    if element is None or not url:
        return None
    return Remote(url, clean(element.get("type") or "").lower(), clean(element.get("language") or ""))


def _chapters(item: etree._Element, address: str) -> tuple[Chapter, ...]:
    """Those of Podlove Simple Chapters; a time that cannot be read takes its chapter with it."""
    chapters: dict[float, Chapter] = {}
    for element in [each for group in found(item, "psc:chapters") for each in found(group, "psc:chapter")]:
        start, title = clean(element.get("start") or ""), one_line(element.get("title") or "")
        start_s = seconds(start)
        if title and (start_s or not start.strip("0:.")) and len(chapters) < MOST_CHAPTERS:
            chapters[start_s] = Chapter(start_s, title, whole_url(element.get("href") or "", address))
    return tuple(sorted(chapters.values()))


def _soundbites(item: etree._Element) -> list[Soundbite]:
    bites = []
    for element in found(item, "podcast:soundbite"):
        start_s, length_s = seconds(element.get("startTime") or ""), seconds(element.get("duration") or "")
        if length_s:
            bites.append(Soundbite(start_s, start_s + length_s, one_line(element.text or "")))
    return bites
