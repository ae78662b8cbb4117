"""Builds the RSS 2.0 feed of a programme from what went out. Same publications, same bytes."""

from collections.abc import Mapping, Sequence
from email.utils import format_datetime
from typing import TYPE_CHECKING

from radiodesk.bahasa.words import _
from radiodesk.feed.categories import insist_on_category
from radiodesk.feed.channel import Document, channel_elements, leading_elements
from radiodesk.feed.elements import Extras
from radiodesk.feed.items import item_elements
from radiodesk.feed.text import clean, clipped, notes_html, one_line
from radiodesk.model.addresses import ascii_url, audio_file, episode_page, public_address
from radiodesk.model.problems import FeedUnsound
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator


def build_feed(
    programme: Programme, publications: Sequence[Publication], art_url: str, covers: Mapping[int, str] | None = None
) -> bytes:
    """The feed as UTF-8 bytes, newest episode first; it is whole also without any.

    `art_url` is the public address of the programme's cover, `covers` those of episodes that have their own, by episode
    id. Rules: RSS 2.0, Apple (podcasters.apple.com/support/823), PSP-1, podcast namespace. Raises `BadValue` for a
    category Apple does not know and `FeedUnsound` when two episodes share a guid or an audio file.
    """
    return write_document(programme, in_order(programme, publications), art_url, covers or {}, Document())


def in_order(programme: Programme, publications: Sequence[Publication]) -> list[Publication]:
    """The publications, newest first. Raises what `build_feed` does: nothing is written of what is unsound."""
    insist_on_category(programme.category, programme.subcategory)
    _insist_on_difference(publications)
    return sorted(publications, key=lambda each: (each.date, each.episode_id), reverse=True)


def write_document(
    programme: Programme,
    newest_first: Sequence[Publication],
    art_url: str,
    covers: Mapping[int, str],
    document: Document,
) -> bytes:
    """One document of the feed, with these publications."""
    feed = _channel(programme, newest_first, ascii_url(art_url), document)
    for publication in newest_first:
        _fill_item(feed.add_entry(order="append"), programme, publication, covers.get(publication.episode_id))
    written: bytes = feed.rss_str(pretty=True)
    return written


def _insist_on_difference(publications: Sequence[Publication]) -> None:
    guids = {publication.guid for publication in publications}
    files = {publication.enclosure.file_name for publication in publications}
    if min(len(guids), len(files)) < len(publications):
        raise FeedUnsound(reason=_("two episodes carry the same identification or the same audio file"))


def _generator() -> "FeedGenerator":
    """A feedgen that leaves the process's locale alone: its own dates set it to C for good when threads meet."""
    import feedgen.entry
    import feedgen.feed

    feedgen.feed.formatRFC2822 = feedgen.entry.formatRFC2822 = format_datetime
    feed = feedgen.feed.FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension("extras", Extras, Extras, atom=False)
    return feed


def _channel(
    programme: Programme, newest_first: Sequence[Publication], art_url: str, document: Document
) -> "FeedGenerator":
    feed = _generator()
    title = one_line(programme.title) or programme.public_url
    author = one_line(programme.author) or one_line(programme.station) or title
    feed.title(title)
    feed.link(href=ascii_url(programme.public_url), rel="alternate")  # feedgen: the last link given is the channel's
    feed.description(clipped(clean(programme.description)) or title)
    feed.language(programme.language)
    feed.generator("RadioDesk")
    feed.podcast.itunes_author(author)
    feed.podcast.itunes_type(programme.type)
    feed.podcast.itunes_category({"cat": programme.category, "sub": programme.subcategory})
    if programme.owner_email:
        feed.podcast.itunes_owner(author, one_line(programme.owner_email))
    if newest_first:
        feed.lastBuildDate(max(publication.revised for publication in newest_first))
    else:
        feed.extras.unwanted = ["lastBuildDate"]  # feedgen would say now
    feed.extras.leading = leading_elements(programme, document)
    feed.extras.elements = channel_elements(programme, newest_first, art_url)
    return feed


def _fill_item(item: "FeedEntry", programme: Programme, publication: Publication, cover_url: str | None) -> None:
    sheet, enclosure = publication.sheet, publication.enclosure
    title = one_line(sheet.title) or publication.slug
    item.title(title)
    item.guid(publication.guid, permalink=False)
    audio_url = public_address(programme.public_url, audio_file(enclosure.file_name))
    item.enclosure(audio_url, str(enclosure.length_bytes), enclosure.media_type)
    item.link(href=public_address(programme.public_url, episode_page(publication.slug)), rel="alternate")
    item.pubDate(publication.date)
    item.description(clipped(clean(sheet.summary) or clean(sheet.notes) or title))
    if html := notes_html(sheet.notes or sheet.summary, publication.chapters):
        item.content(html, type="CDATA")
    item.podcast.itunes_title(title)
    item.podcast.itunes_duration(max(round(enclosure.duration_s), 1))
    item.podcast.itunes_episode_type(sheet.type)
    if sheet.number:
        item.podcast.itunes_episode(sheet.number)
    if sheet.season:
        item.podcast.itunes_season(sheet.season)
    item.extras.elements = item_elements(programme, publication, cover_url)
