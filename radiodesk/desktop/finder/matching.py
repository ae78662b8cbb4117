"""How well typed letters fit a text: in order, wherever they stand, accents and capitals left aside. Without Qt."""

from functools import cache
from unicodedata import combining, normalize

WHOLE, WORD_START, INSIDE, SCATTERED = range(4)
"""How a text can fit, best first."""

Fit = tuple[int, int, int]


@cache
def folded(text: str) -> str:
    """The text in small letters without accents."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


def fit(typed: str, text: str) -> Fit | None:
    """How well `typed` fits `text`, smaller is better: kind of fit, distance between the letters, place; None if not.

    Scattered letters must begin at the start of a word, else short input would find nearly everything.
    """
    wanted, there = folded(" ".join(typed.split())), folded(text)
    if wanted == there:
        return (WHOLE, 0, 0)
    at = _word_start(wanted, there)
    if at >= 0:
        return (WORD_START, 0, at)
    at = there.find(wanted)
    if at >= 0:
        return (INSIDE, 0, at)
    return _scattered(wanted.replace(" ", ""), there)


def best_fit(typed: str, texts: tuple[str, ...]) -> Fit | None:
    """The best fit of several texts."""
    fits = [found for found in (fit(typed, text) for text in texts) if found is not None]
    return min(fits, default=None)


def _word_start(wanted: str, there: str) -> int:
    if there.startswith(wanted):
        return 0
    at = there.find(f" {wanted}")
    return at + 1 if at >= 0 else -1


def _scattered(wanted: str, there: str) -> Fit | None:
    starts = [at for at, letter in enumerate(there) if letter == wanted[0] and (at == 0 or not there[at - 1].isalnum())]
    found = [(end - start, start) for start in starts if (end := _end_of(wanted, there, start)) is not None]
    return (SCATTERED, *min(found)) if found else None


def _end_of(wanted: str, there: str, start: int) -> int | None:
    at = start
    for letter in wanted:
        at = there.find(letter, at) + 1
        if at == 0:
            return None
    return at
