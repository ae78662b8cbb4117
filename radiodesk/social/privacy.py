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
    "account": N_("a bank account"),
    "phone": N_("a telephone number"),
    "email": N_("an e-mail address"),
    "plate": N_("a number plate"),
    "address": N_("a home address"),
    "child": N_("the name of a child"),
}
"""With their labels. Children as victims, witnesses or offenders are not to be named: UU 11/2012, article 19."""

_DIGIT_WORD = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_REGIONS = r"(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRTWX]?|E[ABDE]?|F|G|H|K[BHTU]?|L|M|N|P[ABGRS]?|R|S|T|W|Z)"
_NOBODY = r"(?!(?:Radio|Program|Acara|Gedung|Desa|Kota|Negara|Kejaksaan|Undang|Pasal|Sekolah|Yayasan|Indonesia)\b)"
_NAME = rf"(?<![\p{{L}}-]){_NOBODY}\p{{Lu}}\p{{Ll}}+(?: \p{{Lu}}\p{{Ll}}+){{0,4}}"
_UNDER_AGE = (
    r"(?:[1-9]|1[0-7]|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas"
    r"|(?:dua|tiga|empat|lima|enam|tujuh) belas))(?![\p{L}\d]|[.,]\d)"
)
_OF_AGE = rf"(?:(?:yang )?(?i:berumur|berusia|umur|usia) )?{_UNDER_AGE} ?(?:tahun|thn\.?|th\.?)"
_PUPIL = r"(?i:siswa|siswi|pelajar|murid)(?: kelas \w+)? (?:PAUD|TK|SDN?|SMPN?|SMAN?|SMKN?|MI|MTs|MA)\b"
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_STREET = r"(?i:\b(?:jl|jln|jalan|gang|gg)\b\.?)"
_HOUSE = r",? (?i:(?:no(?:mor)?|blok|kav(?:eling)?|unit)\b\.?) ?[\p{L}\d/-]+"
_CHILD = (
    r"(?i:\b(?:anak|bayi|balita|bocah|remaja|siswa|siswi|pelajar|murid|putra|putri)(?:nya)?(?: perempuan| laki-laki)?)"
)

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("id-number", r"(?<!\d)\d{16}(?!\d)|(?<!\d)(?:\d{4}[ .-]){3}\d{4}(?!\d)"),
    ("id-number", r"(?<!\d)\d{2}\.?\d{4}\.\d{6}\.\d{4}(?!\d)"),
    ("id-number", r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)"),
    (
        "id-number",
        r"(?<=(?i:\b(?:NIK|KTP|KK|NPWP|SIM|paspor)(?: saya| nomor| no\.?|nya)?:? ))(?:\p{Lu} ?)?\d[\d .-]{5,20}\d",
    ),
    ("account", r"(?<=(?i:\brek(?:ening|\.)?(?: saya| kami| nomor| no\.?| \p{L}{2,10}){0,3}:? ))\d[\d .-]{6,20}\d"),
    (
        "phone",
        r"(?<![\d.,])(?:\(?\+62\)?|62|0)[ .-]?(?:\(0\))?8\d{1,2}[ .-]?\d{3,4}[ .-]?\d{2,5}(?:[ .-]?\d{1,4})?(?!\d)",
    ),
    ("phone", r"(?<![\d.,])\(08\d{2}\)[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\d)"),
    ("phone", r"(?<![\d.,])0?8\d(?:[ .-]\d{2}){4,6}(?!\d)"),
    (
        "phone",
        r"(?<![\d.,])(?:\(0\d{2,3}\) ?|0\d{2,3}[ .-]|\(?\+62\)?[ .-]?[2-7]\d{1,2}[ .-])\d{3,4}[ .-]?\d{3,4}(?!\d)",
    ),
    ("phone", rf"(?i:\b{_DIGIT_WORD}(?:[ ,-]+{_DIGIT_WORD}){{7,}}\b)"),
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("email", r"(?i:\b[\w.]+ (?:at|et) (?:gmail|yahoo|hotmail|outlook)(?: (?:dot|titik) com)?\b)"),
    ("plate", rf"(?<![\p{{L}}\d]){_REGIONS}(?P<gap>[ -])\d{{1,4}}(?P=gap)[A-Z]{{1,3}}(?![\p{{L}}\d])"),
    ("plate", rf"(?<![\p{{L}}\d/.-]){_REGIONS}\d{{3,4}}[A-Z]{{2,3}}(?![\p{{L}}\d])"),
    (
        "plate",
        r"(?i:\b(?:nopol|pelat|plat)(?: nomor| no\.?)?(?: mobil| motor)?:? [a-z]{1,2} ?\d{1,4} ?[a-z]{1,3}\b)",
    ),
    ("address", rf"{_STREET} [\p{{L}}\d .'-]{{2,40}}?{_HOUSE}"),
    ("address", rf"{_STREET} (?:\p{{Lu}}[\p{{L}}'.-]+ ){{1,4}}\d{{1,4}}[A-Za-z]?\b(?! (?i:{_MONTHS}))"),
    ("address", r"(?i:\brt\.? ?\d{1,3}[ /,]+(?:rw\.? ?)?\d{1,3})"),
    ("address", rf"(?i:\b(?:perumahan|perum|komplek|kompleks|apartemen|rusun)\b\.?) [\p{{L}}\d .'-]{{2,40}}?{_HOUSE}"),
    ("child", rf"{_CHILD}(?i:(?: saya| kami| itu)?,? (?:yang )?bernama) {_NAME}"),
    ("child", rf"{_CHILD},? (?!Agung){_NAME},? \(?{_OF_AGE}\)?"),
    ("child", rf"{_NAME},? \(?{_OF_AGE}\)?"),
    ("child", rf"{_NAME} \((?:[1-9]|1[0-7])\)"),
    ("child", rf"{_PUPIL}[^.,;!?\n]{{0,30}}?(?:,| (?i:bernama)) {_NAME}"),
    ("child", rf"{_NAME},? (?i:seorang )?{_PUPIL}"),
)
"""An identity number (NIK, KK) has sixteen digits, a tax number fifteen; mobile numbers begin with 08 or +62 8, or are
said digit by digit; plates are `DK 1234 AB`. Initials of children are fine: a name has small letters."""

_FOUND = [(kind, regex.compile(pattern)) for kind, pattern in _PATTERNS]


def private_parts(text: str) -> tuple[Private, ...]:
    """Everything private that can be seen from its form, in order; a stretch is told once, by its first kind."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _kind in found):
                found.append((match.start(), match.end(), kind))
    return tuple(Private(kind, text[start:end]) for start, end, kind in sorted(found))
