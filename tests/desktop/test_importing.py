"""Recordings dropped on the window or chosen in the dialog come in, open, and are read; what cannot is said."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from radiodesk.desktop.drop_overlay import files_in
from tests.desktop.makers import Desk, click, drop, make_episode, make_library, make_recording


def test_a_dropped_recording_opens_and_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))

    drop(desk.window, make_recording(tmp_path / "2026-11-20_Dialog_Warga.wav"))
    qtbot.waitUntil(lambda: desk.session.episode is not None)
    desk.wait_for_jobs()

    assert desk.sheet().title == "Dialog Warga"
    analysis = desk.session.analysis()
    assert analysis is not None
    assert analysis.is_complete
    assert desk.page.tabs.isVisible()


def test_the_dialog_imports_several_at_once(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(qtbot, make_library(tmp_path))
    files = [str(make_recording(tmp_path / f"{name}.wav", 2 + at)) for at, name in enumerate(("Satu", "Dua"))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))

    desk.window.commands.call("import_recording")
    desk.wait_for_jobs()

    qtbot.waitUntil(lambda: desk.page.episodes.model.rowCount() == 2)


def test_each_bad_file_gets_its_own_sentence_and_the_good_one_comes_in(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))
    empty, text = tmp_path / "kosong.mp3", tmp_path / "surat.mp3"
    empty.touch()
    text.write_text("Kepada Yth.")

    drop(desk.window, empty, text, make_recording(tmp_path / "Baik.wav"))
    qtbot.waitUntil(lambda: desk.session.episode is not None)
    desk.wait_for_jobs()

    said = desk.window.messages.texts()
    assert any("kosong.mp3" in sentence for sentence in said)
    assert any("surat.mp3" in sentence for sentence in said)
    assert not any("Traceback" in sentence for sentence in said)
    assert [row.title for row in desk.library.episodes()] == ["Baik"]

    click(desk.window.messages.messages()[0].close_button)
    qtbot.waitUntil(lambda: len(desk.window.messages.texts()) == 1)


def test_the_sign_appears_while_files_are_dragged(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))
    assert not desk.work.overlay.isVisible()

    desk.work.overlay.cover()
    assert desk.work.overlay.isVisible()
    drop(desk.window, make_recording(tmp_path / "Baik.wav"))

    assert not desk.work.overlay.isVisible()
    desk.wait_for_jobs()


def test_a_reading_that_was_interrupted_begins_again_when_the_episode_opens(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library)
    sidecar = library.analysis_path(episode.recording.sha256)
    sidecar.unlink()
    desk = Desk(qtbot, library)

    desk.open(episode)

    analysis = desk.session.analysis()
    assert analysis is not None
    assert analysis.is_complete


def test_only_local_files_are_taken() -> None:
    from PySide6.QtCore import QMimeData, QUrl

    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.mp3"), QUrl.fromLocalFile("/tmp/b.mp3")])

    assert files_in(mime) == [Path("/tmp/b.mp3")]
