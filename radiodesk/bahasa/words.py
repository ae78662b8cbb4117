"""Texts in the reader's language: English in the code, Indonesian from the catalogue (gettext).

The program speaks one language at a time, chosen with `speak`; the public pages of a programme may speak another, so
`catalogue` hands out any.
"""

import gettext
from functools import cache
from pathlib import Path

from radiodesk.model.problems import Problem

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""The languages of the program, by their own names."""

DOMAIN = "radiodesk"
"""The name of our catalogues in gettext's order of folders."""

TRANSLATED_FACTS = ("field", "reason")
"""Facts of problems that are texts of ours; all others are the user's own: names, paths, what was typed."""

_spoken: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def speak(language: str, translations: Path) -> None:
    """Choose the language of the program; `translations` is the folder of the catalogues."""
    global _spoken, _language
    _spoken, _language = catalogue(language, translations), language


def language() -> str:
    """The language that is spoken now."""
    return _language


@cache
def catalogue(language: str, translations: Path) -> gettext.NullTranslations:
    """The catalogue of a language; English, and any language that is not there, is what the code says."""
    file = translations / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if language == "en" or not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _(text: str) -> str:
    """`text` in the spoken language."""
    return _spoken.gettext(text)


def n_(one: str, many: str, number: int) -> str:
    """The form that fits `number`; a place `{n}` in it takes the number."""
    return _spoken.ngettext(one, many, number).format(n=number)


def sentence(problem: Problem) -> str:
    """A problem in the spoken language: what happened, what is safe, what to do next."""
    return _told(problem, (problem.what, problem.safe, problem.remedy))


def what_happened(problem: Problem) -> str:
    """Only what happened, for a list in which nobody has to do anything about it."""
    return _told(problem, (problem.what,))


def _told(problem: Problem, parts: tuple[str, ...]) -> str:
    facts = {name: _(fact) if fact and name in TRANSLATED_FACTS else fact for name, fact in problem.facts.items()}
    return " ".join(_(part).format_map(facts) for part in parts if part)
