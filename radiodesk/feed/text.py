"""Brings what people typed into a form that XML and podcast apps take."""

import re
from html import escape

import nh3

from radiodesk.model.chapter import Chapter
from radiodesk.model.notes import Block, Line, parse_links, parse_notes
from radiodesk.model.timecode import format_clock

LONGEST_DESCRIPTION = 4000
"""Bytes of a description that Apple takes (podcasters.apple.com/support/823)."""

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 section 2.2 forbids, and DEL."""

_TAGS = {"p", "ul", "li", "a"}


def clean(text: str) -> str:
    """`text` without characters that no XML may hold and without blanks around it."""
    return _NOT_XML.sub("", text).strip()


def one_line(text: str) -> str:
    """The same on one line, for titles and names."""
    return " ".join(clean(text).split())


def clipped(text: str, longest_bytes: int = LONGEST_DESCRIPTION) -> str:
    """`text`, or as many whole words of it as fit into so many bytes of UTF-8, with an ellipsis."""
    if len(text.encode()) <= longest_bytes:
        return text
    head = text.encode()[: longest_bytes - len("…".encode())].decode(errors="ignore")
    return (head.rsplit(None, 1)[0] if " " in head else head).rstrip() + "…"


def notes_html(notes: str, chapters: tuple[Chapter, ...]) -> str:
    """Show notes and, below them, the chapters with their times, as the HTML that Apple shows (p, ul, li, a).

    Spotify finds chapters in lines that begin with MM:SS (support.spotifyforpodcasters.com 360043932711).
    """
    blocks = [*map(_block, parse_notes(clean(notes))), *(_chapter(chapter) for chapter in chapters)]
    return nh3.clean("\n".join(blocks), tags=_TAGS, url_schemes={"http", "https", "mailto"}, link_rel="noopener")


def _block(block: Block) -> str:
    if block.is_list:
        return "<ul>" + "".join(f"<li>{_line(line)}</li>" for line in block.lines) + "</ul>"
    return "\n".join(f"<p>{_line(line)}</p>" for line in block.lines)


def _chapter(chapter: Chapter) -> str:
    return f"<p>{format_clock(chapter.start_s):0>5} {_line(parse_links(one_line(chapter.title)))}</p>"


def _line(line: Line) -> str:
    return "".join(
        f'<a href="{escape(piece.url)}">{escape(piece.text)}</a>' if piece.url else escape(piece.text, quote=False)
        for piece in line
    )
