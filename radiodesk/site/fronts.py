"""The pages around the episodes: the programme's own, the archive and its shelves, search, about, and the lost page."""

from collections.abc import Sequence

from radiodesk.model.addresses import INDEX_FILE
from radiodesk.model.notes import parse_notes
from radiodesk.model.publication import Publication
from radiodesk.model.words import N_
from radiodesk.site.metadata import as_json_ld, series
from radiodesk.site.particulars import particulars_of
from radiodesk.site.paths import ABOUT_PAGE, ARCHIVE_PAGE, LOST_PAGE, SEARCH_PAGE
from radiodesk.site.press import Press
from radiodesk.site.search import search_blocks
from radiodesk.site.stock import Stock
from radiodesk.site.subscribing import subscribe_links

SHELF_DEPTH = 2

NEWEST, LOST_NEWEST = 12, 3
"""So many episodes are on the programme's own page and on the lost page; all of them are in the archive."""

LOST_WORDS = N_("This page does not exist"), N_("The address may be mistyped, or the episode was taken off.")


def front_pages(press: Press, stock: Stock, publications: Sequence[Publication]) -> dict[str, bytes]:
    """Those of one language, by path from its folder."""
    return {
        INDEX_FILE: _index_page(press, stock),
        ABOUT_PAGE: _about_page(press, stock),
        ARCHIVE_PAGE: _archive_page(press, stock),
        SEARCH_PAGE: press.page(
            "search.html",
            stock.plain_page(SEARCH_PAGE, press.word(N_("Search"))),
            blocks=search_blocks(publications),
            topics=stock.topics,
        ),
    }


def lost_page(press: Press, stock: Stock) -> dict[str, bytes]:
    """The page that servers show for what is not there: one for all languages, so it says so in all of them."""
    title, reason = (press.word(text) for text in LOST_WORDS)
    others = [(tongue, *(tongue.words.gettext(text) for text in LOST_WORDS)) for tongue in press.other_tongues]
    page = stock.plain_page(LOST_PAGE, title)
    recent = stock.views[:LOST_NEWEST]
    return {LOST_PAGE: press.page("404.html", page, reason=reason, others=others, recent=recent)}


def shelf_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    """A page for each year, season, topic and person, all two folders deep: what leads away from them is the same."""
    rows = {view.path: press.part("row.html", SHELF_DEPTH, episode=view) for view in stock.views}
    return {
        shelf.path: press.page(
            "shelf.html", stock.plain_page(shelf.path, press.shelf_title(shelf)), shelf=shelf, rows=rows
        )
        for shelf in stock.shelves
    }


def _index_page(press: Press, stock: Stock) -> bytes:
    return press.page(
        "index.html",
        stock.plain_page(INDEX_FILE, stock.programme.title),
        description=parse_notes(stock.programme.description),
        particulars=particulars_of(stock.programme, stock.tongue.language),
        newest=stock.views[:1],
        recent=stock.views[1:NEWEST],
        count=len(stock.views),
        seasons=stock.seasons,
        topics=stock.topics,
        data=as_json_ld(series(stock.programme, stock.cover)),
    )


def _archive_page(press: Press, stock: Stock) -> bytes:
    return press.page(
        "archive.html",
        stock.plain_page(ARCHIVE_PAGE, press.word(N_("All episodes"))),
        years=stock.years,
        seasons=stock.seasons,
        topics=stock.topics,
        people=stock.people,
        count=len(stock.views),
    )


def _about_page(press: Press, stock: Stock) -> bytes:
    return press.page(
        "about.html",
        stock.plain_page(ABOUT_PAGE, press.word(N_("About"))),
        description=parse_notes(stock.programme.description),
        particulars=particulars_of(stock.programme, stock.tongue.language),
        subscribe=subscribe_links(stock.programme),
    )
