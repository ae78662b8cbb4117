"""Which slugs an episode may have: none that is taken, and none that a system or the site itself needs."""

from collections.abc import Collection
from itertools import count

from radiodesk.bahasa.slugs import LONGEST, slug_of

RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "com1",
        "com2",
        "com3",
        "com4",
        "com5",
        "com6",
        "com7",
        "com8",
        "com9",
        "lpt1",
        "lpt2",
        "lpt3",
        "lpt4",
        "lpt5",
        "lpt6",
        "lpt7",
        "lpt8",
        "lpt9",
        "index",
        "feed",
        "rss",
        "atom",
        "sitemap",
        "robots",
        "favicon",
        "cover",
        "art",
        "audio",
        "assets",
        "pages",
        "episodes",
        "search",
        "about",
        "404",
        "500",
    ]
)
"""Names of Windows devices (learn.microsoft.com, Naming Files), and of the site's own files and folders."""


def free_slug(wanted: str, taken: Collection[str]) -> str:
    """`wanted` as a slug; with -2, -3... after it while it is reserved or taken."""
    slug = slug_of(wanted, "episode")[:LONGEST]
    tries = (slug if number == 1 else _numbered(slug, number) for number in count(1))
    return next(each for each in tries if each not in RESERVED and each not in taken)


def _numbered(slug: str, number: int) -> str:
    ending = f"-{number}"
    return slug[: LONGEST - len(ending)].rstrip("-") + ending
