"""A recording that nobody has read yet is seen at once, all of it, though not everywhere exactly."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from radiodesk.audio.envelope import Envelope
from radiodesk.desk.imports import take_in
from radiodesk.desktop.editor.first_look import FirstLook
from radiodesk.desktop.importing import Importing
from radiodesk.desktop.session import Session
from radiodesk.jobs.step import no_step
from tests.desktop.makers import WAIT_MS, Desk, drop, make_episode, make_library, make_recording


def level(*values: float) -> Envelope:
    rms = np.array(values, np.float32)
    return Envelope(-2 * rms, 2 * rms, rms)


def test_what_is_read_counts_for_more_than_what_was_seen() -> None:
    look = FirstLook(level(0.1, 0.2, 0.3, 0.4), duration_s=40.0)

    found = look.completing(level(0.5, 0.5, 0.0, 0.0, 0.0), np.arange(10.0, 60.0, 10.0), filled_s=22.0)

    np.testing.assert_allclose(found.rms, [0.5, 0.5, 0.4, 0.0, 0.0])  # the last two lie behind the end
    np.testing.assert_allclose(found.minimum[2:], [-0.8, 0.0, 0.0], rtol=1e-6)


@pytest.mark.parametrize(("scale", "serves"), [(10.0, True), (2.5, True), (2.4, False)])
def test_from_near_it_is_too_coarse(scale: float, serves: bool) -> None:
    assert FirstLook(level(0.1, 0.2, 0.3, 0.4), duration_s=40.0).serves(scale) == serves


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, image.height() // 2)).name() for x in range(image.width() // 2, image.width())}


def test_a_dropped_recording_is_seen_before_it_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))
    desk.open(make_episode(desk.library))
    editor = desk.work._editor
    assert editor is not None
    goes_on = threading.Event()
    desk.session.start("whoever reads must wait", "audio", lambda _step: goes_on.wait(WAIT_MS / 1000))

    drop(desk.window, make_recording(tmp_path / "2026-11-20_Dialog_Warga.wav", 60.0))
    qtbot.waitUntil(lambda: editor.timeline.first_look is not None, timeout=WAIT_MS)

    assert editor.timeline.analysis is None
    seen = editor.timeline.envelope_at(np.arange(40) * 1.37, 1.37)
    assert np.mean(seen.maximum > 0.2) > 0.5
    for view in (editor.waveform, editor._overview):
        assert len(colours(picture(view))) > 1  # not bare ground
    first = picture(editor._overview)
    goes_on.set()
    desk.wait_for_jobs()
    assert editor.timeline.is_all_read
    assert picture(editor._overview) != first


def test_who_comes_back_to_an_unread_recording_sees_it_again(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    other = make_episode(library)
    unread = take_in(library, make_recording(tmp_path / "recording.wav", 9.0), no_step)
    session, goes_on = Session(library), threading.Event()
    importing = Importing(session)
    seen: list[str] = []
    session.looked_over.connect(lambda recording, _look: seen.append(recording))
    session.start("whoever reads must wait", "audio", lambda _step: goes_on.wait(WAIT_MS / 1000))

    for number, episode in enumerate((unread, other, unread), 1):
        session.open(episode.id)
        qtbot.waitUntil(lambda number=number: len(seen) >= (number + 1) // 2, timeout=WAIT_MS)

    assert seen == [unread.recording.sha256] * 2
    goes_on.set()
    session.close()
    importing.deleteLater()
