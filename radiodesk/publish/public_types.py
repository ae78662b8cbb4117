"""Which media types a server may give to a file, by its ending; the first is the one to ask a host for."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ".mp3": ("audio/mpeg", "audio/mp3"),
        ".m4a": ("audio/mp4", "audio/x-m4a", "audio/m4a"),
        ".opus": ("audio/ogg", "audio/opus", "application/ogg"),
        ".html": ("text/html",),
        ".xml": ("application/rss+xml", "application/xml", "text/xml"),
        ".json": ("application/json", "application/json+chapters", "application/feed+json"),
        ".vtt": ("text/vtt",),
        ".srt": ("application/x-subrip", "application/srt", "text/srt", "text/plain"),
        ".css": ("text/css",),
        ".js": ("text/javascript", "application/javascript", "application/x-javascript"),
        ".mp4": ("video/mp4",),
        ".jpg": ("image/jpeg",),
        ".png": ("image/png",),
        ".svg": ("image/svg+xml",),
    }
)
"""Sources: Apple's list of enclosure types, RFC 9239 (scripts), the podcast namespace (chapters, transcripts).

Nothing is asked of endings that are not here.
"""

_INSISTED = frozenset({".mp3", ".m4a", ".opus", ".html", ".xml", ".css"})


def fitting_types(path: str) -> tuple[str, ...]:
    """The media types that fit a path; empty when any will do."""
    return _TYPES.get(PurePosixPath(path).suffix.lower(), ())


def is_insisted_on(path: str) -> bool:
    """Whether listeners lose something by another type.

    Pictures and scripts are known by what they are, and what lies beside the audio is read by most apps all the same.
    """
    return PurePosixPath(path).suffix.lower() in _INSISTED
