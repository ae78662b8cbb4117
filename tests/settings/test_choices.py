"""The user's choices survive, and a broken file never stops the program."""

from pathlib import Path

import pytest

from radiodesk.settings.choices import Choices, chosen_language, load_choices, save_choices
from radiodesk.settings.places import config_folder


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("RADIODESK_LANGUAGE", raising=False)


def test_indonesian_comes_first() -> None:
    assert load_choices() == Choices(language="id")


def test_choices_are_kept(tmp_path: Path) -> None:
    chosen = Choices(language="en", palette="dark").with_library(tmp_path / "a").with_library(tmp_path / "b")

    save_choices(chosen)

    assert load_choices() == chosen
    assert load_choices().libraries == (str(tmp_path / "b"), str(tmp_path / "a"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"language": 5, "libraries": null}', "\x00"])
def test_a_broken_file_gives_usable_choices(content: str) -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / "choices.json").write_text(content)

    assert load_choices().palette == "system"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path / "file" / "below"))

    save_choices(Choices())


def test_the_environment_decides_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_LANGUAGE", "en")

    assert chosen_language() == "en"
