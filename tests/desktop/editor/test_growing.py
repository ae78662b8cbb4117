"""A recording that is still being read can be looked at and cut already."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import analyse_episode, take_in
from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.session import Session
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from tests.desktop.makers import make_library, make_recording


@pytest.fixture
def unread(qtbot: QtBot, tmp_path: Path) -> Session:
    """A session on a recording that nobody has read yet."""
    library = make_library(tmp_path)
    episode = take_in(library, make_recording(tmp_path / "recording.wav", 4.0), no_step)
    session = Session(library)
    session.open(episode.id)
    return session


def test_the_wave_appears_while_it_is_read(qtbot: QtBot, unread: Session) -> None:
    panel = EditorPanel(unread, palette_named("light"))
    qtbot.addWidget(panel, before_close_func=lambda _panel: (panel.close_sound(), unread.close()))
    panel.resize(640, 600)
    panel.show()
    wave = panel.waveform
    assert panel.timeline.analysis is None
    empty = wave.grab().toImage()

    unread.change("cut", edits=EditList((Span(1, 2),)))
    assert len(panel.timeline.edits.cuts) == 1

    episode = unread.episode
    assert episode is not None
    unread.start("read", "audio", lambda step: analyse_episode(unread.library, episode, step))
    qtbot.waitUntil(lambda: panel.timeline.is_all_read)
    assert wave.grab().toImage() != empty
    qtbot.waitUntil(lambda: "LUFS →" in " ".join(label.text() for label in panel.findChildren(QLabel)))
