"""How a public file is to be served: its media type, and how long apps may keep it without asking again."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from radiodesk.model.publication import PublicFile

FEED_TYPE = "application/rss+xml; charset=utf-8"
CHAPTERS_TYPE = "application/json+chapters"

_BY_NAME = (
    (re.compile(r"(^|/)feed(-\d+)?\.xml$"), FEED_TYPE),
    (re.compile(r"(^|/)feed\.json$"), "application/feed+json"),
    (re.compile(r"(^|/)chapters\.json$"), CHAPTERS_TYPE),
)

_BY_SUFFIX: Mapping[str, str] = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".m4a": "audio/mp4",
        ".mp3": "audio/mpeg",
        ".opml": "text/x-opml; charset=utf-8",
        ".opus": "audio/ogg",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".srt": "application/x-subrip; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
    }
)

_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_MINUTES = "public, max-age=300"
_ASK_SOON = "public, max-age=60, must-revalidate"

_CACHING: Mapping[str, str] = MappingProxyType(
    {"audio": _FOR_GOOD, "art": "public, max-age=86400", "asset": "public, max-age=3600", "feed": _ASK_SOON}
)
"""By stage; pages and lists keep for minutes. Audio never changes under its name, so it keeps for good (RFC 8246)."""


def media_type(path: str) -> str:
    """The media type that apps expect of a file; what nobody knows is bytes."""
    named = next((kind for pattern, kind in _BY_NAME if pattern.search(path)), "")
    return named or _BY_SUFFIX.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def caching(file: PublicFile) -> str:
    """The `Cache-Control` of a file."""
    return _CACHING.get(file.stage, _FOR_MINUTES)
