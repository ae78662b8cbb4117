"""What a strange feed says, in the words of this desk: a programme, the sheet of an episode, its origin."""

from dataclasses import replace
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.desk.moving_items import Arriving
from radiodesk.desk.moving_web import shown
from radiodesk.desk.opening import SITE_LANGUAGES
from radiodesk.feed.categories import CATEGORIES
from radiodesk.feed.foreign import ForeignShow
from radiodesk.feed.foreign_words import harmless, plain
from radiodesk.feed.rules import MEDIA_TYPES
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Sheet
from radiodesk.model.origin import Origin, Wording
from radiodesk.model.programme import Programme, Season
from radiodesk.model.sound import FILE_FORMATS, MediaInfo

_OLD_LANGUAGES = {"in": "id", "ms": "id"}
"""Indonesian had another code until 1989 (ISO 639); Malay is nearer to it than English."""

_TYPES = {
    "mp3": "audio/mpeg",
    "mov": "audio/mp4",
    "aac": "audio/aac",
    "ogg": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "matroska": "audio/webm",
}
"""The MIME types of what is found in files whose feed does not say it."""


def programme_from(
    show: ForeignShow, guid: str, into: Programme, *, all_numbered: bool
) -> tuple[Programme, tuple[str, ...]]:
    """The programme of a feed, at the public address of `into`, and sentences about what could not be taken over.

    What the feed does not say stays as it is in `into`.
    """
    said: dict[str, Any] = {
        "title": show.title,
        "description": show.description,
        "author": show.author,
        "owner_email": show.owner_email,
        "copyright": show.copyright,
        "people": show.people,
        "places": show.places,
        "license": show.license,
        "license_url": show.license_url,
        "funding": show.funding,
        "medium": show.medium,
        "remarks": show.remarks,
    }
    remarks: list[str] = []
    changes = {name: value for name, value in said.items() if value}
    changes |= {"explicit": show.explicit, "type": show.type, "is_complete": show.is_complete}
    if show.type == "serial" and not all_numbered:
        changes["type"] = "episodic"
        remarks.append(_("It is a serial, but not all its episodes have numbers: it goes on as a row of episodes."))
    changes |= _language(show, remarks) | _category(show, remarks)
    return replace(into, guid=guid, **changes), tuple(remarks)


def _language(show: ForeignShow, remarks: list[str]) -> dict[str, Any]:
    spoken = show.language.partition("-")[0]
    spoken = _OLD_LANGUAGES.get(spoken, spoken)
    if spoken in SITE_LANGUAGES:
        return {"language": spoken}
    if spoken:
        remarks.append(_("Its language, “{name}”, is not one that pages can be made in.").format(name=show.language))
    return {}


def _category(show: ForeignShow, remarks: list[str]) -> dict[str, Any]:
    """The first category that Apple knows; without its subcategory when that one is not known."""
    for name, sub in show.categories:
        if name in CATEGORIES:
            return {"category": name, "subcategory": sub if sub in CATEGORIES[name] else ""}
    if show.categories:
        names = ", ".join(name for name, _sub in show.categories)
        remarks.append(_("Apple does not know its category, “{name}”; choose another.").format(name=names))
    return {}


def seasons_in(arriving: tuple[Arriving, ...]) -> tuple[Season, ...]:
    """The seasons that have names."""
    names = {each.item.season: each.item.season_name for each in arriving if each.item.season and each.item.season_name}
    return tuple(Season(number, names[number]) for number in sorted(names))


def origin_of(arriving: Arriving, info: MediaInfo, chapters: tuple[Chapter, ...], cover: str) -> Origin:
    """Where an episode comes from, with its sheet: chapters and people as they were, the notes in plain words."""
    item = arriving.item
    description, notes = harmless(item.description), harmless(item.notes)
    sheet = Sheet(
        title=item.title,
        number=item.number,
        season=item.season,
        aired=arriving.published,
        summary=plain(item.description),
        notes=plain(item.notes),
        explicit=item.explicit,
        type=item.type,
        cover=cover,
        people=item.people,
        chapters=tuple(chapter for chapter in chapters if chapter.start_s < info.duration_s),
        soundbites=tuple(bite for bite in item.soundbites if bite.start_s < info.duration_s),
        topics=item.topics,
    )
    return Origin(
        audio_url=shown(arriving.audio.url),
        published=arriving.published,
        media_type=media_type_of(arriving.audio.media_type, info),
        duration_s=item.duration_s,
        wording=Wording(description, notes or (description if description != sheet.summary else ""), item.short_title),
        sheet=sheet,
    )


def media_type_of(said: str, info: MediaInfo) -> str:
    """The MIME type as the feed said it, if apps know it; else that of what the file is."""
    if said in MEDIA_TYPES:
        return said
    names = info.container.split(",")
    return next((_TYPES[name] for name in names if name in _TYPES), FILE_FORMATS["mp3"].media_type)
