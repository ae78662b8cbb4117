"""What leads search engines around: the list of all pages in all languages, and the leave to read them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

SITEMAP_FILE = "sitemap.xml"
ROBOTS_FILE = "robots.txt"

MOST = 50_000
"""Pages that one list may have (sitemaps.org, protocol 0.9)."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Listed(NamedTuple):
    """A page: its address in each language by tag, the programme's first, and the day of its last change or ''."""

    addresses: tuple[tuple[str, str], ...]
    day: str = ""


def sitemap_files(pages: Iterable[Listed], public_url: str) -> dict[str, bytes]:
    """The list of all pages, by path; more than one list takes need several, and a list of those."""
    entries = [_entry(page, address) for page in pages for _tag, address in page.addresses]
    lists = [_list(entries[at : at + MOST]) for at in range(0, len(entries), MOST)] or [_list([])]
    if len(lists) == 1:
        return {SITEMAP_FILE: lists[0]}
    files = {f"sitemap-{number}.xml": data for number, data in enumerate(lists, 1)}
    places = [f"<sitemap><loc>{escape(public_url + path)}</loc></sitemap>" for path in files]
    index = [f'{_XML}<sitemapindex xmlns="{_SPACE}">', *places, "</sitemapindex>\n"]
    return {**files, SITEMAP_FILE: "\n".join(index).encode()}


def robots(sitemap_url: str) -> bytes:
    """Everybody may read everything; here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {quote(sitemap_url, ':/%')}\n".encode()


def _list(entries: Sequence[str]) -> bytes:
    head = f'{_XML}<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    return "\n".join((head, *entries, "</urlset>\n")).encode()


def _entry(page: Listed, address: str) -> str:
    day = f"<lastmod>{page.day}</lastmod>" if page.day else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(other)}/>'
        for tag, other in page.addresses
    )
    return f"<url><loc>{escape(address)}</loc>{day}{others}</url>"
