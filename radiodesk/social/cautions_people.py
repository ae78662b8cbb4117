"""What is owed to people: quotes have a speaker and were really said, and nobody is guilty before a verdict."""

from collections.abc import Iterator

import regex

from radiodesk.model.words import N_
from radiodesk.social.caution import Caution, Known
from radiodesk.social.networks import Network
from radiodesk.social.sayings import Saying

FEW_WORDS = 4
"""A quotation of so many words may be a title or a word that is talked about."""

NEAR = 240
"""Characters before and behind a quotation in which readers look for its speaker."""

_QUOTE = regex.compile(r"“(?P<words>[^“”\n]+)”|(?<![\p{L}\p{N}])\"(?P<words>[^\"\n]+)\"")
_LETTERS = regex.compile(r"[\p{L}\p{N}]+")
_CUT = regex.compile(r"…|\.\.\.|\[[^\]]*\]")
_VERBS = (
    r"(?:kata|ujar|jelas|tutur|ucap|papar|terang|tegas|ungkap|imbuh|tambah|pesan|sebut|jawab|tanya|pungkas|menurut"
    r"|(?:meng|men|me)(?:atakan|jelaskan|egaskan|gungkapkan|gatakan|uturkan|ambahkan|gimbau|gingatkan|ucapkan|anya)"
    r"|said|says|told|asked|explained|according to|adds|added)"
)
_SPOKEN_BY = regex.compile(
    rf"(?i:\b{_VERBS})(?:nya\b|\s+(?i:dia|ia|beliau|he|she)\b|\s+(?:\p{{Ll}}+\s+){{0,3}}\p{{Lu}})"
    rf"|\p{{Lu}}[\p{{L}}.]+(?:,? [\p{{L}}.]+){{0,4}},? (?i:{_VERBS})\b"
    r"|[—–-]\s?\p{Lu}|\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.,]*)*\s?:\s*$"
)

_VERDICT = regex.compile(
    r"(?i)\b(?:vonis\p{L}*|divonis|terpidana|putusan|inkrah?c?h?t?|berkekuatan hukum tetap|menjatuhkan hukuman|verdict"
    r"|convicted|sentenced)\b"
)
_GUILTY = regex.compile(
    r"(?i)\b(?:terbukti bersalah|dipastikan bersalah|pasti bersalah|koruptor|pembunuhnya|malingnya|proven guilty)\b"
    r"|(?<!terduga )(?<!diduga )\bpelaku(?! usaha| ekonomi| UMKM| wisata| seni| industri| pasar)(?:nya)?\b"
    r"(?= (?:itu|ini|tersebut|berinisial|bernama)\b|[^.!?\n]{0,60}\b(?:ditangkap|ditahan|diamankan|diringkus|dibekuk"
    r"|mengaku|melarikan|dijerat)\b)"
    r"|(?<=(?i:menangkap|mengamankan|meringkus|membekuk|menahan|sang|si) )pelaku(?! usaha)\b"
)


def unnamed_quotes(_network: Network, text: str, known: Known) -> Iterator[Caution]:
    """Quotations of more than a few words of which nobody can tell who said them."""
    for quote in _QUOTE.finditer(text):
        if _is_speech(quote["words"]) and not _has_speaker(text, quote, known):
            what = N_("Who said “{found}”? A quotation needs a name.")
            yield Caution("unnamed-quote", what, _short(quote["words"]))


def unsaid_quotes(_network: Network, text: str, known: Known) -> Iterator[Caution]:
    """Quotations that are not word for word in the transcript, where there is one."""
    quotes = [quote["words"] for quote in _QUOTE.finditer(text) if _is_speech(quote["words"])]
    if quotes and known.said:
        for words in unspoken(quotes, known.said):
            yield Caution("unsaid-quote", N_("“{found}” is not in the transcript word for word."), _short(words))


def unspoken(quotes: list[str], said: tuple[Saying, ...]) -> list[str]:
    """Those quotations that were not said like that, compared by their words; a cut (…) stands for any words."""
    spoken = f" {' '.join(_plain(saying.text) for saying in said)} "
    return [quote for quote in quotes if not all(f" {_plain(part)} " in spoken for part in _parts(quote))]


def quoted_parts(text: str) -> list[str]:
    """Everything that stands in quotation marks, however short."""
    return [quote["words"] for quote in _QUOTE.finditer(text)]


def guilt(_network: Network, text: str, known: Known) -> Iterator[Caution]:
    """Words that tell who did it although no court has said so."""
    if _VERDICT.search(text) is None:
        for found in _GUILTY.finditer(text):
            what = N_("“{found}” tells of guilt before there is a verdict: suspect or defendant, perhaps?")
            yield Caution("guilt", what, found[0])


def _is_speech(words: str) -> bool:
    """Whether a quotation is longer than a few words and no title, which has capitals throughout."""
    found = _LETTERS.findall(words)
    capitals = sum(1 for word in found if word[0].isupper())
    return len(found) > FEW_WORDS and capitals * 2 <= len(found)


def _has_speaker(text: str, quote: regex.Match[str], known: Known) -> bool:
    before = text[max(0, quote.start() - NEAR) : quote.start()].rpartition("\n\n")[2]
    after = text[quote.end() : quote.end() + NEAR].partition("\n")[0]
    beside = f"{before} {after}"
    return any(name in beside for name in known.names) or any(_SPOKEN_BY.search(each) for each in (before, after))


def _parts(quote: str) -> list[str]:
    return [part for part in _CUT.split(quote) if _LETTERS.search(part)]


def _plain(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + " …"
