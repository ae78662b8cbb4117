"""Where each public thing lies below a programme's address. Feed, pages and desk all go by this."""

from urllib.parse import quote, urlsplit, urlunsplit

FEED_FILE = "feed.xml"
JSON_FEED_FILE = "feed.json"
OPML_FILE = "feeds.opml"
INDEX_FILE = "index.html"

_KEPT = "/:@!$&'()*+,;=~%"


def episode_page(slug: str) -> str:
    """The path of an episode's page."""
    return f"episodes/{slug}/{INDEX_FILE}"


def audio_file(file_name: str) -> str:
    """The path of a finished audio file."""
    return f"audio/{file_name}"


def chapters_file(slug: str) -> str:
    """The path of an episode's chapters for podcast apps."""
    return f"episodes/{slug}/chapters.json"


def transcript_file(slug: str, suffix: str) -> str:
    """The path of an episode's transcript of one kind, such as `.vtt`."""
    return f"episodes/{slug}/transcript{suffix}"


def archive_file(number: int) -> str:
    """The path of a page of the feed's archive; page 1 has the oldest episodes."""
    return f"feed-{number}.xml"


def season_feed(number: int) -> str:
    """The path of the feed that has one season only."""
    return f"seasons/{number}/{FEED_FILE}"


def topic_page(slug: str) -> str:
    """The path of a topic's page."""
    return f"topics/{slug}/{INDEX_FILE}"


def topic_feed(slug: str) -> str:
    """The path of the feed that has the episodes on one topic only."""
    return f"topics/{slug}/{FEED_FILE}"


def public_address(public_url: str, path: str) -> str:
    """The address of `path` below `public_url`, in ASCII. A page goes by its folder: `index.html` is left out."""
    return ascii_url(public_url + path.removesuffix(INDEX_FILE))


def ascii_url(url: str) -> str:
    """The same address in ASCII: host by IDNA, everything else percent-encoded once (RFC 3987 section 3.1).

    What is no address at all is percent-encoded as it stands.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return quote(url.strip(), _KEPT + "?#", errors="replace")
    path, query, fragment = (quote(part, _KEPT + "?", errors="replace") for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, fragment))


def is_same_address(one: str, other: str) -> bool:
    """Whether two addresses lead to one folder; case of the host, http or https, closing slashes aside (RFC 3986)."""
    return _folder_of(one) == _folder_of(other)


def _folder_of(url: str) -> tuple[str, str]:
    parts = urlsplit(ascii_url(url))
    host = parts.netloc.lower().removesuffix(":443" if parts.scheme.lower() == "https" else ":80")
    return host, parts.path.rstrip("/")
