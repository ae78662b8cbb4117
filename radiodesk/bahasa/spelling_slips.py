"""Words written wrongly: slips, old spellings, `di` and `ke`, foreign words that have an Indonesian equal."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

import regex

from radiodesk.bahasa.spelling_finding import Finding
from radiodesk.bahasa.spelling_prefixes import GOALS, NOUNS_ON_KAN, PASSIVES, PLACES, SPLIT_WORDS
from radiodesk.bahasa.spelling_words import FOREIGN, FOREIGN_PHRASES, JUMBLED, NON_STANDARD, PHRASES
from radiodesk.model.words import N_

WRITTEN = N_("“{found}” is written “{fix}”.")
EQUAL = N_("There is an Indonesian word for “{found}”: {fix}.")

_WORD = regex.compile(r"(?<![\p{L}\p{N}#@/_.-])\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*(?![\p{L}\p{N}/_@])")
_ENDINGS = ("nya", "lah", "kah", "ku", "mu")
_SENTENCE = regex.compile(r"(?:^|[.!?…:]['\"”’)]*\s+|\n\s*)[\"'“‘(\[*•–-]*\s?$")
_OFFICE_WORDS = """
asisten badan bagian biro bidang dinas direktorat jenderal kementerian kepala kesadaran lembaga pelayanan pemerintah
penegak penegakan penerangan penyuluhan pusat seksi subbagian subseksi tingkat
"""
_OFFICE = frozenset(_OFFICE_WORDS.split())
"""Behind these a word with a capital belongs to an office and is no person's name."""

_QUOTED = regex.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_DI_APART = regex.compile(r"\b(?P<di>[Dd]i) (?P<verb>\p{Ll}{3,})\b(?!-)")
_KAN = regex.compile(r"\p{Ll}{3,}kan(?:nya|lah)?")
_JOINED = regex.compile(r"\b(?P<prefix>[Dd]i|[Kk]e)(?P<rest>\p{Ll}[\p{Ll}-]+)\b")
_JOINED_TO_NAME = regex.compile(r"(?<!\p{L})(?P<prefix>[Dd]i|[Kk]e)(?P<rest>\p{Lu}\p{Ll}{2,})")
_NYA_APART = regex.compile(r"(?<=\b\p{Ll}{3,}) nya\b")
_ALL_PHRASES = {**PHRASES, **SPLIT_WORDS}


def slips(text: str) -> Iterator[Finding]:
    """Every word that is to be written otherwise."""
    for rule in _RULES:
        yield from rule(text)


def _phrases(text: str) -> Iterator[Finding]:
    for found in _PHRASE.finditer(text):
        yield _written(found, _as_found(found[0], _ALL_PHRASES[found[0].casefold()]))


def _prefixes_apart(text: str) -> Iterator[Finding]:
    for found in _DI_APART.finditer(text):
        verb = found["verb"]
        stem = regex.sub(r"(?:nya|lah)$", "", verb)
        if verb in PASSIVES or stem in PASSIVES or _is_verb_on_kan(verb, stem):
            yield _written(found, found["di"] + NON_STANDARD.get(verb, verb), "prefix")


def _is_verb_on_kan(verb: str, stem: str) -> bool:
    """Words on -kan are verbs; those that begin with pe- or ke- may be things (pendidikan, kebijakan)."""
    if _KAN.fullmatch(verb) is None or stem in NOUNS_ON_KAN:
        return False
    return regex.match(r"ke|pe(?!r)", stem) is None or stem in PASSIVES


def _prefixes_joined(text: str) -> Iterator[Finding]:
    for found in _JOINED.finditer(text):
        places = PLACES if found["prefix"].casefold() == "di" else GOALS
        rest = found["rest"]
        bare = regex.sub(r"nya$", "", rest)
        if rest in places or bare in places:
            yield _written(found, f"{found['prefix']} {rest}", "prefix")
    for found in _JOINED_TO_NAME.finditer(text):
        yield _written(found, f"{found['prefix']} {found['rest']}", "prefix")


def _nya_apart(text: str) -> Iterator[Finding]:
    for found in _NYA_APART.finditer(text):
        yield Finding("prefix", *found.span(), N_("“nya” is joined to the word before it."), "nya", "nya")


def _words(text: str) -> Iterator[Finding]:
    """Slips; those with a capital inside a sentence are only told: in the name of an office, or where no name is so."""
    for found in _WORD.finditer(text):
        common = _right_form(found[0].casefold(), NON_STANDARD)
        right = common or _right_form(found[0].casefold(), JUMBLED)
        if right and _is_common(text, found):
            yield _written(found, _as_found(found[0], right))
        elif right and (not common or _is_in_office(text, found)):
            yield _written(found, None)


def _is_in_office(text: str, found: regex.Match[str]) -> bool:
    before = regex.search(r"(\p{L}+) $", text[max(0, found.start() - 24) : found.start()])
    return before is not None and before[1].casefold() in _OFFICE


def _foreign(text: str) -> Iterator[Finding]:
    """What somebody said stays as it was said."""
    quoted = [quote.span() for quote in _QUOTED.finditer(text)]
    for found in chain(_FOREIGN_PHRASE.finditer(text), _WORD.finditer(text)):
        right = FOREIGN_PHRASES.get(found[0].casefold()) or FOREIGN.get(found[0].casefold())
        is_said = any(start <= found.start() < end for start, end in quoted)
        if right and not is_said and _is_common(text, found):
            yield Finding("foreign-word", *found.span(), EQUAL, found[0], _as_found(found[0], right))


def _right_form(word: str, table: Mapping[str, str]) -> str:
    """The right form of a word of the table, also before one of the endings; empty where the word is none of them."""
    if word in table:
        return table[word]
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and word[: -len(ending)] in table), "")
    return table[word.removesuffix(ending)] + ending if ending else ""


def _is_common(text: str, found: regex.Match[str]) -> bool:
    """Whether a word is no name: small, or with its capital only because a sentence begins."""
    if found[0][0].islower():
        return True
    is_first = _SENTENCE.search(text[max(0, found.start() - 12) : found.start()]) is not None
    follows_capital = regex.match(r" \p{Lu}\p{Ll}", text[found.end() :]) is not None
    return found[0][1:].islower() and (is_first or found.start() == 0) and not follows_capital


def _as_found(found: str, right: str) -> str:
    """The right form with the capital of what it replaces."""
    return right[0].upper() + right[1:] if found[0].isupper() else right


def _written(found: regex.Match[str], right: str | None, rule: str = "spelling") -> Finding:
    if right is None:
        return Finding(rule, *found.span(), N_("Is “{found}” written so?"), found[0])
    return Finding(rule, *found.span(), WRITTEN, found[0], right)


def _any_of(phrases: Mapping[str, str]) -> regex.Pattern[str]:
    shown = "|".join(regex.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return regex.compile(rf"(?<!\w)(?:{shown})(?!\w)", regex.IGNORECASE)


_PHRASE, _FOREIGN_PHRASE = _any_of(_ALL_PHRASES), _any_of(FOREIGN_PHRASES)
_RULES: tuple[Callable[[str], Iterator[Finding]], ...] = (
    _phrases,
    _prefixes_apart,
    _prefixes_joined,
    _nya_apart,
    _words,
    _foreign,
)
