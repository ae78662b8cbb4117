"""A long feed in several documents: the newest episodes, and pages of an archive that do not change any more."""

from collections.abc import Mapping, Sequence

from radiodesk.feed.build import in_order, write_document
from radiodesk.feed.channel import Document
from radiodesk.model.addresses import FEED_FILE, archive_file
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication

MOST_EPISODES = 1000
"""As many episodes stay in one document: nineteen years of a weekly programme."""

LARGEST_BYTES = 2_000_000
"""As large may it be: some programs read no further than 2 MiB."""

PAGE_EPISODES = 250


def build_feeds(
    programme: Programme, publications: Sequence[Publication], art_url: str, covers: Mapping[int, str] | None = None
) -> dict[str, bytes]:
    """The documents of the feed by path: all in one, or the newest episodes and an archive (RFC 5005 section 4).

    Pages of the archive are numbered from the oldest, so that a full page stays as it is whatever is published later;
    each names the one before it as `prev-archive` and, for apps that know only that, as `next`. Apps that follow
    neither, Apple's and Spotify's among them, know only what stands in the first document. Raises what `build_feed`
    does.
    """
    newest_first = in_order(programme, publications)
    pages = max(-(-(len(newest_first) - MOST_EPISODES) // PAGE_EPISODES), 0)
    while True:
        recent = newest_first[: len(newest_first) - pages * PAGE_EPISODES]
        document = Document(links=_older(pages))
        written = write_document(programme, recent, art_url, covers or {}, document)
        if len(written) <= LARGEST_BYTES or len(recent) <= PAGE_EPISODES:
            break
        pages += 1
    oldest_first = newest_first[::-1]
    archive = {
        archive_file(number): write_document(
            programme,
            oldest_first[(number - 1) * PAGE_EPISODES : number * PAGE_EPISODES][::-1],
            art_url,
            covers or {},
            Document(archive_file(number), (("current", FEED_FILE), *_older(number - 1)), is_archive=True),
        )
        for number in range(1, pages + 1)
    }
    return {**archive, FEED_FILE: written}


def _older(number: int) -> tuple[tuple[str, str], ...]:
    """The links to page `number` of the archive, none to page 0."""
    return tuple((rel, archive_file(number)) for rel in ("prev-archive", "next")) if number else ()
