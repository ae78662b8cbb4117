"""The pane comes with a transcript and goes when it is put away; files are dropped in, words are searched."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desktop.transcript.pane import TranscriptPane
from tests.desktop.makers import Desk, click, drop
from tests.desktop.transcript.conftest import reading
from tests.desktop.transcript.driver import CONTROL, SHIFT, VTT, Reader


def test_without_a_transcript_the_pane_stays_away_until_it_is_asked_for(bare_desk: Desk) -> None:
    without = reading(bare_desk)
    assert without.pane.isHidden()

    without.press(Qt.Key.Key_T, CONTROL)

    assert without.pane.offer.isVisible()
    assert QApplication.focusWidget() is without.pane.offer
    without.press(Qt.Key.Key_T, CONTROL)
    assert without.pane.isHidden()


def test_a_file_that_is_dropped_on_the_window_is_shown(bare_desk: Desk, tmp_path: Path) -> None:
    without = reading(bare_desk)
    (tmp_path / "siaran.vtt").write_text(VTT)

    drop(bare_desk.window, tmp_path / "siaran.vtt")
    bare_desk.wait_for_jobs()

    assert without.view.isVisible()
    assert "pendengar." in without.view.toPlainText()
    assert len(bare_desk.library.episodes()) == 1


def test_a_file_that_is_no_transcript_is_told_and_changes_nothing(desk: Desk, at_desk: Reader, tmp_path: Path) -> None:
    (tmp_path / "rusak.srt").write_bytes(b"\xff\x00" * 99)

    drop(desk.window, tmp_path / "rusak.srt")
    desk.wait_for_jobs()

    assert any("“rusak.srt” is not a transcript" in text for text in desk.window.messages.texts())
    assert at_desk.texts()[0] == "Selamat pagi, pendengar."


def test_without_an_episode_a_transcript_has_no_place(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "siaran.vtt").write_text(VTT)
    desk.session.open(None)

    drop(desk.window, tmp_path / "siaran.vtt")

    assert any("Open the episode first" in text for text in desk.window.messages.texts())


def test_it_stays_put_away_until_it_is_wanted_again(at_desk: Reader, qtbot: QtBot) -> None:
    assert at_desk.view.isVisible()
    at_desk.press(Qt.Key.Key_T, CONTROL)
    assert at_desk.pane.isHidden()
    library, episode = at_desk.library, at_desk.session.episode
    assert episode is not None

    again = Desk(qtbot, library)
    again.open(episode)

    assert again.page.beside is not None
    assert again.page.beside.pane.isHidden()
    again.page.toggle_transcript()
    assert again.page.beside.pane.view.isVisible()


def test_undo_of_the_import_takes_the_text_away(at_desk: Reader) -> None:
    at_desk.press(Qt.Key.Key_Z, CONTROL)

    assert at_desk.sheet().transcript == ""
    assert at_desk.pane.isHidden()


def test_search_jumps_from_hit_to_hit_and_round_again(reader: Reader) -> None:
    reader.press(Qt.Key.Key_F, CONTROL)
    field = reader.pane.search.field
    assert QApplication.focusWidget() is field

    QTest.keyClicks(field, "PAGI")
    found = []
    for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, SHIFT):
        QTest.keyClick(field, Qt.Key.Key_Return, modifiers)
        found.append((reader.selected(), reader.timeline.playhead_s, reader.pane.search.count.text()))

    assert found == [("pagi,", 0.4, "1 of 2"), ("Pagi,", 1.5, "2 of 2"), ("pagi,", 0.4, "1 of 2")]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is reader.view


def test_search_finds_words_across_cues_and_says_when_there_are_none(reader: Reader) -> None:
    QTest.keyClicks(reader.pane.search.field, "pendengar. pagi")
    reader.pane.search.step(1)
    assert (reader.view.anchor, reader.view.focus) == (2, 3)

    QTest.keyClicks(reader.pane.search.field, "zzz")
    assert reader.pane.search.count.text() == "not found"


def test_ctrl_f_anywhere_else_searches_the_episodes(desk: Desk) -> None:
    desk.page.details.setFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_F, CONTROL)

    assert QApplication.focusWidget() is desk.page.episodes.search


def test_the_text_is_text_for_screen_readers(reader: Reader) -> None:
    face = QAccessible.queryAccessibleInterface(reader.view)
    text = face.textInterface()

    assert face.text(QAccessible.Text.Name) == "Transcript"
    assert "Selamat pagi, pendengar." in text.text(0, text.characterCount())
    reader.drag(1, 1)
    reader.drag(1, 2)
    assert text.selectionCount() == 1


def test_every_control_has_a_name(reader: Reader) -> None:
    pane: TranscriptPane = reader.pane
    for control in (pane.bring, pane.export, pane.shut, pane.offer, pane.search.field, pane.view):
        assert control.accessibleName()
    click(pane.shut)
    assert pane.isHidden()


def test_an_export_follows_the_edits(desk: Desk, at_desk: Reader, tmp_path: Path) -> None:
    at_desk.drag(0, 2)
    at_desk.press(Qt.Key.Key_X)

    at_desk.beside.scribe.write(tmp_path / "keluar.srt")
    desk.wait_for_jobs()

    text = (tmp_path / "keluar.srt").read_text()
    assert re.match(r"1\n00:00:00,0[4-6]0 --> 00:00:00,8[4-6]0\nBudi: Pagi, Bu\.", text)  # the cut snaps to the pause
