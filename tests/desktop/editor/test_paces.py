"""What a press of J or L does to the pace."""

import pytest

from radiodesk.desktop.editor.shuttle import next_pace


@pytest.mark.parametrize(
    ("pace", "way", "expected"),
    [
        (0, 1, 1), (1, 1, 1.5), (1.5, 1, 2), (8, 1, 8), (0.5, 1, 1),
        (0, -1, -1), (-1, -1, -1.5), (2, -1, 1.5), (1.5, -1, 1), (1, -1, -1), (-2, 1, -1.5), (-1, 1, 1),
    ],
)  # fmt: skip
def test_again_is_faster_and_the_other_way_is_slower_first(pace: float, way: int, expected: float) -> None:
    assert next_pace(pace, way) == expected
