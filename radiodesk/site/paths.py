"""Where the pages lie, each below the folder of its language; the addresses that feeds share are in the model."""

import hashlib

from radiodesk.bahasa.slugs import slug_of
from radiodesk.model.addresses import INDEX_FILE, episode_page

ABOUT_PAGE = f"about/{INDEX_FILE}"
ARCHIVE_PAGE = f"archive/{INDEX_FILE}"
SEARCH_PAGE = f"search/{INDEX_FILE}"
LOST_PAGE = "404.html"


def beside(slug: str, name: str) -> str:
    """The path of something that lies beside an episode's page."""
    return episode_page(slug).removesuffix(INDEX_FILE) + name


def year_page(year: int) -> str:
    """The path of the page of a year."""
    return f"archive/{year}/{INDEX_FILE}"


def season_page(number: int) -> str:
    """The path of the page of a season."""
    return f"seasons/{number}/{INDEX_FILE}"


def person_page(name: str) -> str:
    """The path of the page about a person; a name without Latin letters goes by its hash."""
    otherwise = hashlib.sha256(name.strip().encode(errors="replace")).hexdigest()[:10]
    return f"people/{slug_of(name, otherwise)}/{INDEX_FILE}"
