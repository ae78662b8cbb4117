"""Makes readable what others call XML: letters in any encoding, entities of HTML, marks that nothing should hold."""

import codecs
import re
from html.entities import html5

from radiodesk.feed.elements import ITUNES, PODCAST
from radiodesk.model.web_problems import FeedUnreadable
from radiodesk.model.words import N_

LARGEST_BYTES = 32 << 20
"""The longest feeds known have 15 MB; more than twice that is not a feed but an attack or a mistake."""

_HEAD = 1 << 16
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(\[)?[^\[>]*>?", re.IGNORECASE)
_KEPT_WHOLE = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_AMPERSAND = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,32};)?")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_OWN_OF_XML = {"amp;", "lt;", "gt;", "quot;", "apos;"}

_SPELLINGS = (
    (re.compile(r"http://www\.itunes\.com/dtds/podcast-1\.0\.dtd/?", re.IGNORECASE), ITUNES),
    (
        re.compile(
            r"https://(?:github\.com/podcastindex-org/podcast-namespace/blob/main/docs/1\.0\.md"
            r"|podcastindex\.org/namespace/1\.0)/?",
            re.IGNORECASE,
        ),
        PODCAST,
    ),
)
"""Ways in which the names of namespaces are written; apps take them all for the same."""


def readable(data: bytes) -> bytes:
    """The same document as UTF-8 that a parser can take: no own grammar, no entity but those of XML.

    Raises `FeedUnreadable` for one that is too large, empty, or that brings a grammar with entities of its own.
    """
    if len(data) > LARGEST_BYTES:
        raise FeedUnreadable(reason=N_("it is larger than 32 MB"))
    text = _without_grammar(_DECLARATION.sub("", _decoded(data), count=1))
    if not text.strip():
        raise FeedUnreadable(reason=N_("there is nothing in it"))
    for spelling, name in _SPELLINGS:
        text = spelling.sub(name, text)
    parts = _KEPT_WHOLE.split(text)
    parts[::2] = [_AMPERSAND.sub(_reference, part) for part in parts[::2]]
    return _NOT_XML.sub("", "".join(parts)).lstrip().encode()


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    declared = _DECLARED.match(data[:_HEAD])
    named = declared[1].decode("ascii").lower() if declared else "utf-8"
    for encoding in (_as_browsers_do(named), "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _as_browsers_do(name: str) -> str:
    """Who says Latin-1 means Windows-1252 (encoding.spec.whatwg.org); a codec that is not for text is none."""
    latin = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
    return "cp1252" if name in latin else name if _is_for_text(name) else "utf-8"


def _is_for_text(name: str) -> bool:
    try:
        return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except LookupError:
        return False


def _without_grammar(text: str) -> str:
    """The text without a DOCTYPE that only names one. Raises `FeedUnreadable` for one with rules or entities inside."""
    found = _DOCTYPE.search(text, 0, _HEAD)
    if found is None:
        return text
    if found[1] or "[" in found[0]:
        raise FeedUnreadable(reason=N_("it brings its own grammar (DOCTYPE), which may hide an attack"))
    return text[: found.start()] + text[found.end() :]


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        is_letter = number < 0x110000 and not _NOT_XML.match(chr(number))
        return found[0] if is_letter else ""
    if name in _OWN_OF_XML:
        return found[0]
    return "".join(f"&#{ord(letter)};" for letter in html5.get(name, "")) or f"&amp;{name}"
