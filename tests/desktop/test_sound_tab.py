"""The page Sound and the waveform's marks: other sounds, louder and softer stretches, clean-up, all of it undoable."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from radiodesk.desk.clips import add_clip
from radiodesk.desktop.sound.amount_field import AmountField
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import BED, INSERT, OVERLAY
from radiodesk.model.edits import Span
from tests.desktop.makers import Desk, click, make_episode, make_library, make_recording, type_into


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """A desk with an episode of three seconds open, its page Sound in front."""
    desk = Desk(qtbot, make_library(tmp_path))
    desk.open(make_episode(desk.library))
    desk.window.commands.call("sound_tab")
    return desk


def with_jingle(desk: Desk, role: str = INSERT, at_s: float = 1.0) -> None:
    assert desk.session.episode is not None
    file = make_recording(desk.library.root.parent / "Pembuka.wav", 0.5)
    add_clip(desk.library, desk.session.episode.id, file, at_s, no_step, role=role)
    desk.session.reload()
    desk.wait_for_jobs()


def line(desk: Desk, name: str) -> QLineEdit:
    control = desk.page.sound.clips.form.fields[name].findChild(QLineEdit)
    assert isinstance(control, QLineEdit)
    return control


def test_a_sound_chosen_in_the_dialog_is_put_in_at_the_playhead(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jingle = make_recording(tmp_path / "Pembuka.wav", 0.5)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(jingle), ""))
    desk.session.place_wanted.emit(1.25)

    click(desk.page.sound.clips.insert)
    desk.wait_for_jobs()

    (clip,) = desk.sheet().edits.clips
    assert (clip.name, clip.role, clip.at_s, clip.end_s) == ("Pembuka", INSERT, 1.25, 0.5)
    assert desk.page.sound.clips.list.count() == 1
    assert line(desk, "name").text() == "Pembuka"

    desk.window.commands.call("undo")
    assert desk.sheet().edits.clips == ()
    assert desk.page.sound.clips.empty.isVisible()


def test_a_bed_is_laid_by_key_and_gives_way_by_what_is_typed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    music = make_recording(tmp_path / "Musik.wav", 1.5)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(music), ""))
    QTest.keyClick(desk.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.wait_for_jobs()
    assert desk.sheet().edits.clips[0].role == BED

    type_into(line(desk, "duck_db"), "18,5")
    QTest.keyClick(line(desk, "duck_db"), Qt.Key.Key_Tab)

    assert desk.sheet().edits.clips[0].duck_db == 18.5


def test_how_a_clip_is_heard_can_be_changed(desk: Desk) -> None:
    with_jingle(desk)
    role = desk.page.sound.clips.form.fields["role"].findChild(QComboBox)
    assert isinstance(role, QComboBox)

    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_Down)
    desk.session.settling.emit()

    assert desk.sheet().edits.clips[0].role == OVERLAY


def test_what_cannot_be_is_refused_in_words_and_nothing_changes(desk: Desk) -> None:
    with_jingle(desk)

    type_into(line(desk, "end_s"), "0:00:09")
    QTest.keyClick(line(desk, "end_s"), Qt.Key.Key_Tab)

    assert desk.page.sound.clips.problem.isVisible()
    assert "0:00:09" in desk.page.sound.clips.problem.text()
    assert desk.sheet().edits.clips[0].end_s == 0.5


def test_a_clip_is_taken_out_with_the_delete_key(desk: Desk) -> None:
    with_jingle(desk)
    desk.page.sound.clips.list.setFocus()

    QTest.keyClick(desk.page.sound.clips.list, Qt.Key.Key_Delete)

    assert desk.sheet().edits.clips == ()


def test_a_clip_shows_along_the_waveform(desk: Desk) -> None:
    editor = desk.work._editor
    assert editor is not None
    before = editor.waveform.grab().toImage()
    with_jingle(desk, BED, 1.0)
    after = editor.waveform.grab().toImage()

    x, low = int(editor.timeline.view.to_px(1.2)), after.height() - 10
    assert after.pixelColor(x, low) != before.pixelColor(x, low)
    beside = int(editor.timeline.view.to_px(2.5))
    assert after.pixelColor(beside, low) == before.pixelColor(beside, low)


def test_the_selection_becomes_louder_and_softer_by_key(desk: Desk) -> None:
    editor = desk.work._editor
    assert editor is not None
    editor.waveform.setFocus()
    editor.timeline.select(Span(0.5, 1.5))

    for _ in range(3):
        QTest.keyClick(editor.waveform, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor.waveform, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert desk.sheet().edits.gains == ((0.5, 1.5, 2.0),)


def test_an_amount_is_chosen_with_mouse_or_keys_and_the_sound_is_read_cleaned_up(desk: Desk, qtbot: QtBot) -> None:
    rumble = desk.page.sound.clean_up.fields["rumble"]
    assert isinstance(rumble, AmountField)
    desk.page.sound.ensureWidgetVisible(rumble)
    QTest.mouseClick(
        rumble.slider, Qt.MouseButton.LeftButton, pos=QPoint(rumble.slider.width() - 4, rumble.slider.height() // 2)
    )
    QTest.keyClick(rumble.slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: desk.sheet().edits.clean_up.rumble == 1.0, timeout=5000)

    assert desk.sheet().edits.clean_up.hum == 0.0
    qtbot.waitUntil(lambda: desk.session.material() is not None, timeout=20_000)
    material = desk.session.material()
    assert material is not None
    assert material.analysis.header.cleaning is not None

    desk.window.commands.call("undo")
    assert desk.sheet().edits.clean_up.is_off
