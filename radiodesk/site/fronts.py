"""The pages around the episodes: the programme's own, the archive and its shelves, search, about, and the lost page."""

from radiodesk.model.addresses import INDEX_FILE
from radiodesk.model.notes import parse_notes
from radiodesk.model.words import N_
from radiodesk.site.metadata import as_json_ld, series
from radiodesk.site.particulars import particulars_of
from radiodesk.site.press import LOST_PAGE, Press
from radiodesk.site.search import SEARCH_PAGE, search_blocks
from radiodesk.site.shelves import ARCHIVE_PAGE
from radiodesk.site.stock import Stock
from radiodesk.site.subscribing import subscribe_links

ABOUT_PAGE = f"about/{INDEX_FILE}"

NEWEST, LOST_NEWEST = 12, 3
"""So many episodes are on the programme's own page and on the lost page; all of them are in the archive."""


def front_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    """All of them, by path."""
    return {
        INDEX_FILE: _index_page(press, stock),
        ABOUT_PAGE: _about_page(press, stock),
        ARCHIVE_PAGE: press.page(
            "archive.html",
            stock.plain_page(ARCHIVE_PAGE, press.word(N_("All episodes"))),
            years=stock.years,
            seasons=stock.seasons,
            people=stock.people,
        ),
        SEARCH_PAGE: press.page(
            "search.html",
            stock.plain_page(SEARCH_PAGE, press.word(N_("Search"))),
            blocks=search_blocks(stock.publications),
        ),
        LOST_PAGE: press.page(
            "404.html",
            stock.plain_page(LOST_PAGE, press.word(N_("This page does not exist"))),
            recent=stock.views[:LOST_NEWEST],
        ),
    }


def shelf_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    """A page for each year, season and person."""
    return {
        shelf.path: press.page("shelf.html", stock.plain_page(shelf.path, press.shelf_title(shelf)), shelf=shelf)
        for shelf in stock.shelves
    }


def _index_page(press: Press, stock: Stock) -> bytes:
    return press.page(
        "index.html",
        stock.plain_page(INDEX_FILE, stock.programme.title),
        description=parse_notes(stock.programme.description),
        particulars=particulars_of(stock.programme),
        newest=stock.views[:1],
        recent=stock.views[1:NEWEST],
        count=len(stock.views),
        data=as_json_ld(series(stock.programme, stock.cover)),
    )


def _about_page(press: Press, stock: Stock) -> bytes:
    return press.page(
        "about.html",
        stock.plain_page(ABOUT_PAGE, press.word(N_("About"))),
        description=parse_notes(stock.programme.description),
        particulars=particulars_of(stock.programme),
        subscribe=subscribe_links(stock.programme),
    )
