"""Soundbites go out at the times of the audio that is heard, and never say what was cut out of it."""

import pytest

from radiodesk.model.clips import INSERT, Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.soundbite import Soundbite, heard_soundbites

LENGTH_S = 600.0


def heard(soundbite: Soundbite, edits: EditList) -> list[tuple[float, float]]:
    return [(each.start_s, each.end_s) for each in heard_soundbites([soundbite], edits, LENGTH_S)]


@pytest.mark.parametrize(
    ("cuts", "expected"),
    [
        ((), [(100, 140)]),
        ((Span(0, 50),), [(50, 90)]),
        ((Span(110, 115),), [(100, 135)]),  # a cough inside
        ((Span(90, 110),), [(90, 120)]),  # its beginning
        ((Span(130, 200),), [(100, 130)]),  # its end
        ((Span(105, 135),), []),  # too little is left
        ((Span(90, 150),), []),
    ],
)
def test_cuts_move_it_shorten_it_or_take_it_away(cuts: tuple[Span, ...], expected: list[tuple[float, float]]) -> None:
    assert heard(Soundbite(100, 140), EditList(cuts=cuts)) == expected


def test_it_ends_where_something_else_is_put_in() -> None:
    jingle = Clip("ab" * 32, 110, 0, 5, role=INSERT)

    assert heard(Soundbite(100, 140), EditList(clips=(jingle,))) == [(115, 145)]


def test_one_that_was_moved_is_where_it_is_heard() -> None:
    edits = EditList().move_segment(Span(90, 150), 300)

    assert heard(Soundbite(100, 140), edits) == [(250, 290)]
