"""The same feed as JSON (JSON Feed 1.1, jsonfeed.org), for programs that would rather not read XML."""

import json
from collections.abc import Mapping, Sequence

from radiodesk.feed.archive import MOST_EPISODES
from radiodesk.feed.build import in_order
from radiodesk.feed.text import clean, notes_html, one_line
from radiodesk.model.addresses import JSON_FEED_FILE, ascii_url, audio_file, episode_page, public_address
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Enclosure, Publication

VERSION = "https://jsonfeed.org/version/1.1"


def build_json_feed(
    programme: Programme, publications: Sequence[Publication], art_url: str, covers: Mapping[int, str] | None = None
) -> bytes:
    """The newest episodes as a JSON Feed. Same publications, same bytes. Raises what `build_feed` does."""
    newest_first = in_order(programme, publications)[:MOST_EPISODES]
    feed = {
        "version": VERSION,
        "title": one_line(programme.title),
        "home_page_url": ascii_url(programme.public_url),
        "feed_url": public_address(programme.public_url, JSON_FEED_FILE),
        "description": clean(programme.description),
        "icon": ascii_url(art_url),
        "language": programme.language,
        "authors": [{"name": one_line(programme.author or programme.station or programme.title)}],
        "expired": programme.is_complete or None,
        "items": [_item(programme, each, (covers or {}).get(each.episode_id)) for each in newest_first],
    }
    return (json.dumps(_known(feed), ensure_ascii=False, indent=1) + "\n").encode()


def _item(programme: Programme, publication: Publication, cover_url: str | None) -> dict[str, object]:
    sheet = publication.sheet
    return _known(
        {
            "id": publication.guid,
            "url": public_address(programme.public_url, episode_page(publication.slug)),
            "title": one_line(sheet.title),
            "summary": clean(sheet.summary),
            "content_html": notes_html(sheet.notes or sheet.summary, publication.chapters) or one_line(sheet.title),
            "image": ascii_url(cover_url) if cover_url else "",
            "date_published": publication.date.isoformat(timespec="seconds"),
            "date_modified": publication.revised.isoformat(timespec="seconds"),
            "authors": [{"name": one_line(credit.name)} for credit in sheet.people if one_line(credit.name)],
            "tags": [name for topic in sheet.topics if (name := one_line(topic))],
            "attachments": [_audio(programme, each) for each in (publication.enclosure, *publication.alternates)],
        }
    )


def _audio(programme: Programme, enclosure: Enclosure) -> dict[str, object]:
    return {
        "url": public_address(programme.public_url, audio_file(enclosure.file_name)),
        "mime_type": enclosure.media_type,
        "size_in_bytes": enclosure.length_bytes,
        "duration_in_seconds": max(round(enclosure.duration_s), 1),
    }


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts that are known: JSON Feed wants no empty ones."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}
