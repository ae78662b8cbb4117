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
from radiodesk.site.episodes import episode_pages, shared_files
from radiodesk.site.fronts import front_pages, lost_page, shelf_pages
from radiodesk.site.paths import ABOUT_PAGE, ARCHIVE_PAGE
from radiodesk.site.press import Press
from radiodesk.site.search import search_files
from radiodesk.site.sitemap import ROBOTS_FILE, SITEMAP_FILE, Listed, robots, sitemap_files
from radiodesk.site.stock import Source, Stock, newest_first, take_stock
from radiodesk.site.talk import talk_of
from radiodesk.site.tongues import Tongue, tongues_of

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
    catalogues: Mapping[str, gettext.NullTranslations],
) -> dict[str, bytes]:
    """All pages, the style and the covers, by relative path; links inside are relative, so it also works from a disk.

    `cover` is the programme's, `covers` those of the episodes by id; `catalogues` have the fixed words by language.
    Each template, style and script comes from the first folder of `templates` that has it. Raises `TemplateBroken`.
    Addresses that others need (canonical, Open Graph) are below the programme's public address.
    """
    ordered = newest_first(publications)
    talks = {each.episode_id: talk_of(each) for each in ordered}
    source = Source(programme, ordered, cover, covers, talks)
    assets = read_assets(templates, programme, cover)
    tongues = tongues_of(programme, catalogues)
    stocks = [take_stock(tongue, source) for tongue in tongues]
    first = stocks[0]
    files = {path: data for each in (cover, *covers.values()) for path, data in each.files().items()}
    files |= {assets.code: qr_code(public_address(programme.public_url, INDEX_FILE)), **assets.files}
    files |= search_files(ordered, {each.episode_id: view for each, view in zip(ordered, first.views, strict=True)})
    files |= shared_files(first)
    for stock in stocks:
        press = Press(templates, stock.tongue, tongues, programme, cover, assets)
        files |= {stock.tongue.folder + path: data for path, data in _pages(press, source, stock).items()}
        files |= lost_page(press, stock) if stock is first else {}
    return files | _signposts(first, tongues)


def stage_of(path: str) -> str:
    """The stage in which a file of the site becomes public (one of `STAGES`), told by its path."""
    return "index" if path == INDEX_FILE else _STAGES[PurePosixPath(path).suffix]


def _pages(press: Press, source: Source, stock: Stock) -> dict[str, bytes]:
    """All pages of a language, by path from its folder."""
    return {
        **front_pages(press, stock, source.publications),
        **shelf_pages(press, stock),
        **episode_pages(press, stock),
    }


def _signposts(stock: Stock, tongues: Sequence[Tongue]) -> dict[str, bytes]:
    """What leads search engines around."""
    programme = stock.programme
    fronts = (INDEX_FILE, ABOUT_PAGE, ARCHIVE_PAGE, *(shelf.path for shelf in stock.shelves))
    pages = [(path, "") for path in fronts] + [(view.path, view.revised) for view in stock.views]
    listed = (Listed(tuple((each.tag, each.address(programme, path)) for each in tongues), day) for path, day in pages)
    address = public_address(programme.public_url, SITEMAP_FILE)
    return {**sitemap_files(listed, programme.public_url), ROBOTS_FILE: robots(address)}
