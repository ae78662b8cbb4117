"""Length as Mastodon counts it: links all alike, mentions without their server (status_length_validator.rb).

Entities are found as the server finds them: links by twitter-text 3 with the paths of Mastodon's twitter_regex.rb and
only with their scheme, mentions by `Account::MENTION_RE`; where two overlap, the first one stands.
"""

from collections.abc import Iterator
from functools import cache

import regex

from radiodesk.social.weights import domain_names

LINK_LENGTH = 23
"""What a link counts where the server says nothing else (`characters_reserved_per_url`)."""

_SCHEMES = "https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini"
_IN_PATH = r"[^\p{White_Space}<>()?]"
_BRACKETS = rf"\((?:{_IN_PATH}+|{_IN_PATH}*\({_IN_PATH}+\){_IN_PATH}*)\)"
_PATH_END = rf"""(?:[^\p{{White_Space}}()?!*"'「」<>;:=,.$%\[\]~&|@]|{_BRACKETS})"""
_BEYOND_ASCII = r"\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"
_QUERY = rf"\?[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_BEYOND_ASCII}]*[a-z0-9_&=#/\-{_BEYOND_ASCII}]"

_MENTION = regex.compile(
    r"(?<![=/\w])(?P<name>@[a-z0-9_]++(?:[.-]++[a-z0-9_]++)*+)(?:@\w++(?:[.-]++\w++)*+)?", regex.IGNORECASE
)
_JOINS = regex.compile(r"\p{InCB=Linker}")
_NO_MENTION = regex.compile(r"[@＠]|[\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0300-\u036f\u1e00-\u1eff]|://")


def fediverse_length(text: str, link: int = LINK_LENGTH) -> int:
    """How many characters of the server's limit a text uses: grapheme clusters, `link` for each link.

    Consonants that are joined, as in Javanese and Devanagari, are one cluster only since Unicode 15.1, which Ruby knows
    since 4.0 (ruby#12798); servers run on older ones too, so the careful count takes them for several.
    """
    counted, position = [], 0
    for start, end, stands_for in _entities(text, "x" * link):
        counted += [text[position:start], stands_for]
        position = end
    unjoined = _JOINS.sub("\u0301", "".join((*counted, text[position:])))
    return sum(1 for _ in regex.finditer(r"\X", unjoined))


def _entities(text: str, placeholder: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and what is counted instead; of two that overlap only the first."""
    found = [(*span, placeholder) for span in fediverse_links(text)]
    found += [(each.start(), each.end(), each["name"]) for each in _mentions(text)]
    reached = 0
    for start, end, stands_for in sorted(found):
        if start >= reached:
            yield start, end, stands_for
            reached = end


def fediverse_links(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every link; a name without https:// is plain text there."""
    if "://" not in text:
        return
    for found in _links().finditer(text):
        if found["scheme"]:
            yield found.span("link")


def without_servers(text: str) -> str:
    """The text as people see it there: mentions without their server."""
    return _MENTION.sub(lambda each: each[0] if _NO_MENTION.match(text, each.end()) else each["name"], text)


def _mentions(text: str) -> Iterator["regex.Match[str]"]:
    return (each for each in _MENTION.finditer(text) if not _NO_MENTION.match(text, each.end()))


@cache
def _links() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:[^a-z0-9@＠$#＃\ufffe\ufeff\uffff]|^)"
        rf"(?P<link>(?P<scheme>(?:{_SCHEMES})://)?{domain_names()}(?::[0-9]+)?"
        rf"(?:/(?:(?:{_IN_PATH}|{_BRACKETS})*{_PATH_END})?)?(?:{_QUERY})?)",
        regex.IGNORECASE | regex.VERSION0,
    )
