"""What a server that speaks as Mastodon does says of itself: its name, its limits, whether it holds posts."""

import re
from typing import Any
from urllib.parse import urlsplit

from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import TextLimits
from radiodesk.social.connectors.line import Line

HOLD_POSTS = frozenset({"mastodon", "gotosocial"})
"""Software that was seen to keep `scheduled_at`. Takahe takes it with 200 and posts at once: an embargo would break."""

_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?")
_PATH = re.compile(r"/?[\w.-]+(?:/[\w.-]+)*")
_LOOPBACK = {"127.0.0.1", "localhost"}


def server_address(typed: str) -> str:
    """`https://mastodon.example` of what a person types: a name, an address, or @name@mastodon.example.

    Raises `BadValue`.
    """
    text = typed.strip()
    name = text if "://" in text else text.rsplit("@", 1)[-1]
    try:
        parts = urlsplit(name if "://" in name else f"https://{name}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    is_fit = (parts.scheme == "https" and "." in host) or host in _LOOPBACK
    if not is_fit or not _DOMAIN.fullmatch(host):
        raise BadValue(value=typed, field=N_("the name of a server"), expected="mastodon.example")
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"


def server_name(line: Line, address: str) -> str:
    """What stands behind the second @: the domain that the server gives its people, which may be shorter."""
    said = _object(line.ask("GET", "/api/v2/instance").document).get("domain")
    return said if isinstance(said, str) and _DOMAIN.fullmatch(said) else urlsplit(address).netloc


def instance(line: Line) -> dict[str, Any]:
    """What it says of itself: /api/v2/instance, or the older /api/v1/instance. {} where it says nothing."""
    for path in ("/api/v2/instance", "/api/v1/instance"):
        answer = line.ask("GET", path)
        if answer.is_well:
            return _object(answer.document)
    return {}


def limits_in(said: dict[str, Any]) -> TextLimits | None:
    """What it takes by its own word. None where it does not say how long a text may be."""
    posts, media = _configured(said, "statuses"), _configured(said, "media_attachments")
    most = _number(posts.get("max_characters"), _number(said.get("max_toot_chars"), 0))
    if not most:
        return None
    return TextLimits(
        text=most,
        link=_number(posts.get("characters_reserved_per_url"), TextLimits.link),
        alt=_number(media.get("description_limit"), TextLimits.alt),
        pictures=_number(posts.get("max_media_attachments"), TextLimits.pictures),
    )


def most_bytes(said: dict[str, Any], media_type: str) -> int:
    """How large a file may be there: sound as video. 0 where it does not say."""
    name = "image_size_limit" if media_type.startswith("image/") else "video_size_limit"
    size = _configured(said, "media_attachments").get(name)
    return size if isinstance(size, int) and size > 0 else 0


def _configured(said: dict[str, Any], part: str) -> dict[str, Any]:
    return _object(_object(said.get("configuration")).get(part))


def holds_posts(line: Line) -> bool:
    """Whether the software is known to keep a post until its time, by nodeinfo (nodeinfo.diaspora.software)."""
    links = _object(line.ask("GET", "/.well-known/nodeinfo").document).get("links")
    addresses = [_object(each).get("href") for each in links] if isinstance(links, list) else []
    for address in addresses[:3]:
        path = urlsplit(address).path if isinstance(address, str) else ""
        if _PATH.fullmatch(path):
            said = _object(line.ask("GET", "/" + path.lstrip("/")).document)
            return _object(said.get("software")).get("name") in HOLD_POSTS
    return False


def _object(said: object) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}


def _number(said: object, otherwise: int) -> int:
    """A number that can be meant; servers of others are believed only so far."""
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 < said < 1_000_000 else otherwise
