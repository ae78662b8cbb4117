"""Sentences of a summary, and how to shorten a text so that it still reads well."""

from collections.abc import Callable

import regex

ELLIPSIS = "…"

_END = regex.compile(r"(?<=[.?!…][\"'”’)\]]*)\s+(?=[\"'“‘(\[]*[\p{Lu}\p{N}])")
_SHORT_FORM = regex.compile(
    r"(?:^|[\s(“])(?:\p{L}|(?:\p{L}{1,3}\.)+\p{L}{1,4}|dr|drs|dra|prof|ir|hj|kh|no|jl|tgl|hal|pasal|mr|mrs|ms|st|vs|cf)\.$",
    regex.IGNORECASE,
)
"""A full stop after one of these ends no sentence: Dr. Sari, S.H., M.Hum. berkata, Jl. Merdeka No. 1."""


def sentences(text: str) -> list[str]:
    """The sentences of a text on one line, in order."""
    found = [""]
    for piece in _END.split(text):
        if found[-1] and (_SHORT_FORM.search(found[-1]) is None):
            found.append(piece)
        else:
            found[-1] = f"{found[-1]} {piece}".strip()
    return [sentence for sentence in found if sentence]


def shorten(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of a text that `fits`: whole sentences, or else words and …; empty when nothing does.

    An address is kept whole or left out, and what readers see as one character is never cut.
    """
    if fits(text):
        return text
    whole = sentences(text)
    words = text.split(" ")
    letters = [] if "://" in words[0] else regex.findall(r"\X", words[0])
    return (
        _longest(len(whole) - 1, lambda number: " ".join(whole[:number]), fits)
        or _longest(len(words) - 1, lambda number: _dotted(words[:number]), fits)
        or _longest(len(letters) - 1, lambda number: "".join(letters[:number]) + ELLIPSIS, fits)
    )


def keep_lines(text: str, fits: Callable[[str], bool]) -> str:
    """As many whole lines from the beginning as fit."""
    lines = text.splitlines()
    return _longest(len(lines), lambda number: "\n".join(lines[:number]), fits)


def _dotted(words: list[str]) -> str:
    text = " ".join(words)
    if "://" in words[-1]:  # an address must not swallow the dots
        return f"{text} {ELLIPSIS}"
    return text.rstrip(",;:–—-") + ELLIPSIS


def _longest(most: int, beginning: Callable[[int], str], fits: Callable[[str], bool]) -> str:
    """The longest of the beginnings 1 to `most` that fits. Longer ones take more room, so halving finds it."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(beginning(middle)) else (low, middle - 1)
    return beginning(low) if low > 0 else ""
