"""How a public file is to be served: its media type, and how long apps may keep it without asking again."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from radiodesk.model.publication import PublicFile
from radiodesk.publish.public_types import fitting_types

_BY_NAME = (
    (re.compile(r"(^|/)feed\.json$"), "application/feed+json"),
    (re.compile(r"(^|/)chapters\.json$"), "application/json+chapters"),
    (re.compile(r"(^|/)sitemap[^/]*\.xml$"), "application/xml"),
)

_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        ".ico": "image/x-icon",
        ".opml": "text/x-opml",
        ".pdf": "application/pdf",
        ".txt": "text/plain",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
    }
)
"""Types that are not asked for again when the public side is checked."""

_WITH_LETTERS = ("text/", "application/rss+xml", "application/xml", "application/x-subrip")
"""Without a charset some readers would take these for Latin-1 or ASCII; ours are all UTF-8."""

_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_MINUTES = "public, max-age=300"
_ASK_SOON = "public, max-age=60, must-revalidate"

_CACHING: Mapping[str, str] = MappingProxyType(
    {"audio": _FOR_GOOD, "art": "public, max-age=86400", "asset": "public, max-age=3600", "feed": _ASK_SOON}
)
"""By stage; pages and lists keep for minutes. Audio never changes under its name, so it keeps for good (RFC 8246)."""


def media_type(path: str) -> str:
    """The media type that apps expect of a file, with its charset; what nobody knows is bytes."""
    named = next((kind for pattern, kind in _BY_NAME if pattern.search(path)), "")
    usual = (*fitting_types(path), _OTHERS.get(PurePosixPath(path).suffix.lower(), ""), "application/octet-stream")
    kind = next(each for each in (named, *usual) if each)
    return f"{kind}; charset=utf-8" if kind.startswith(_WITH_LETTERS) else kind


def caching(file: PublicFile) -> str:
    """The `Cache-Control` of a file."""
    return _CACHING.get(file.stage, _FOR_MINUTES)
