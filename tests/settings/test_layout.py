"""How the window was left is kept, for the episodes looked at last; a broken file never stops the program."""

from pathlib import Path

import pytest

from radiodesk.settings.layout import MOST_PLACES, Layout, Place, load_layout, save_layout
from radiodesk.settings.places import config_folder

LEFT = Layout("aa", "bb", "MarksTab", ("folded",), {"guid": Place(1.5, 0.01, 2)})


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path / "config"))


def test_it_is_kept() -> None:
    save_layout(LEFT)

    assert load_layout() == LEFT


def test_what_was_looked_at_long_ago_is_forgotten() -> None:
    layout = LEFT
    for number in range(MOST_PLACES):
        layout = layout.with_place(f"other {number}", Place())
    layout = layout.with_place("other 0", Place(3))

    assert len(layout.places) == MOST_PLACES
    assert "guid" not in layout.places
    assert list(layout.places)[-1] == "other 0"


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "\x00", '{"window": 5, "looks": 3, "places": []}', '{"places": {"a": {"start_s": "x"}, "b": 1}}'],
)
def test_what_cannot_be_understood_is_left_out(content: str) -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / "layout.json").write_text(content)

    assert load_layout() == Layout()


def test_what_can_be_understood_of_a_damaged_file_is_taken() -> None:
    config_folder().mkdir(parents=True)
    text = '{"page": "MarksTab", "window": null, "places": {"a": {"start_s": 1, "scale": 0, "playhead_s": 2}, "b": 7}}'
    (config_folder() / "layout.json").write_text(text)

    assert load_layout() == Layout(page="MarksTab", places={"a": Place(1, 0, 2)})
