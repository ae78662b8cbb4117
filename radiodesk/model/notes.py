"""Show notes: plain text as people type it, read as paragraphs, lists and links."""

import re
from dataclasses import dataclass
from itertools import groupby

_LINK = re.compile(r"https?://[^\s<>\"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_BULLET = re.compile(r"[-*•–]\s+")
_AFTER_LINK = ".,;:!?'’…"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; with a `url` it is a link (http, https or mailto)."""

    text: str
    url: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph of lines, or a list whose items are the lines."""

    lines: tuple[Line, ...]
    is_list: bool = False


def parse_notes(text: str) -> tuple[Block, ...]:
    """Notes as blocks: an empty line parts paragraphs, lines that begin with `-`, `*` or `•` make a list."""
    lines = [line.strip() for line in text.splitlines()]
    groups = groupby(lines, key=lambda line: bool(line) and (2 if _BULLET.match(line) else 1))
    return tuple(_block(list(group), is_list=kind == 2) for kind, group in groups if kind)


def _block(lines: list[str], *, is_list: bool) -> Block:
    return Block(tuple(parse_links(_BULLET.sub("", line, count=1) if is_list else line) for line in lines), is_list)


def parse_links(text: str) -> Line:
    """A line as pieces; web and e-mail addresses become links, the full stop after one does not."""
    pieces: list[Piece] = []
    end = 0
    for found in _LINK.finditer(text):
        address = _trimmed(found.group())
        pieces.append(Piece(text[end : found.start()]))
        pieces.append(Piece(address, address if "://" in address else f"mailto:{address}"))
        end = found.start() + len(address)
    pieces.append(Piece(text[end:]))
    return tuple(piece for piece in pieces if piece.text)


def _trimmed(address: str) -> str:
    while address[-1] in _AFTER_LINK or (address[-1] == ")" and address.count("(") < address.count(")")):
        address = address[:-1]
    return address
