"""Finding a post of Meta's networks again: the same words, and not among what stood there before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from radiodesk.model.queued_post import Marks

LISTED = 25
"""So many posts are looked through."""


def rows_of(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of a list, as far as they are any."""
    rows = document.get("data")
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []


def seen(rows: Iterable[Mapping[str, Any]]) -> str:
    """What stood there before, to be kept among the marks as `seen`."""
    return ",".join(str(each.get("id", "")) for each in rows)


def found_again(rows: Sequence[Mapping[str, Any]], words: str, text: str, marks: Marks) -> Mapping[str, Any] | None:
    """The post with this text in the field `words` that did not stand there before.

    What stood there is known by its id: the clock of this computer may be wrong, ids are not.
    """
    before = set(marks.get("seen", "").split(","))
    fresh = (each for each in rows if str(each.get("id", "")) not in before)
    return next((each for each in fresh if _plain(str(each.get(words, ""))) == _plain(text)), None)


def reaches_back(rows: Sequence[Mapping[str, Any]], marks: Marks) -> bool:
    """Whether a list goes back to what stood there before, so that nothing can hide behind its end."""
    before = set(marks.get("seen", "").split(","))
    return len(rows) < LISTED or any(str(each.get("id", "")) in before for each in rows)


def _plain(text: str) -> str:
    """Their servers tidy white space up."""
    return " ".join(text.split())
