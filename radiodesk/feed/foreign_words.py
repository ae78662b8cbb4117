"""Notes that somebody wrote in HTML: made harmless, and told as the plain text in which notes are kept here."""

import re
from html import unescape
from html.parser import HTMLParser

import nh3

from radiodesk.feed.text import clean

_TAGS = {"p", "br", "ul", "ol", "li", "a", "b", "i", "strong", "em", "u", "h1", "h2", "h3", "h4", "h5", "h6", "hr"} | {
    "blockquote",
    "code",
    "pre",
    "div",
    "span",
}
"""What shapes words. Pictures are not among them: each would tell a stranger who reads."""

_IS_HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_PARAGRAPHS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "hr", "table", "tr"}
_SILENT = {"script", "style", "head", "title"}


def harmless(text: str) -> str:
    """The same words, if they are HTML without anything that acts, loads or hides; plain text stays as it is."""
    text = clean(text)
    if not _IS_HTML.search(text):
        return text
    attributes = {"a": {"href", "title"}}
    return nh3.clean(
        text, tags=_TAGS, attributes=attributes, url_schemes={"http", "https", "mailto"}, link_rel=None
    ).strip()


def plain(text: str) -> str:
    """The words as plain notes: an empty line between paragraphs, `- ` before points, addresses behind their words."""
    text = clean(text)
    if not _IS_HTML.search(text):
        return unescape(text) if _ENTITY.search(text) else text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.told()


class _Reader(HTMLParser):
    """Gathers words in lines; knows no tree, so no depth can harm it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _PARAGRAPHS:
            self._pieces.append("\n\n")
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "li":
            self._pieces.append("\n- ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._pieces)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _PARAGRAPHS:
            self._pieces.append("\n\n")
        elif tag == "a" and self._links:
            self._name_link(*self._links.pop())

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(re.sub(r"\s+", " ", data))

    def _name_link(self, url: str, since: int) -> None:
        """An address that its words do not show is put behind them."""
        address = url.strip().removeprefix("mailto:")
        is_safe = url.strip().lower().startswith(("http://", "https://", "mailto:"))
        if is_safe and address.rstrip("/") not in "".join(self._pieces[since:]):
            self._pieces.append(f" ({address})")

    def told(self) -> str:
        lines = [re.sub(r"[ \xa0]+", " ", line).strip() for line in "".join(self._pieces).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line != "-")).strip()
