"""Which slugs an episode may have: none that is taken, and none that a system or the site itself needs."""

from collections.abc import Collection
from itertools import count

from radiodesk.bahasa.slugs import LONGEST, slug_of

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_PARTS_OF_THE_SITE = {"index", "feed", "cover", "art", "audio", "assets", "episodes", "sitemap", "robots", "search"}

RESERVED = frozenset(_DEVICES | _PARTS_OF_THE_SITE)
"""Names of Windows devices (learn.microsoft.com, Naming Files), and of the site's own files and folders."""


def free_slug(wanted: str, taken: Collection[str]) -> str:
    """`wanted` as a slug; with -2, -3... after it while it is reserved or taken."""
    slug = slug_of(wanted, "episode")[:LONGEST]
    tries = (slug if number == 1 else _numbered(slug, number) for number in count(1))
    return next(each for each in tries if each not in RESERVED and each not in taken)


def _numbered(slug: str, number: int) -> str:
    ending = f"-{number}"
    return slug[: LONGEST - len(ending)].rstrip("-") + ending
