"""Writes with feedgen: the head of a document, and items, each of which can stand in any document of the feed."""

from collections.abc import Sequence
from email.utils import format_datetime
from typing import TYPE_CHECKING

from radiodesk.feed.channel import Document, Extent, channel_elements, leading_elements
from radiodesk.feed.elements import Extras
from radiodesk.feed.items import item_elements
from radiodesk.feed.stock import Dressed
from radiodesk.feed.text import clean, clipped, notes_html, one_line
from radiodesk.model.addresses import ascii_url, audio_file, episode_page, public_address
from radiodesk.model.programme import Programme

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

END = b"  </channel>\n</rss>\n"
"""How every document ends; the items stand before it."""

_ITEM, _ITEM_END = b"    <item>\n", b"    </item>\n"


def write_head(programme: Programme, extent: Extent, art_url: str, document: Document) -> bytes:
    """A document up to its items."""
    written: bytes = _channel(programme, extent, ascii_url(art_url), document).rss_str(pretty=True)
    return written.removesuffix(END)


def write_items(programme: Programme, newest_first: Sequence[Dressed]) -> list[bytes]:
    """The items, in this order, as they stand in a document."""
    feed = _channel(programme, Extent(), programme.public_url, Document())
    for dressed in newest_first:
        _fill_item(feed.add_entry(order="append"), programme, dressed)
    written: bytes = feed.rss_str(pretty=True)
    if len(newest_first) == written.count(_ITEM_END):
        items = written[written.find(_ITEM) :].removesuffix(END).split(_ITEM_END)[:-1]
        return [item + _ITEM_END for item in items]
    if len(newest_first) == 1:  # it speaks of items itself
        return [written[written.find(_ITEM) :].removesuffix(END)]
    return [item for dressed in newest_first for item in write_items(programme, [dressed])]


def _generator() -> "FeedGenerator":
    """A feedgen that leaves the process's locale alone: its own dates set it to C for good when threads meet."""
    import feedgen.entry
    import feedgen.feed

    feedgen.feed.formatRFC2822 = feedgen.entry.formatRFC2822 = format_datetime
    feed = feedgen.feed.FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension("extras", Extras, Extras, atom=False)
    return feed


def _channel(programme: Programme, extent: Extent, art_url: str, document: Document) -> "FeedGenerator":
    feed = _generator()
    title = one_line(programme.title) or programme.public_url
    author = one_line(programme.author) or one_line(programme.station) or title
    feed.title(title)
    page = public_address(programme.public_url, document.page)
    feed.link(href=page, rel="alternate")  # feedgen: the last link given is the channel's
    feed.description(clipped(clean(programme.description)) or title)
    feed.language(programme.language)
    feed.generator("RadioDesk")
    feed.podcast.itunes_author(author)
    feed.podcast.itunes_type(programme.type)
    feed.podcast.itunes_category({"cat": programme.category, "sub": programme.subcategory})
    if programme.owner_email:
        feed.podcast.itunes_owner(author, one_line(programme.owner_email))
    if extent.revised:
        feed.lastBuildDate(extent.revised)
    else:
        feed.extras.unwanted = ["lastBuildDate"]  # feedgen would say now
    feed.extras.leading = leading_elements(programme, document)
    feed.extras.elements = channel_elements(programme, extent, art_url)
    return feed


def _fill_item(item: "FeedEntry", programme: Programme, dressed: Dressed) -> None:
    publication = dressed.publication
    sheet, enclosure, wording = publication.sheet, publication.enclosure, publication.wording
    title = one_line(sheet.title) or publication.slug
    item.title(title)
    item.guid(publication.guid, permalink=False)
    audio_url = public_address(programme.public_url, audio_file(enclosure.file_name))
    item.enclosure(audio_url, str(enclosure.length_bytes), enclosure.media_type)
    item.link(href=public_address(programme.public_url, episode_page(publication.slug)), rel="alternate")
    item.pubDate(publication.date)
    summary = clean(sheet.summary) or clean(sheet.notes) or title
    item.description(clean(wording.description) or clipped(summary))
    if html := clean(wording.notes) or notes_html(sheet.notes or sheet.summary, publication.chapters):
        item.content(html, type="CDATA")
    item.podcast.itunes_title(one_line(wording.short_title) or title)
    item.podcast.itunes_duration(max(round(enclosure.duration_s), 1))
    item.podcast.itunes_episode_type(sheet.type)
    if sheet.number:
        item.podcast.itunes_episode(sheet.number)
    if sheet.season:
        item.podcast.itunes_season(sheet.season)
    item.extras.elements = item_elements(programme, publication, dressed.cover_url)
