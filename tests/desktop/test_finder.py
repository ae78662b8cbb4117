"""The command palette: letters in order find a command or an episode, Enter does it, Esc gives the keyboard back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desktop.finder.finder import Finder
from radiodesk.desktop.finder.matching import fit, folded
from tests.desktop.makers import Desk, make_episode, make_library

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """Two episodes, the first one open, the keyboard on its waveform."""
    library = make_library(tmp_path)
    first = make_episode(library, "Sengketa Tanah")
    make_episode(library, "Édisi Khusus")
    made = Desk(qtbot, library)
    made.open(first)
    assert made.page.editor is not None
    made.page.editor.waveform.setFocus()
    return made


def opened(desk: Desk) -> Finder:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CONTROL)
    finder = desk.window.findChild(Finder)
    assert isinstance(finder, Finder)
    assert finder.line.hasFocus()
    return finder


def lines(finder: Finder) -> list[str]:
    return [finder.model.entry(row).text for row in range(finder.model.rowCount())]


@pytest.mark.parametrize(
    ("better", "worse", "typed"),
    [
        ("Cut the selection", "Hear a cut again", "cut"),
        ("Zoom in", "Selection starts here", "in"),
        ("Zoom to the selection", "To the previous cut or chapter", "zts"),
        ("Chapters", "To the previous cut or chapter", "chap"),
    ],
)
def test_the_better_fit_stands_first(better: str, worse: str, typed: str) -> None:
    best, other = fit(typed, better), fit(typed, worse)

    assert best is not None
    assert other is None or best < other


def test_accents_and_capitals_are_left_aside() -> None:
    assert folded("Édisi KHUSUS") == "edisi khusus"
    assert fit("EDISI", "Édisi Khusus") == fit("edisi", "Édisi Khusus")
    assert fit("zz", "Édisi Khusus") is None


def test_everything_is_there_before_anything_is_typed(desk: Desk) -> None:
    shown = lines(opened(desk))

    assert {"Cut the selection", "Publish", "Sengketa Tanah", "Édisi Khusus"} <= set(shown)
    assert "Find a command" not in shown


def test_enter_does_the_first_thing_and_the_keyboard_goes_back(desk: Desk) -> None:
    finder = opened(desk)
    QTest.keyClicks(finder.line, "nchap")
    assert lines(finder)[0] == "New chapter here"

    QTest.keyClick(finder.line, Qt.Key.Key_Return)

    assert [chapter.start_s for chapter in desk.sheet().chapters] == [0]
    assert not finder.isVisible()


def test_a_command_is_found_by_its_key(desk: Desk) -> None:
    finder = opened(desk)

    QTest.keyClicks(finder.line, "shift+z")

    assert lines(finder)[0] == "Show everything"


def test_an_episode_is_opened_by_its_title(desk: Desk) -> None:
    finder = opened(desk)

    QTest.keyClicks(finder.line, "edisi")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)

    assert desk.session.episode is not None
    assert desk.session.episode.sheet.title == "Édisi Khusus"


def test_arrows_choose_another_line(desk: Desk) -> None:
    finder = opened(desk)
    QTest.keyClicks(finder.line, "zoom")
    first, second = lines(finder)[:2]

    QTest.keyClick(finder.line, Qt.Key.Key_Down)

    assert second in finder.line.accessibleDescription()
    QTest.keyClick(finder.line, Qt.Key.Key_Up)
    assert first in finder.line.accessibleDescription()


def test_what_cannot_be_done_now_is_said_and_not_done(desk: Desk) -> None:
    finder = opened(desk)
    QTest.keyClicks(finder.line, "cut the sel")
    assert "not possible now" in finder.line.accessibleDescription()

    QTest.keyClick(finder.line, Qt.Key.Key_Return)

    assert finder.isVisible()
    assert desk.sheet().edits.cuts == ()


def test_esc_and_a_second_ctrl_k_and_a_click_elsewhere_close_it(desk: Desk, qtbot: QtBot) -> None:
    assert desk.page.editor is not None
    wave = desk.page.editor.waveform
    for leave in (
        lambda finder: QTest.keyClick(finder.line, Qt.Key.Key_Escape),
        lambda finder: QTest.keyClick(finder.line, Qt.Key.Key_K, CONTROL),
        lambda _finder: QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(20, 200)),
    ):
        finder = opened(desk)
        leave(finder)
        assert not finder.isVisible()
        assert wave.hasFocus()
        qtbot.wait(5)  # the closed one is thrown away before the next is made


def test_nothing_found_is_said(desk: Desk) -> None:
    finder = opened(desk)

    QTest.keyClicks(finder.line, "qqqq")

    assert finder.nothing.isVisible()
    assert "Nothing fits" in finder.line.accessibleDescription()


def test_it_is_named_for_screen_readers_and_fits_a_small_window(desk: Desk) -> None:
    desk.window.resize(desk.window.minimumSize())
    finder = opened(desk)

    name = QAccessible.queryAccessibleInterface(finder.line).text(QAccessible.Text.Name)

    assert name == "Find a command or an episode"
    assert desk.window.rect().contains(finder.geometry())
