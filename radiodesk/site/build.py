"""Builds the public pages of a programme: whole without JavaScript or foreign servers. Same data, same bytes."""

import gettext
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from radiodesk.model.addresses import INDEX_FILE, public_address
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.site.artwork import Cover
from radiodesk.site.assets import read_assets
from radiodesk.site.codes import qr_code
from radiodesk.site.episodes import episode_files
from radiodesk.site.fronts import ABOUT_PAGE, front_pages, shelf_pages
from radiodesk.site.metadata import robots, sitemap
from radiodesk.site.press import Press
from radiodesk.site.search import search_files
from radiodesk.site.shelves import ARCHIVE_PAGE
from radiodesk.site.stock import Stock, take_stock

SITEMAP_FILE = "sitemap.xml"
ROBOTS_FILE = "robots.txt"

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


def build_site(
    programme: Programme,
    publications: Sequence[Publication],
    cover: Cover,
    covers: Mapping[int, Cover],
    templates: Sequence[Path],
    translations: gettext.NullTranslations,
) -> dict[str, bytes]:
    """All pages, the style and the covers, by relative path; links inside are relative, so it also works from a disk.

    `cover` is the programme's, `covers` those of the episodes by id; `translations` belong to the programme's language.
    Each template, style and script comes from the first folder of `templates` that has it. Raises `TemplateBroken`.
    Addresses that others need (canonical, Open Graph) are below the programme's public address.
    """
    stock = take_stock(programme, publications, cover, covers)
    assets = read_assets(templates, programme, cover)
    press = Press(templates, translations, programme, cover, assets)
    art = {path: data for each in (cover, *covers.values()) for path, data in each.files().items()}
    code = qr_code(public_address(programme.public_url, INDEX_FILE))
    pages = {**front_pages(press, stock), **shelf_pages(press, stock), **episode_files(press, stock)}
    return {**art, assets.code: code, **assets.files, **_search(stock), **pages, **_signposts(stock)}


def stage_of(path: str) -> str:
    """The stage in which a file of the site becomes public (one of `STAGES`), told by its path."""
    return "index" if path == INDEX_FILE else _STAGES[PurePosixPath(path).suffix]


def _search(stock: Stock) -> dict[str, bytes]:
    by_id = {each.episode_id: view for each, view in zip(stock.publications, stock.views, strict=True)}
    return search_files(stock.publications, by_id)


def _signposts(stock: Stock) -> dict[str, bytes]:
    """What leads search engines around."""
    base = stock.programme.public_url
    fronts = (INDEX_FILE, ABOUT_PAGE, ARCHIVE_PAGE, *(shelf.path for shelf in stock.shelves))
    pages = [(public_address(base, path), "") for path in fronts] + [(view.url, view.revised) for view in stock.views]
    return {SITEMAP_FILE: sitemap(pages), ROBOTS_FILE: robots(public_address(base, SITEMAP_FILE))}
