"""Degrees after a name: with their full stops, and a comma before each (EYD V, III.B.10): Raka Pratama, S.H., M.H."""

from collections.abc import Iterator

import regex

from radiodesk.bahasa.spelling_finding import Finding
from radiodesk.model.words import N_

_WRITTEN = """
S.H. M.H. S.E. M.M. M.Hum. M.Kn. M.Si. S.Sos. S.I.P. M.I.P. S.Pd. M.Pd. S.Kom. M.Kom. S.I.Kom. M.I.Kom. S.Psi. M.Psi.
S.Ag. M.Ag. S.T. M.T. S.Ked. S.S. M.Sc. M.A. LL.M. Ph.D. S.Hum. M.A.P. S.A.P. S.Pt. S.P. M.P. S.H.I. M.H.I. S.Sy.
A.Md. M.B.A. S.Tr.
"""
DEGREES = tuple(_WRITTEN.split())
"""How they are written."""

_BY_LETTERS = {degree.replace(".", "").casefold(): degree for degree in DEGREES}
_LOOSE = [
    r"\.?\s?".join(map(regex.escape, degree.split(".")[:-1])) for degree in sorted(DEGREES, key=len, reverse=True)
]
_ONE = "|".join(rf"{letters}\.?" for letters in _LOOSE)
_CHAIN = regex.compile(
    rf"(?<=\p{{Lu}}[\p{{L}}.]*\p{{L}})(?:\s?,\s?|\s)(?:{_ONE})(?:\s?,\s?(?:{_ONE})|\s(?:{_ONE}))*(?![\p{{L}}\p{{N}}])"
)
_SPLIT = regex.compile(_ONE)
_ALONE = frozenset({"sh", "mh", "mhum", "mkn", "msi", "llm", "spd", "mpd", "skom", "ssos"})
"""Those that are nothing else: ST and SE are also a star's name and a circular."""


def degrees(text: str) -> Iterator[Finding]:
    """Degrees without their full stops or commas."""
    for found in _CHAIN.finditer(text):
        letters = [_letters(each) for each in _SPLIT.findall(found[0])]
        right = "".join(f", {_BY_LETTERS[each]}" for each in letters)
        is_meant = found[0].lstrip().startswith(",") or letters[0] in _ALONE
        if found[0] != right and is_meant and set(letters) & _ALONE:
            what = N_("Degrees have full stops and commas: “{fix}”.")
            yield Finding("degrees", *found.span(), what, found[0].strip(" ,"), right)


def _letters(degree: str) -> str:
    return "".join(filter(str.isalpha, degree)).casefold()
