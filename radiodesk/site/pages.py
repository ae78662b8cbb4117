"""What a page says about an episode, worked out before the template sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from radiodesk.bahasa.dates import in_zone, long_moment, short_date, zone_name
from radiodesk.bahasa.numbers import decimal_in
from radiodesk.bahasa.topics import topic_slug
from radiodesk.model.addresses import (
    INDEX_FILE,
    audio_file,
    episode_page,
    public_address,
    topic_feed,
    topic_page,
    transcript_file,
)
from radiodesk.model.notes import Block, parse_notes
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.programme import ZONES, Programme
from radiodesk.model.publication import Publication
from radiodesk.model.words import N_
from radiodesk.site.artwork import Cover
from radiodesk.site.moments import Asked, Stop, asked, stops
from radiodesk.site.paths import beside, person_page
from radiodesk.site.talk import Talk
from radiodesk.site.tongues import Tongue

SHARES = {
    "WhatsApp": "https://wa.me/?text={title}%20{url}",
    "Facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "X": "https://x.com/intent/post?text={title}&url={url}",
    N_("E-mail"): "mailto:?subject={title}&body={url}",
}
"""Plain links to where a listener can pass an episode on; nothing is loaded from there."""


CAPTIONS = {"WebVTT": ".vtt", "SubRip": ".srt"}
"""The files of a transcript that people may want, and their endings."""


@dataclass(frozen=True)
class PageView:
    """A page as its own head describes it. `path` is from the folder of its language."""

    title: str
    summary: str
    path: str
    url: str
    image_url: str


@dataclass(frozen=True)
class Person:
    """Who is heard, with the role in catalogue words; `path` is the page about them."""

    name: str
    role: str
    path: str


@dataclass(frozen=True)
class Subject:
    """A topic that an episode is on; `path` is the page of all that is on it, `feed` the feed with nothing else."""

    name: str
    path: str
    feed: str


@dataclass(frozen=True)
class EpisodeView:
    """One episode as the templates see it.

    `path` is its page, `page` the link to it and `player` its small player, from the folder of the language; `audio`,
    `captions` and `code` are from the programme's.
    """

    title: str
    number: int | None
    season: int | None
    type: str
    is_explicit: bool
    long_date: str
    short_date: str
    iso_date: str
    revised: str
    year: int
    minutes: int
    duration_s: int
    summary: str
    notes: tuple[Block, ...]
    chapters: tuple[Stop, ...]
    questions: tuple[Asked, ...]
    talk: Talk
    captions: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]
    topics: tuple[Subject, ...]
    path: str
    page: str
    audio: str
    audio_type: str
    size: str
    url: str
    audio_url: str
    image_url: str
    cover: Cover
    code: str
    player: str
    oembed: str


def page_view(tongue: Tongue, programme: Programme, cover: Cover, path: str, title: str) -> PageView:
    """A page that is about no single episode."""
    return PageView(
        title=title,
        summary=programme.description,
        path=path,
        url=tongue.address(programme, path),
        image_url=public_address(programme.public_url, cover.large_name),
    )


def episode_view(
    tongue: Tongue, programme: Programme, publication: Publication, cover: Cover, talk: Talk
) -> EpisodeView:
    """The facts of a publication in the words and forms of a language."""
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
        long_date=long_moment(moment, tongue.language),
        short_date=short_date(moment, tongue.language),
        iso_date=moment.isoformat(timespec="minutes"),
        revised=local_moment(publication.revised, programme.zone).date().isoformat(),
        year=moment.year,
        minutes=max(round(enclosure.duration_s / 60), 1),
        duration_s=round(enclosure.duration_s),
        summary=summary,
        notes=notes,
        chapters=stops(publication.chapters, audio),
        questions=asked(publication.questions, audio),
        talk=talk,
        captions=_captions(publication),
        people=people_in_order(sheet.people),
        topics=subjects(sheet.topics),
        path=episode_page(publication.slug),
        page=quote(episode_page(publication.slug)),
        audio=audio,
        audio_type=enclosure.media_type,
        size=_megabytes(enclosure.length_bytes, tongue.language),
        url=tongue.address(programme, episode_page(publication.slug)),
        audio_url=public_address(programme.public_url, audio_file(enclosure.file_name)),
        image_url=public_address(programme.public_url, cover.large_name),
        cover=cover,
        code=beside(publication.slug, "qr.svg"),
        player=beside(publication.slug, f"player/{INDEX_FILE}"),
        oembed=beside(publication.slug, "oembed.json"),
    )


def local_moment(moment: datetime, zone: str) -> datetime:
    """A moment on Indonesian clocks: it keeps WIB, WITA or WIT; from anywhere else it comes to the programme's zone."""
    return moment if zone_name(moment) in ZONES else in_zone(moment, zone)


def people_in_order(people: Sequence[Credit]) -> tuple[Person, ...]:
    """The people, hosts first, in the order of the roles' table."""
    order = list(ROLES)
    known = [credit for credit in people if credit.name.strip() and credit.role in ROLES]
    return tuple(
        Person(credit.name.strip(), ROLES[credit.role], person_page(credit.name))
        for credit in sorted(known, key=lambda each: order.index(each.role))
    )


def subjects(names: Iterable[str]) -> tuple[Subject, ...]:
    """The topics of an episode with their pages."""
    slugs = {name: topic_slug(name) for name in names}
    return tuple(Subject(name, topic_page(slug), topic_feed(slug)) for name, slug in slugs.items())


def share_links(view: EpisodeView) -> tuple[tuple[str, str], ...]:
    """Where to share an episode, as name and address."""
    facts = {"title": quote(view.title, safe="", errors="replace"), "url": quote(view.url, safe="")}
    return tuple((name, pattern.format(**facts)) for name, pattern in SHARES.items())


def _captions(publication: Publication) -> tuple[tuple[str, str], ...]:
    """The files of the transcript to take along, as name and path."""
    if publication.transcript is None:
        return ()
    return tuple((name, quote(transcript_file(publication.slug, suffix))) for name, suffix in CAPTIONS.items())


def _megabytes(size_bytes: int, language: str) -> str:
    return f"{decimal_in(language, size_bytes / 1_000_000)} MB"
