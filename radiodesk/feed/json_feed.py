"""The same feed as JSON (JSON Feed 1.1, jsonfeed.org), for programs that would rather not read XML."""

import json
from collections.abc import Mapping, Sequence

from radiodesk.feed.archive import MOST_EPISODES, Finished, finished_before, leave_finished
from radiodesk.feed.build import from_nothing, in_order
from radiodesk.feed.stock import Dressed, digest
from radiodesk.feed.text import clean, notes_html, one_line
from radiodesk.feed.writer import Writer
from radiodesk.model.addresses import JSON_FEED_FILE, ascii_url, audio_file, episode_page, public_address
from radiodesk.model.feed_entry import Entry
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Enclosure, Publication

VERSION = "https://jsonfeed.org/version/1.1"


def build_json_feed(
    programme: Programme, publications: Sequence[Publication], art_url: str, covers: Mapping[int, str] | None = None
) -> bytes:
    """The newest episodes as a JSON Feed. Same publications, same bytes. Raises what `build_feed` does."""
    entries, stock = from_nothing(publications, covers or {})
    return _document(Writer(programme, art_url, stock), in_order(programme, entries)[:MOST_EPISODES])


def finished_json_feed(writer: Writer, newest_first: Sequence[Entry]) -> Finished:
    """The same, kept by its content; only what is new is written."""
    newest = newest_first[:MOST_EPISODES]
    key = digest("json feed", writer.around, [entry.key for entry in newest])
    known = finished_before(writer, key)
    if known is None:
        data = _document(writer, newest)
        known = (Finished(JSON_FEED_FILE, writer.stock.keep(data), len(data)),)
        leave_finished(writer, key, known)
    return known[0]


def _document(writer: Writer, newest_first: Sequence[Entry]) -> bytes:
    programme = writer.programme
    head = {
        "version": VERSION,
        "title": one_line(programme.title),
        "home_page_url": ascii_url(programme.public_url),
        "feed_url": public_address(programme.public_url, JSON_FEED_FILE),
        "description": clean(programme.description),
        "icon": ascii_url(writer.art_url),
        "language": programme.language,
        "authors": [{"name": one_line(programme.author or programme.station or programme.title)}],
        "expired": programme.is_complete or None,
    }
    items = [" " * 2 + item.replace("\n", "\n  ") for item in _items(writer, newest_first)]
    listed = "[\n" + ",\n".join(items) + "\n ]" if items else "[]"
    return (_json(_known(head)).removesuffix("\n}") + f',\n "items": {listed}\n}}\n').encode()


def _items(writer: Writer, entries: Sequence[Entry]) -> list[str]:
    """The items of these episodes; each is written only once."""
    keys = {entry.key: f"json {writer.around_items} {entry.key}" for entry in entries}
    found = {key: writer.stock.kept.get(kept_as) for key, kept_as in keys.items()}
    missing = [key for key, data in found.items() if data is None]
    for key, dressed in zip(missing, writer.stock.fetch(missing), strict=True):
        found[key] = writer.stock.kept[keys[key]] = _json(_item(writer.programme, dressed)).encode()
    return [data.decode() for entry in entries if (data := found[entry.key])]


def _json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _item(programme: Programme, dressed: Dressed) -> dict[str, object]:
    publication, cover_url = dressed
    sheet = publication.sheet
    return _known(
        {
            "id": publication.guid,
            "url": public_address(programme.public_url, episode_page(publication.slug)),
            "title": one_line(sheet.title),
            "summary": clean(sheet.summary),
            "content_html": _html(publication) or one_line(sheet.title),
            "image": ascii_url(cover_url) if cover_url else "",
            "date_published": publication.date.isoformat(timespec="seconds"),
            "date_modified": publication.revised.isoformat(timespec="seconds"),
            "authors": [{"name": one_line(credit.name)} for credit in sheet.people if one_line(credit.name)],
            "tags": [name for topic in sheet.topics if (name := one_line(topic))],
            "attachments": [_audio(programme, each) for each in (publication.enclosure, *publication.alternates)],
        }
    )


def _html(publication: Publication) -> str:
    sheet = publication.sheet
    return clean(publication.wording.notes) or notes_html(sheet.notes or sheet.summary, publication.chapters)


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
