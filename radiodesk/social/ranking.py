"""Which of many sentences people would want to read: a ranker that needs no network and no model.

A sentence is worth what its words are worth, a word being worth more the more sentences speak of it (as in SumBasic,
Nenkova and Vanderwende 2005), times what a newsroom knows: a number, a right, a condition, a deadline draw readers,
greetings and half sentences do not.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

import regex

from radiodesk.social.privacy import private_parts
from radiodesk.social.sayings import Saying

_WORD = regex.compile(r"\p{L}[\p{L}'’-]+")
_NEWS = regex.compile(
    r"(?i)\bRp ?\d|\d|\b(?:syarat|pasal|gratis|hak|wajib|denda|bebas|boleh|dilarang|paling lambat|jam|hari|bulan|tahun"
    r"|free|right|must|fine|deadline)\b"
)
_GREETING = regex.compile(
    r"(?i)\b(?:selamat (?:pagi|siang|sore|malam|datang)|assalamu\S*|salam|terima kasih|pendengar|halo|baik(?:lah)?,"
    r"|good (?:morning|afternoon|evening)|thank you|welcome)\b"
)
_LEANING = regex.compile(
    r"(?i)^(?:itu|ini|tapi|tetapi|nah|jadi|karena|sebab|lalu|kemudian|dan|atau|yang|mereka|dia|beliau|begitu|maka|ya"
    r"|so|but|and|or|because|that|this|they|he|she|it|yes|no)\b"
    r"|^(?:pertama|kedua|ketiga|keempat|kelima|first|second|third)\b,?"
)
"""Begins by pointing back: alone it says nothing."""
_POINTING = regex.compile(
    r"(?i)^(?!(?:hari|pagi|siang|sore|malam|pekan|minggu|bulan|tahun|saat|kali) ini\b)"
    r"\p{L}+ (?:itu|ini|tersebut|tadi)\b"
    r"|^\p{L}+nya\b"
)
"""`Laporan itu`, `biayanya`: which one stands in the sentence before."""
_POINTS_WITHIN = regex.compile(r"(?i)\p{L}+ (?:itu|tersebut|tadi)\b(?!,)")
_CONTRAST = regex.compile(r"(?i)\b(?:bukan|daripada|tanpa|jangan|not|rather than|without|never)\b")
"""Says what a thing is by what it is not: what people remember."""

_FILLER_WORDS = """
yang dan di ke dari untuk pada dengan ini itu adalah atau juga saya kami kita anda bapak ibu pak bu tidak ada akan bisa
dapat sudah belum lagi saja seperti oleh dalam agar supaya jika kalau maka karena sebagai para sebuah suatu the and of
to in for on with is are was were be it that this as at by or an we you he she they not can will
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_ENDINGS = regex.compile(r"(?:nya|kah|lah|pun|ku|mu)$")

BEST_LENGTH = (8, 24)
"""Words of a sentence that reads well alone."""


def ranked(said: Sequence[Saying], hosts: Collection[str] = ()) -> list[Saying]:
    """The sentences, best first. Those with private facts are left out; what `hosts` say counts half."""
    return list(_ranked(tuple(said), frozenset(hosts)))


@lru_cache(maxsize=16)
def _ranked(said: tuple[Saying, ...], hosts: frozenset[str]) -> tuple[Saying, ...]:
    """Every network asks it of the same talk."""
    usable = [saying for saying in said if not private_parts(saying.text)]
    spoken = [_content(saying.text) for saying in usable]
    weight = Counter(word for words in spoken for word in set(words))
    worth = [
        _mean([math.log1p(weight[word]) for word in words]) * _news_value(saying, hosts)
        for saying, words in zip(usable, spoken, strict=True)
    ]
    order = sorted(range(len(usable)), key=lambda at: (-worth[at], usable[at].start_s))
    return tuple(usable[at] for at in order)


def stands_alone(text: str) -> bool:
    """Whether a sentence can be read without the one before: it is whole and points at nothing."""
    leans = _LEANING.match(text) or _POINTING.match(text)
    return leans is None and _GREETING.search(text) is None and text[-1:] in '.!”"'


def _news_value(saying: Saying, hosts: Collection[str]) -> float:
    length = len(saying.text.split())
    factors = (
        0.5 if saying.speaker in hosts else 1.0,
        0.4 if saying.text.endswith("?") else 1.0,
        0.15 if _GREETING.search(saying.text) else 1.0,
        0.5 if _LEANING.match(saying.text) else 1.0,
        0.7 if _POINTS_WITHIN.search(saying.text) else 1.0,
        1.2 if _CONTRAST.search(saying.text) else 1.0,
        1.0 if BEST_LENGTH[0] <= length <= BEST_LENGTH[1] else 0.5,
        1.0 + 0.25 * min(3, len(_NEWS.findall(saying.text))),
    )
    return math.prod(factors)


def _content(text: str) -> list[str]:
    words = (_ENDINGS.sub("", word.casefold()) for word in _WORD.findall(text))
    return [word for word in words if word not in _FILLERS]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
