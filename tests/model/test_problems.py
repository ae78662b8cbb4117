"""People read errors: every problem is complete sentences, and system errors become problems."""

import errno
import string
from pathlib import Path

import pytest

from radiodesk.model import problems
from radiodesk.model.problems import DiskFull, FileMissing, NotWritable, Problem, StorageFailed, storage_guard


def _all(kind: type[Problem]) -> list[type[Problem]]:
    below = [each for child in kind.__subclasses__() for each in _all(child)]
    return [each for each in (kind, *below) if each.__module__ == problems.__name__]


@pytest.mark.parametrize("kind", _all(Problem), ids=lambda kind: kind.__name__)
def test_every_problem_says_what_happened_in_whole_sentences(kind: type[Problem]) -> None:
    for sentence in (kind.what, kind.safe, kind.remedy):
        assert not sentence or sentence[-1] in ".)"
    sentences = " ".join((kind.what, kind.safe, kind.remedy))
    names = {name for _, name, _, _ in string.Formatter().parse(sentences) if name}
    assert kind(**dict.fromkeys(names, "…")).english()


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = problems.__doc__ or ""

    assert [kind.__name__ for kind in _all(Problem) if kind.__name__ not in drawn] == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, NotWritable), (errno.ENOENT, FileMissing), (errno.EIO, StorageFailed)],
)
def test_system_errors_become_problems(number: int, kind: type[Problem]) -> None:
    with pytest.raises(kind, match=r"out\.mp3"), storage_guard(Path("out.mp3")):
        raise OSError(number, "…")
