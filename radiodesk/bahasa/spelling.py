"""The spelling and typography of Indonesian as a press office must write it: what to look at again, and what to write.

Rules are those of EYD V (2022), words those of KBBI VI. A finding never touches a name: words with a capital inside a
sentence are left as they are, and so is every name that the caller knows.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

import regex

from radiodesk.bahasa.spelling_figures import moments, money
from radiodesk.bahasa.spelling_finding import Finding
from radiodesk.bahasa.spelling_marks import shouting, spaces, unbalanced
from radiodesk.bahasa.spelling_slips import slips
from radiodesk.bahasa.spelling_titles import degrees

__all__ = ["Finding", "mended", "spelling", "typography"]

_NO_PROSE = regex.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w/])[@#][\w.]*\w"
    r"|(?<![\w.])(?:[\w-]+\.)+(?i:com|org|net|info|go\.id|co\.id|or\.id|ac\.id|sch\.id|web\.id|id|tv|me|ly|example)"
    r"(?!\w|\.\w)(?:/\S*)?"
)
"""Addresses, mentions and hashtags. A capital after a full stop, as in `korban.Id`, is no address but a slip."""

_ADDRESS_BY_SLIP = regex.compile(r"\w*\p{Ll}\.\p{Lu}\p{Ll}*")

MOST_READ = 20_000
"""Characters of a text that are looked at: far more than any post or press release has."""

Rule = Callable[[str], Iterator[Finding]]

_OF_FORM: tuple[Rule, ...] = (spaces, unbalanced, shouting)
_OF_INDONESIAN: tuple[Rule, ...] = (money, moments, degrees, slips)


def spelling(text: str, names: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything in an Indonesian text that is to be looked at again, in order; a stretch is told once.

    `names` are those of people and places that are right as they stand.
    """
    return _found(text, names, (*_OF_INDONESIAN, *_OF_FORM))


def typography(text: str, names: Collection[str] = ()) -> tuple[Finding, ...]:
    """The same for a text of any language: spaces, brackets, quotation marks, capitals."""
    return _found(text, names, _OF_FORM)


def mended(text: str, findings: Sequence[Finding]) -> str:
    """The text with every fix made; those of a later text are no harm as long as they do not overlap."""
    for finding in sorted(findings, key=lambda each: each.start, reverse=True):
        if finding.fix is not None:
            text = text[: finding.start] + finding.fix + text[finding.end :]
    return text


def _found(text: str, names: Collection[str], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    prose = _without_addresses(text[:MOST_READ])
    untouchable = tuple(_spans_of_names(prose, names))
    kept: list[Finding] = []
    for finding in chain.from_iterable(rule(prose) for rule in rules):
        if not _touches(finding, kept) and not any(_changes(finding, span) for span in untouchable):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each: (each.start, each.end)))


def _without_addresses(text: str) -> str:
    """The text with every address as a row of the same length that no rule knows; its places stay."""

    def blank(found: regex.Match[str]) -> str:
        slipped = _ADDRESS_BY_SLIP.fullmatch(found[0]) is not None
        return found[0] if slipped else "\N{OBJECT REPLACEMENT CHARACTER}" * len(found[0])

    return str(_NO_PROSE.sub(blank, text))


def _spans_of_names(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where names stand; the degrees after the comma are not part of them."""
    bare = {name.partition(",")[0].strip() for name in names}
    if shown := "|".join(regex.escape(name) for name in sorted(bare, key=len, reverse=True) if len(name) > 1):
        yield from (found.span() for found in regex.finditer(rf"(?<!\w)(?:{shown})(?!\w)", text))


def _touches(finding: Finding, kept: Sequence[Finding]) -> bool:
    return any(finding.start < other.end and other.start < finding.end for other in kept)


def _changes(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end
