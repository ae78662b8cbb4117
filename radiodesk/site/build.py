"""Builds the public pages of a programme: whole without JavaScript or foreign servers. Same data, same bytes."""

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from radiodesk.model.addresses import INDEX_FILE, public_address
from radiodesk.model.notes import parse_notes
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.model.words import N_
from radiodesk.site import shelves
from radiodesk.site.artwork import Cover
from radiodesk.site.assets import Assets, read_assets
from radiodesk.site.codes import qr_code
from radiodesk.site.pages import EpisodeView, PageView, episode_view, page_view, share_links
from radiodesk.site.press import Press
from radiodesk.site.search import SEARCH_PAGE, search_blocks, search_files
from radiodesk.site.subscribing import subscribe_links

NEWEST = 12
"""So many episodes are on the programme's own page; all of them are in the archive."""

_STAGES = {
    ".html": "page",
    ".css": "asset",
    ".js": "asset",
    ".json": "asset",
    ".jpg": "art",
    ".png": "art",
    ".svg": "art",
    ".xml": "index",
    ".txt": "index",
}


@dataclass(frozen=True)
class Stock:
    """What all pages are made of: the programme, its cover, its episodes (newest first), and its shelves."""

    programme: Programme
    publications: tuple[Publication, ...]
    cover: Cover
    views: tuple[EpisodeView, ...]
    years: tuple[shelves.Shelf, ...]
    seasons: tuple[shelves.Shelf, ...]
    people: tuple[shelves.Shelf, ...]


def build_site(
    programme: Programme,
    publications: Sequence[Publication],
    cover: Cover,
    covers: Mapping[int, Cover],
    templates: Path,
    translations: gettext.NullTranslations,
) -> dict[str, bytes]:
    """All pages, the style and the covers, by relative path; links inside are relative, so it also works from a disk.

    `cover` is the programme's, `covers` those of the episodes by id; `translations` belong to the programme's language.
    Addresses that others need (canonical, Open Graph) are below the programme's public address.
    """
    stock = _stock(programme, publications, cover, covers)
    assets = read_assets(templates, programme, cover)
    press = Press(templates, translations, programme, cover, assets)
    art = {path: data for each in (cover, *covers.values()) for path, data in each.files().items()}
    pages = {**_front_pages(press, stock), **_shelf_pages(press, stock), **_episode_pages(press, stock)}
    by_id = {each.episode_id: view for each, view in zip(stock.publications, stock.views, strict=True)}
    found = search_files(publications, by_id)
    return {**art, **assets.files, **_codes(stock, assets), **found, **pages}


def stage_of(path: str) -> str:
    """The stage in which a file of the site becomes public (one of `STAGES`), told by its path."""
    return "index" if path == INDEX_FILE else _STAGES[PurePosixPath(path).suffix]


def _stock(
    programme: Programme, publications: Sequence[Publication], cover: Cover, covers: Mapping[int, Cover]
) -> Stock:
    newest_first = sorted(publications, key=lambda each: (each.date, each.episode_id), reverse=True)
    views = tuple(episode_view(programme, each, covers.get(each.episode_id, cover)) for each in newest_first)
    return Stock(
        programme,
        tuple(newest_first),
        cover,
        views,
        shelves.years(views),
        shelves.seasons(programme, views),
        shelves.people(views),
    )


def _front_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    programme, views = stock.programme, stock.views
    description = parse_notes(programme.description)
    subscribe = subscribe_links(programme)
    index = _plain_page(stock, INDEX_FILE, programme.title)
    about = _plain_page(stock, f"about/{INDEX_FILE}", press.word(N_("About")))
    archive = _plain_page(stock, shelves.ARCHIVE_PAGE, press.word(N_("All episodes")))
    search = _plain_page(stock, SEARCH_PAGE, press.word(N_("Search")))
    lost = _plain_page(stock, "404.html", press.word(N_("This page does not exist")))
    return {
        index.path: press.page(
            "index.html", index, description=description, newest=views[:1], recent=views[1:NEWEST], count=len(views)
        ),
        about.path: press.page("about.html", about, description=description, subscribe=subscribe, people=stock.people),
        archive.path: press.page(
            "archive.html", archive, years=stock.years, seasons=stock.seasons, people=stock.people
        ),
        search.path: press.page("search.html", search, blocks=search_blocks(stock.publications)),
        lost.path: press.page("404.html", lost, recent=views[:3]),
    }


def _shelf_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    every = (*stock.years, *stock.seasons, *stock.people)
    return {
        shelf.path: press.page("shelf.html", _plain_page(stock, shelf.path, press.shelf_title(shelf)), shelf=shelf)
        for shelf in every
    }


def _episode_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    views = stock.views
    return {
        view.path: press.page(
            "episode.html",
            view,
            episode=view,
            own_cover=view.cover != stock.cover,
            shares=share_links(view),
            earlier=before,
            later=after,
            subscribe=subscribe_links(stock.programme),
        )
        for view, before, after in zip(views, [*views[1:], None], [None, *views], strict=False)
    }


def _codes(stock: Stock, assets: Assets) -> dict[str, bytes]:
    """The QR code of the programme's page, and one for the page of each episode."""
    own = {view.code: qr_code(view.url) for view in stock.views}
    return {**own, assets.code: qr_code(public_address(stock.programme.public_url, INDEX_FILE))}


def _plain_page(stock: Stock, path: str, title: str) -> PageView:
    return page_view(stock.programme, stock.cover, path, title)
