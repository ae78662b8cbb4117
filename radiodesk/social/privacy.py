"""What must not be repeated of callers: numbers, addresses, plates (and with them the sentence they stand in)."""

from dataclasses import dataclass

import regex

from radiodesk.model.words import N_


@dataclass(frozen=True)
class Private:
    """One stretch of a text that tells more about a person than the public needs. `kind` is one of `KINDS`."""

    kind: str
    text: str


KINDS = {
    "id-number": N_("an identity number"),
    "phone": N_("a telephone number"),
    "email": N_("an e-mail address"),
    "plate": N_("a number plate"),
    "address": N_("a home address"),
    "child": N_("the name of a child"),
}
"""With their labels. Children as victims, witnesses or offenders are not to be named: UU 11/2012, article 19."""

_PATTERNS = {
    "id-number": r"(?<!\d)\d{16}(?!\d)|(?<!\d)(?:\d{4}[ .-]){3}\d{4}(?!\d)",
    "phone": r"(?<![\d.,])(?:\+62|62|0)[ .-]?8\d{1,2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\d)"
    r"|(?<![\d.,])\(?0\d{2,3}\)?[ .-]\d{3,4}[ .-]?\d{3,4}(?!\d)",
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "plate": r"(?<![\p{L}\d])(?:[A-Z]{1,2} \d{1,4} [A-Z]{1,3})(?![\p{L}\d])",
    "address": r"(?i:\b(?:jl|jalan|gang|gg)\b\.?) [\p{L}\d .'-]{2,40}?,? (?i:no(?:mor)?\.?|blok) ?[\p{L}\d/-]+"
    r"|(?i:\brt\.? ?\d{1,3}[ /]+(?:rw\.? ?)?\d{1,3})",
    "child": r"(?i:\b(?:anak|bayi|siswa|siswi|pelajar)(?: saya| kami| itu)?,? (?:yang )?bernama) \p{Lu}\p{L}+",
}
"""An identity number (NIK, KK) has sixteen digits; mobile numbers begin with 08 or +62 8; plates are `DK 1234 AB`."""

_FOUND = [(kind, regex.compile(pattern)) for kind, pattern in _PATTERNS.items()]


def private_parts(text: str) -> tuple[Private, ...]:
    """Everything private that can be seen from its form, in order; a stretch is told once, by its first kind."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _kind in found):
                found.append((match.start(), match.end(), kind))
    return tuple(Private(kind, text[start:end]) for start, end, kind in sorted(found))
