"""Spaces, brackets, quotation marks and capitals: what is wrong in any language."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from radiodesk.bahasa.spelling_finding import Finding
from radiodesk.model.words import N_


class _Pattern(NamedTuple):
    rule: str
    pattern: str
    fix: str
    what: str


_MISSING = N_("A space is missing: “{found}”.")
_SPARE = N_("There is a space too many: “{found}”.")
_DOUBLED = N_("The mark stands there more than once: “{found}”.")

_TABLE = (
    _Pattern("space-before-mark", r"(?<=[\p{L}\p{N})\]”\"’'-]) +,(?=\p{L})", ", ", _SPARE),
    _Pattern("space-before-mark", r"(?<=[\p{L}\p{N})\]”\"’'-]) +(?=[,;!?](?!\p{P}))", "", _SPARE),
    _Pattern("space-before-mark", r"(?<=[\p{L}\p{N})\]”\"’']) +(?=[.:](?:\s|$))", "", _SPARE),
    _Pattern("missing-space", r"(?<=[\p{L}\p{N})\]”.%]),(?=\p{L}|[“‘(])", ", ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{L}),(?=\p{N})", ", ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{Ll}{2}|[\p{Ll}\p{N}][)\]”])\.(?=[\"“(]?\p{Lu}(?:\p{L}| ))", ". ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{N}{2}|\p{Lu}{3})\.(?=\p{Lu}\p{Ll}{2})", ". ", _MISSING),
    _Pattern("missing-space", r"(?<=[\p{L}\p{N})”]);(?=[\p{L}\p{N}])", "; ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{L}{2}):(?=\p{Lu}\p{L})", ": ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{L})\?(?=\p{L})", "? ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{L})!(?=\p{L})", "! ", _MISSING),
    _Pattern("missing-space", r"(?<=\p{Ll}{3})\((?=\p{L}{3,}|\p{N})", " (", _MISSING),
    _Pattern("missing-space", r"(?<=\p{L}{3})\)(?=\p{L}{2})", ") ", _MISSING),
    _Pattern("space-in-brackets", r"(?<=[(\[“])[ \t]+(?=\S)", "", _SPARE),
    _Pattern("space-in-brackets", r"(?<=[\p{L}\p{N}.,!?”…])[ \t]+(?=[)\]”])", "", _SPARE),
    _Pattern("double-space", r"(?<=\S) {2,}(?=\S)", " ", _SPARE),
    _Pattern("doubled-mark", r"(?<!,),{2,}", ",", _DOUBLED),
    _Pattern("doubled-mark", r"(?<![./])\.\.(?![./])", ".", _DOUBLED),
    _Pattern("doubled-mark", r"!{2,}", "!", _DOUBLED),
    _Pattern("doubled-mark", r"\?{2,}", "?", _DOUBLED),
)
"""Where a mark needs a space and where it has one too many; numbers, decimals and initials keep theirs (EYD V, III)."""

_COMPILED = tuple((row, regex.compile(row.pattern)) for row in _TABLE)
_AROUND = 24

_SHOUTED = regex.compile(r"\b\p{Lu}{2,}\b(?:[ ,-]+\b\p{Lu}{2,}\b){3,}")
SHOUTED_LETTERS = 18
"""Four words in capitals with so many letters are no row of acronyms any more."""

_PAIRS = {"(": ")", "[": "]", "“": "”"}


def spaces(text: str) -> Iterator[Finding]:
    """Spaces that are missing or too many, and marks set twice."""
    for row, pattern in _COMPILED:
        for found in pattern.finditer(text):
            yield Finding(row.rule, *found.span(), row.what, _between_words(text, *found.span()), row.fix)


def unbalanced(text: str) -> Iterator[Finding]:
    """Brackets and quotation marks without their other half in the same paragraph, and two kinds of quotation marks."""
    position = 0
    for line in text.split("\n"):
        yield from _lonely(line, position)
        position += len(line) + 1
    if "“" in text or "”" in text:
        yield from _straight_among_curly(text)


def shouting(text: str) -> Iterator[Finding]:
    """Several words in capitals: nobody likes to be shouted at, and screen readers may spell them."""
    for found in _SHOUTED.finditer(text):
        if sum(map(str.isalpha, found[0])) >= SHOUTED_LETTERS:
            yield Finding("capitals", *found.span(), N_("Capitals throughout read as shouting: “{found}”."), found[0])


def _lonely(line: str, position: int) -> Iterator[Finding]:
    what = N_("The other half of “{found}” is missing.")
    for opening, closing in _PAIRS.items():
        waiting: list[int] = []
        for at, letter in enumerate(line):
            if letter == opening:
                waiting.append(at)
            elif letter == closing and waiting:
                waiting.pop()
            elif letter == closing and _closes(line, at):
                yield Finding("unbalanced", position + at, position + at + 1, what, closing)
        for at in waiting:
            if not _is_face(line, at):
                yield Finding("unbalanced", position + at, position + at + 1, what, opening)
    if line.count('"') % 2:
        at = line.rindex('"')
        yield Finding("unbalanced", position + at, position + at + 1, what, '"')


def _closes(line: str, at: int) -> bool:
    """Whether a lonely bracket is none of `a)` and `1)`, which count, nor the mouth of a face."""
    counts = regex.search(r"(?:^|\s)\(?(?:\p{L}|\p{N}{1,2})$", line[:at])
    return counts is None and not _is_face(line, at)


def _is_face(line: str, at: int) -> bool:
    return regex.search(r"[:;=8]['-]?$", line[:at]) is not None


def _straight_among_curly(text: str) -> Iterator[Finding]:
    what = N_("Straight and curly quotation marks are mixed: “{found}”.")
    for found in regex.finditer('"', text):
        before = text[found.start() - 1 : found.start()]
        opens = not before or before.isspace() or before in "(["
        shown = _between_words(text, *found.span())
        yield Finding("mixed-quotes", *found.span(), what, shown, "“" if opens else "”")


def _between_words(text: str, start: int, end: int) -> str:
    """A stretch with the words around it, on one line; what stands for an address is not shown."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    head = regex.search(r"\S*\s?$", before)
    tail = regex.match(r"\s?\S*", after)
    shown = (head[0] if head else "") + text[start:end] + (tail[0] if tail else "")
    return shown.replace("\n", " ").replace("\N{OBJECT REPLACEMENT CHARACTER}", "").strip()
