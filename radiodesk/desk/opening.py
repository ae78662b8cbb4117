"""Open a library, or make a new one for a programme."""

from pathlib import Path
from urllib.parse import urlsplit

from radiodesk.feed.categories import insist_on_category
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import PROGRAMME_TYPES, ZONES, Programme

SITE_LANGUAGES = ("id", "en")


def create_library(root: Path, programme: Programme) -> Library:
    """Make a library in an empty or new folder.

    Raises `BadValue` for a programme that could not be published, `LibraryExists`, `NotWritable`, `DiskFull`.
    """
    insist_on_programme(programme)
    return Library.create(root, programme)


def open_library(root: Path) -> Library:
    """Open the library in `root`. Raises `NotALibrary`, `LibraryInUse`, `LibraryTooNew`, `LibraryDamaged`."""
    return Library.open(root)


def save_programme(library: Library, programme: Programme) -> None:
    """Change what the feed and the pages say of the programme. Raises `BadValue`."""
    insist_on_programme(programme)
    library.save_programme(programme)


def insist_on_programme(programme: Programme) -> None:
    """Raise `BadValue` for the first field that the feed or the pages could not carry."""
    if not programme.title.strip():
        raise BadValue(value=programme.title, field="programme", expected="Jaksa Menyapa, …")
    if not _is_web_address(programme.public_url):
        raise BadValue(value=programme.public_url, field="public-url", expected="https://…")
    for field, value, known in (
        ("language", programme.language, SITE_LANGUAGES),
        ("zone", programme.zone, tuple(ZONES)),
        ("type", programme.type, PROGRAMME_TYPES),
    ):
        if value not in known:
            raise BadValue(value=value, field=field, expected=", ".join(known))
    insist_on_category(programme.category, programme.subcategory)


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna")
    except ValueError:  # brackets, ports and host names that no address may have
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not parts.query and not parts.fragment
