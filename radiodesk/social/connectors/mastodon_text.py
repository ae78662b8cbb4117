"""Whether a post on a server is the one that was sent: the server keeps HTML, and everyone writes it differently."""

import unicodedata
from difflib import SequenceMatcher
from html.parser import HTMLParser
from urllib.parse import unquote

import regex

from radiodesk.social.fediverse import without_servers

_ALIKE = 0.9
"""From this on two texts are so alike that only a person can tell whether they are the same post."""

_LONGEST = 20_000

_SCHEME = regex.compile(r"https?://(?:www\.)?", regex.IGNORECASE)
_LINK = regex.compile(r"https?://[^\s<>]+", regex.IGNORECASE)
_AFTER_NAME = regex.compile(r"/(?=\s|$)")


class _Words(HTMLParser):
    """The words of a post; `full` has links as they lead, `shown` as people see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.full: list[str] = []
        self._link, self._inside = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link, self._inside = dict(attrs).get("href") or "", ""
        elif tag in {"br", "p"}:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            is_name = self._inside.lstrip().startswith(("@", "#"))
            self.full.append(self._inside if is_name or not self._link else self._link)
            self._link, self._inside = "", ""

    def handle_data(self, data: str) -> None:
        self.shown.append(data)
        if self._link:
            self._inside += data
        else:
            self.full.append(data)


def readings(html: str) -> frozenset[str]:
    """What a server's HTML says, in the two ways that a link can be read."""
    words = _Words()
    words.feed(html[:_LONGEST])
    words.close()
    return frozenset({canonical("".join(words.shown)), canonical("".join(words.full))})


def canonical(text: str) -> str:
    """A text without what servers change: spaces, schemes, escapes in links, the servers of mentions, letter forms."""
    text = unicodedata.normalize("NFC", without_servers(text))
    text = _LINK.sub(lambda link: unquote(_AFTER_NAME.sub("", link[0])), text)
    return "".join(_SCHEME.sub("", text).split()).casefold()


def are_alike(one: str, other: str) -> bool:
    """Whether two texts, already canonical, could be one that a server has changed."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
