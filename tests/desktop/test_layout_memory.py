"""The window is found as it was left: columns, page, looks, and each episode where it was looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.bahasa.words import speak
from radiodesk.desktop.desk_page import NARROWEST
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.launcher import Launcher
from radiodesk.settings.choices import Choices, save_choices
from radiodesk.settings.layout import load_layout
from tests.desktop.makers import make_episode, make_library

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path / "config"))
    save_choices(Choices(language="en", palette="light"))
    yield
    speak("en", Path())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two episodes."""
    with make_library(tmp_path) as library:
        make_episode(library, "Satu")
        make_episode(library, "Dua")
        return library.root


def begun(qtbot: QtBot, qapp: QApplication, root: Path) -> Launcher:
    launcher = Launcher(qapp)
    launcher.start(root)
    qtbot.waitUntil(lambda: launcher.session is not None and launcher.session.episode is not None)
    launcher.window.activateWindow()
    qtbot.waitUntil(launcher.window.isActiveWindow)
    return launcher


def end(launcher: Launcher) -> None:
    launcher.window.close()
    launcher.close()


def timeline(launcher: Launcher) -> Timeline:
    assert launcher.work is not None
    assert launcher.work.desk.editor is not None
    return launcher.work.desk.editor.timeline


def look_closer(launcher: Launcher) -> None:
    """Click in the waveform and zoom in, with the mouse and keys."""
    assert launcher.work is not None
    assert launcher.work.desk.editor is not None
    wave = launcher.work.desk.editor.waveform
    QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(wave.width() // 2, 120))
    wave.setFocus()
    for _time in range(3):
        QTest.keyClick(wave, Qt.Key.Key_Plus)


def test_an_episode_is_found_where_it_was_looked_at(qtbot: QtBot, qapp: QApplication, root: Path) -> None:
    launcher = begun(qtbot, qapp, root)
    look_closer(launcher)
    seen, playhead_s = timeline(launcher).view, timeline(launcher).playhead_s
    assert not seen.is_whole
    end(launcher)

    again = begun(qtbot, qapp, root)

    assert timeline(again).view.scale == pytest.approx(seen.scale)
    assert timeline(again).view.start_s == pytest.approx(seen.start_s)
    assert timeline(again).playhead_s == pytest.approx(playhead_s)
    end(again)


def test_each_episode_has_its_own_place(qtbot: QtBot, qapp: QApplication, root: Path) -> None:
    launcher = begun(qtbot, qapp, root)
    assert launcher.session is not None
    first = launcher.session.episode
    assert first is not None
    look_closer(launcher)
    scale = timeline(launcher).view.scale

    launcher.session.open(3 - first.id)
    assert timeline(launcher).view.is_whole
    launcher.session.open(first.id)

    assert timeline(launcher).view.scale == pytest.approx(scale)
    end(launcher)


def test_nothing_of_it_is_lost_by_a_kill(qtbot: QtBot, qapp: QApplication, root: Path) -> None:
    launcher = begun(qtbot, qapp, root)
    QTest.keyClick(launcher.window, Qt.Key.Key_2, CONTROL)
    look_closer(launcher)

    qtbot.waitUntil(lambda: load_layout().page == "MarksTab" and bool(load_layout().places))

    (place,) = load_layout().places.values()
    assert place.scale == pytest.approx(timeline(launcher).view.scale)
    end(launcher)


def test_the_page_in_front_and_the_looks_are_found_again(qtbot: QtBot, qapp: QApplication, root: Path) -> None:
    launcher = begun(qtbot, qapp, root)
    look_closer(launcher)
    assert launcher.work is not None
    assert launcher.work.desk.editor is not None
    QTest.keyClick(launcher.work.desk.editor.waveform, Qt.Key.Key_G)
    QTest.keyClick(launcher.window, Qt.Key.Key_3, CONTROL)
    end(launcher)

    again = begun(qtbot, qapp, root)

    assert again.work is not None
    assert again.work.desk.tabs.currentWidget() is again.work.desk.sound
    assert again.work.desk.looks() == ("loudness_curve",)
    end(again)


def test_columns_of_a_big_screen_fit_a_small_one(qtbot: QtBot, qapp: QApplication, root: Path) -> None:
    launcher = begun(qtbot, qapp, root)
    launcher.window.resize(2400, 900)
    assert launcher.work is not None
    launcher.work.desk.splitter.setSizes([900, 600, 900])
    qtbot.wait(20)
    end(launcher)

    again = begun(qtbot, qapp, root)
    again.window.resize(again.window.minimumSize())
    qtbot.wait(20)

    assert again.work is not None
    widths = again.work.desk.splitter.sizes()
    assert all(width >= least for width, least in zip(widths, NARROWEST, strict=True))
    assert again.window.width() == again.window.minimumWidth()
    end(again)
