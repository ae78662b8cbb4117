"""Open a library, make a new one for a programme, or take one more programme into it."""

from pathlib import Path
from urllib.parse import urlsplit

from radiodesk.desk.particulars import insist_on_particulars
from radiodesk.feed.categories import insist_on_category
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue, NotFilledIn
from radiodesk.model.programme import PROGRAMME_TYPES, ZONES, Programme
from radiodesk.model.words import N_

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


def add_programme(library: Library, programme: Programme) -> Programme:
    """Take one more programme into a library. Raises `NotFilledIn`, `BadValue`, `AddressTaken`."""
    insist_on_programme(programme)
    return library.add_programme(programme)


def save_programme(library: Library, programme: Programme) -> None:
    """Change what the feed and the pages say of a programme. Raises `NotFilledIn`, `BadValue`, `AddressTaken`."""
    insist_on_programme(programme)
    library.save_programme(programme)


def insist_on_programme(programme: Programme) -> None:
    """Raise `NotFilledIn` or `BadValue` for the first field that the feed or the pages could not carry."""
    if not programme.title.strip():
        raise NotFilledIn(field=N_("The title of the programme"))
    insist_on_web_address(programme.public_url)
    if programme.owner_email and not _is_mail_address(programme.owner_email):
        raise BadValue(value=programme.owner_email, field=N_("the e-mail address"), expected="humas@contoh.example")
    for field, value, known in (
        (N_("the language"), programme.language, SITE_LANGUAGES),
        (N_("the time zone"), programme.zone, tuple(ZONES)),
        (N_("the order of the episodes"), programme.type, PROGRAMME_TYPES),
    ):
        if value not in known:
            raise BadValue(value=value, field=field, expected=", ".join(known))
    insist_on_category(programme.category, programme.subcategory)
    insist_on_particulars(programme)


def insist_on_web_address(text: str) -> None:
    """Raise `BadValue` for what is no address of pages."""
    if not _is_web_address(text):
        raise BadValue(value=text, field=N_("the address on the web"), expected="https://contoh.example/radio/")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna")
    except ValueError:  # brackets, ports and host names that no address may have
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not parts.query and not parts.fragment


def _is_mail_address(text: str) -> bool:
    name, _at, host = text.partition("@")
    return bool(name and host) and not set(text) & set(' <>"')
