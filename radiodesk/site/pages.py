"""What a page says about an episode, worked out before the template sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from radiodesk.bahasa.dates import in_zone, long_moment, short_date, zone_name
from radiodesk.bahasa.numbers import decimal_in
from radiodesk.model.addresses import ascii_url, audio_file, episode_page, public_address
from radiodesk.model.chapter import Chapter
from radiodesk.model.notes import Block, parse_notes
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.programme import ZONES, Programme
from radiodesk.model.publication import Publication
from radiodesk.model.timecode import format_clock
from radiodesk.model.words import N_
from radiodesk.site.artwork import Cover

SHARES = {
    "WhatsApp": "https://wa.me/?text={title}%20{url}",
    "Facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "X": "https://x.com/intent/post?text={title}&url={url}",
    N_("E-mail"): "mailto:?subject={title}&body={url}",
}
"""Plain links to where a listener can pass an episode on; nothing is loaded from there."""


@dataclass(frozen=True)
class Stop:
    """A chapter as a link into the audio (Media Fragments 1.0, section 4.2.1); `url` is its own link, if it is one."""

    clock: str
    title: str
    href: str
    url: str


@dataclass(frozen=True)
class Person:
    """Who is heard, with the role in catalogue words."""

    name: str
    role: str


@dataclass(frozen=True)
class EpisodeView:
    """One episode as the templates see it. `path` is its page; `page` and `audio` are links, all from the folder."""

    title: str
    number: int | None
    season: int | None
    type: str
    is_explicit: bool
    long_date: str
    short_date: str
    iso_date: str
    year: int
    minutes: int
    summary: str
    notes: tuple[Block, ...]
    chapters: tuple[Stop, ...]
    people: tuple[Person, ...]
    path: str
    page: str
    audio: str
    audio_type: str
    size: str
    url: str
    audio_url: str
    image_url: str
    locale: str
    cover: Cover


def episode_view(programme: Programme, publication: Publication, cover: Cover) -> EpisodeView:
    """The facts of a publication in the words and forms of the programme's language."""
    sheet, enclosure = publication.sheet, publication.enclosure
    moment = local_moment(publication.date, programme.zone)
    audio = quote(audio_file(enclosure.file_name))
    summary, notes = sheet.summary.strip(), parse_notes(sheet.notes)
    return EpisodeView(
        title=sheet.title,
        number=sheet.number,
        season=sheet.season,
        type=sheet.type,
        is_explicit=sheet.explicit,
        long_date=long_moment(moment, programme.language),
        short_date=short_date(moment, programme.language),
        iso_date=moment.isoformat(timespec="minutes"),
        year=moment.year,
        minutes=max(round(enclosure.duration_s / 60), 1),
        summary=summary,
        notes=notes,
        chapters=tuple(_stop(chapter, audio) for chapter in publication.chapters),
        people=people_in_order(sheet.people),
        path=episode_page(publication.slug),
        page=quote(episode_page(publication.slug)),
        audio=audio,
        audio_type=enclosure.media_type,
        size=_megabytes(enclosure.length_bytes, programme.language),
        url=public_address(programme.public_url, episode_page(publication.slug)),
        audio_url=public_address(programme.public_url, audio_file(enclosure.file_name)),
        image_url=public_address(programme.public_url, cover.large_name),
        locale=open_graph_locale(programme.language),
        cover=cover,
    )


def local_moment(moment: datetime, zone: str) -> datetime:
    """A moment on Indonesian clocks: it keeps WIB, WITA or WIT; from anywhere else it comes to the programme's zone."""
    return moment if zone_name(moment) in ZONES else in_zone(moment, zone)


def people_in_order(people: Sequence[Credit]) -> tuple[Person, ...]:
    """The people, hosts first, in the order of the roles' table."""
    order = list(ROLES)
    known = [credit for credit in people if credit.name.strip() and credit.role in ROLES]
    return tuple(
        Person(credit.name.strip(), ROLES[credit.role]) for credit in sorted(known, key=lambda c: order.index(c.role))
    )


def share_links(view: EpisodeView) -> tuple[tuple[str, str], ...]:
    """Where to share an episode, as name and address."""
    facts = {"title": quote(view.title, safe="", errors="replace"), "url": quote(view.url, safe="")}
    return tuple((name, pattern.format(**facts)) for name, pattern in SHARES.items())


def open_graph_locale(language: str) -> str:
    """The locale as Open Graph wants it: id_ID, en_GB; other languages by their own code."""
    return {"id": "id_ID", "en": "en_GB"}.get(language, language)


def _stop(chapter: Chapter, audio: str) -> Stop:
    is_web = chapter.url.lower().startswith(("https://", "http://"))
    start = f"{chapter.start_s:.3f}".rstrip("0").rstrip(".")
    url = ascii_url(chapter.url) if is_web else ""
    return Stop(format_clock(chapter.start_s), chapter.title, f"{audio}#t={start}", url)


def _megabytes(size_bytes: int, language: str) -> str:
    return f"{decimal_in(language, size_bytes / 1_000_000)} MB"
