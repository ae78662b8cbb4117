"""The curve of loudness: what the analysis knows of the last three seconds, as it will be published."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt

from radiodesk.audio.loudness import SHORT_TERM_S, short_term_lufs
from radiodesk.audio.totals import by_steps
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.sound import PRESETS
from tests.desktop.editor.driver import Editor

TARGET = PRESETS["podcast"].target_lufs
CONTROL = Qt.KeyboardModifier.ControlModifier


def curve_at(editor: Editor, *times_s: float) -> list[float]:
    view = editor.timeline.view
    places = np.array([view.to_px(time_s) for time_s in times_s])
    return editor.wave.curve.values(view, places).tolist()


def row_of(editor: Editor, lufs: float) -> list[str]:
    """The colours along the wave at the height of a loudness."""
    area = QRectF(0, RULER_PX + FLAGS_PX, editor.wave.width(), editor.wave.height() - RULER_PX - FLAGS_PX)
    y = round(editor.wave.curve.to_y(lufs, area))
    image = editor.wave.grab().toImage()
    return [image.pixelColor(x, y).name() for x in range(20, editor.wave.width() - 120)]


def test_it_is_the_short_term_loudness_around_each_moment(editor: Editor) -> None:
    analysis = editor.timeline.analysis
    assert analysis is not None
    sums = by_steps(analysis.totals, analysis.windows, 0.1 / analysis.grid.window_s) * analysis.grid.window_s
    meter = short_term_lufs(sums, 0.1)
    gain_db = TARGET - analysis.loudness().integrated_lufs
    for time_s in (2.0, 4.5, 8.0):
        wanted = meter[round((time_s + SHORT_TERM_S / 2) / 0.1)] + gain_db
        assert curve_at(editor, time_s) == [pytest.approx(wanted, abs=0.05)]


def test_it_lies_about_the_target_it_will_be_levelled_to(editor: Editor) -> None:
    assert np.mean(curve_at(editor, *np.linspace(2, 8, 30))) == pytest.approx(TARGET, abs=1)


def test_g_shows_it_with_the_target_and_hides_it(editor: Editor) -> None:
    before, before_below = row_of(editor, TARGET), row_of(editor, TARGET - 24)
    editor.key(Qt.Key.Key_G)
    assert editor.colours.text in row_of(editor, TARGET)  # this tone is as loud as its target nearly everywhere
    assert len(set(row_of(editor, TARGET - 24)) & set(before_below)) == 0
    editor.key(Qt.Key.Key_G)
    assert row_of(editor, TARGET) == before


def test_what_is_made_louder_stands_higher(editor: Editor) -> None:
    before = curve_at(editor, 3.0, 7.0)
    editor.timeline.try_out(EditList(gains=(GainSpan(2, 4, 5.0),)))
    assert curve_at(editor, 3.0, 7.0) == pytest.approx([before[0] + 5, before[1]])


def test_in_folds_it_follows_what_is_heard(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(2, 5),)))
    at_home = curve_at(editor, 6.0)
    editor.key(Qt.Key.Key_V)
    assert curve_at(editor, 6.0) == pytest.approx(at_home, abs=1e-6)


def test_it_is_reckoned_once_for_a_view(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.key(Qt.Key.Key_G)
    editor.wave.grab()
    lines = editor.wave.curve._lines
    editor.timeline.move_playhead(3)
    editor.wave.grab()
    assert editor.wave.curve._lines is lines
    editor.timeline.look(editor.timeline.view.showing(Span(2, 4)))
    editor.wave.grab()
    assert editor.wave.curve._lines is not lines


def test_where_nothing_is_known_there_is_none(editor: Editor) -> None:
    editor.timeline.take_analysis(None)
    assert all(np.isnan(curve_at(editor, 2.0, 5.0)))
    editor.key(Qt.Key.Key_G)
    editor.wave.grab()
    assert editor.wave.curve._lines == []
