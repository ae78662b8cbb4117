"""Whether what stands on a network is what was sent: servers change spaces, links and mentions, and clocks differ."""

import unicodedata
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from email.utils import parsedate_to_datetime
from urllib.parse import unquote

import regex

from radiodesk.social.connectors.line import Answer
from radiodesk.social.fediverse import without_servers

LEEWAY = timedelta(minutes=2)
"""So far the clock of this computer may be off after the difference to the server's is taken out."""

_ALIKE = 0.9
"""From this on two texts are so alike that only a person can tell whether they are the same post."""

_READ = 2_000
"""So many letters of each are compared; the time for it grows with their product."""

_SCHEME = regex.compile(r"https?://(?:www\.)?", regex.IGNORECASE)
_LINK = regex.compile(r"https?://[^\s<>]+", regex.IGNORECASE)
_AFTER_NAME = regex.compile(r"/(?=\s|$)")


def canonical(text: str) -> str:
    """A text without what servers change: spaces, schemes, escapes in links, the servers of mentions, letter forms."""
    text = unicodedata.normalize("NFC", without_servers(text))
    text = _LINK.sub(lambda link: unquote(_AFTER_NAME.sub("", link[0])), text)
    return "".join(_SCHEME.sub("", text).split()).casefold()


def are_alike(one: str, other: str) -> bool:
    """Whether two texts, already canonical, could be one that a server has changed."""
    matcher = SequenceMatcher(None, one[:_READ], other[:_READ], autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def clock_ahead(answer: Answer, now: datetime) -> timedelta:
    """How far the server's clock is ahead of ours, by its Date (RFC 9110 section 6.6.1); nothing where it has none."""
    try:
        return parsedate_to_datetime(answer.headers.get("date", "")) - now
    except (ValueError, TypeError):
        return timedelta()
