"""Zooming, scrolling and stepping through the recording."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar

from radiodesk.desktop.editor.overview import Overview
from radiodesk.desktop.editor.scene import RULER_PX
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from tests.desktop.editor.driver import LEFT, SHIFT, Editor, drag

A_PIXEL_S = 0.03
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
UP, DOWN = QPoint(0, 120), QPoint(0, -120)


def test_everything_is_visible_at_first(editor: Editor) -> None:
    assert editor.timeline.view.is_whole


def test_plus_zooms_around_the_playhead(editor: Editor) -> None:
    editor.click(4)
    before_px = editor.timeline.view.to_px(editor.timeline.playhead_s)
    editor.key(Qt.Key.Key_Plus)
    view = editor.timeline.view
    assert view.span_s < 7
    assert view.to_px(editor.timeline.playhead_s) == pytest.approx(before_px)
    editor.key(Qt.Key.Key_Minus)
    assert editor.timeline.view.is_whole


def test_the_wheel_zooms_at_the_mouse(editor: Editor) -> None:
    under_mouse_px = editor.point(6).x()
    under_mouse_s = editor.timeline.view.to_s(under_mouse_px)
    for _ in range(3):
        editor.wheel(6, UP)
    assert editor.timeline.view.span_s == pytest.approx(10 / 1.25**3)
    assert editor.timeline.view.to_s(under_mouse_px) == pytest.approx(under_mouse_s)
    assert editor.timeline.playhead_s == 0


def test_shift_and_wheel_scroll(editor: Editor) -> None:
    editor.timeline.look(editor.timeline.view.showing(Span(4, 5)))
    before = editor.timeline.view
    editor.wheel(4.5, DOWN, SHIFT)
    assert editor.timeline.view.start_s > before.start_s
    assert editor.timeline.view.scale == pytest.approx(before.scale)


def test_a_sideways_wheel_scrolls(editor: Editor) -> None:
    editor.timeline.look(editor.timeline.view.showing(Span(4, 5)))
    start_s = editor.timeline.view.start_s
    editor.wheel(4.5, QPoint(120, 0))
    assert editor.timeline.view.start_s < start_s


def test_the_scroll_bar_shows_and_moves_the_view(editor: Editor) -> None:
    bar = editor.panel.findChild(QScrollBar)
    assert bar.maximum() == 0
    editor.timeline.look(editor.timeline.view.showing(Span(4, 5)))
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert editor.timeline.view.end_s == pytest.approx(10, abs=0.01)


def test_z_shows_the_selection_and_shift_z_everything(editor: Editor) -> None:
    editor.drag(4, 5)
    editor.key(Qt.Key.Key_Z)
    assert editor.timeline.view.start_s == pytest.approx(3.9, abs=0.1)
    assert editor.timeline.view.end_s == pytest.approx(5.1, abs=0.1)
    editor.key(Qt.Key.Key_Z, SHIFT)
    assert editor.timeline.view.is_whole


def test_dragging_past_the_edge_scrolls(editor: Editor) -> None:
    editor.timeline.look(editor.timeline.view.showing(Span(2, 3)))
    end_s = editor.timeline.view.end_s
    QTest.mousePress(editor.wave, LEFT, pos=editor.point(2.5))
    QTest.mouseMove(editor.wave, QPoint(editor.wave.width() + 60, 100))
    editor.bot.waitUntil(lambda: editor.timeline.view.end_s > end_s + 0.2)
    QTest.mouseRelease(editor.wave, LEFT, pos=QPoint(editor.wave.width() + 60, 100))
    assert editor.timeline.selection.end_s > end_s


@pytest.mark.parametrize(
    ("key", "keys", "by_s"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -1),
        (Qt.Key.Key_Right, SHIFT, 5),
        (Qt.Key.Key_Left, SHIFT, -5),
        (Qt.Key.Key_Right, ALT, 0.01),
        (Qt.Key.Key_Left, ALT, -0.01),
    ],
)
def test_arrows_step(editor: Editor, key: Qt.Key, keys: Qt.KeyboardModifier, by_s: float) -> None:
    editor.timeline.move_playhead(5)
    editor.key(key, keys)
    assert editor.timeline.playhead_s == pytest.approx(5 + by_s)


def test_arrows_step_over_cuts(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(3, 6),)))
    editor.timeline.move_playhead(2.5)
    editor.key(Qt.Key.Key_Right)
    assert editor.timeline.playhead_s == pytest.approx(6.5)
    editor.key(Qt.Key.Key_Left)
    assert editor.timeline.playhead_s == pytest.approx(2.5)


def test_control_and_arrows_go_from_mark_to_mark(editor: Editor) -> None:
    editor.session.change("marks", edits=EditList((Span(3, 6),)), chapters=(Chapter(8, "Penutup"),))
    places = []
    for _ in range(5):
        editor.key(Qt.Key.Key_Right, CONTROL)
        places.append(round(editor.timeline.playhead_s, 3))
    assert places == [3, 6, 8, 10, 10]
    editor.key(Qt.Key.Key_Left, CONTROL)
    assert editor.timeline.playhead_s == 8


def test_end_brings_the_end_into_view(editor: Editor) -> None:
    editor.timeline.look(editor.timeline.view.showing(Span(0, 1)))
    editor.key(Qt.Key.Key_End)
    assert editor.timeline.view.end_s == pytest.approx(10, abs=0.01)
    editor.key(Qt.Key.Key_Home)
    assert editor.timeline.view.start_s == 0


def test_the_ruler_scrubs(editor: Editor) -> None:
    editor.drag(2, 6, y=RULER_PX // 2)
    assert editor.timeline.playhead_s == pytest.approx(6, abs=A_PIXEL_S)
    assert editor.timeline.selection is None


def test_the_overview_s_frame_is_dragged(editor: Editor) -> None:
    strip = editor.panel.findChild(Overview)
    editor.timeline.look(editor.timeline.view.showing(Span(2, 3)))
    middle = round(2.5 / 10 * strip.width())
    drag(strip, QPoint(middle, 20), QPoint(middle + strip.width() // 2, 20))
    view = editor.timeline.view
    assert (view.start_s + view.end_s) / 2 == pytest.approx(7.5, abs=0.1)
    assert editor.timeline.playhead_s == 0


def test_a_click_on_the_overview_goes_there(editor: Editor) -> None:
    strip = editor.panel.findChild(Overview)
    editor.timeline.look(editor.timeline.view.showing(Span(2, 3)))
    QTest.mouseClick(strip, LEFT, pos=QPoint(round(0.8 * strip.width()), 20))
    assert editor.timeline.playhead_s == pytest.approx(8, abs=A_PIXEL_S)
    assert editor.timeline.view.start_s < 8 < editor.timeline.view.end_s


def test_a_tab_can_ask_for_a_place(editor: Editor) -> None:
    editor.timeline.look(editor.timeline.view.showing(Span(2, 3)))
    editor.session.place_wanted.emit(8.0)
    assert editor.timeline.playhead_s == 8
    assert editor.timeline.view.start_s < 8 < editor.timeline.view.end_s
