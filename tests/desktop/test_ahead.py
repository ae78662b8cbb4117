"""While nothing else is to do, audio is made ahead so that publishing finds it; what a person does comes first."""

import time
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from radiodesk.desk import rendering
from radiodesk.desk.imports import import_recording
from radiodesk.desktop import ahead
from radiodesk.jobs.step import Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Episode
from radiodesk.model.sound import PRESETS
from tests.audio.makers import write_wav
from tests.desktop.makers import WAIT_MS, Desk, make_episode, make_library

LONG_S = 120


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "STILL_MS", 100)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return make_library(tmp_path)


@pytest.fixture
def long_episode(library: Library, tmp_path: Path) -> Episode:
    """Twelve chunks: long enough to be disturbed."""
    noise = np.random.default_rng(1).normal(0, 0.1, (1, 8000 * 10))
    return import_recording(library, write_wav(tmp_path / "Panjang.wav", np.tile(noise, LONG_S // 10), 8000), no_step)


def rendered(library: Library) -> list[str]:
    """What lies among the rendered audio, without chunks."""
    return sorted(file.name for file in (library.root / "renders").iterdir() if file.is_file())


def chunks(library: Library) -> dict[str, int]:
    """The chunks that are kept, and which file each is."""
    folder = library.root / "renders" / "chunks"
    return {file.name: file.stat().st_ino for file in folder.glob("*.chunk")}


def wait_until_ready(desk: Desk) -> None:
    desk.bot.waitUntil(lambda: not desk.page.publishing.ready.isHidden(), timeout=3 * WAIT_MS)


def test_who_stops_for_a_moment_finds_the_audio_ready(qtbot: QtBot, library: Library) -> None:
    desk = Desk(qtbot, library)
    desk.session.open(make_episode(library).id)
    assert desk.page.publishing.ready.isHidden()

    wait_until_ready(desk)

    assert [name.partition(".")[2] for name in rendered(library)] == ["json", "mp3"]
    assert not any("ahead" in job.title for job in desk.session.jobs.seen)
    assert desk.work.activity.isHidden()


def test_an_edit_stops_it_and_what_was_made_is_used_again(
    qtbot: QtBot, library: Library, long_episode: Episode
) -> None:
    desk = Desk(qtbot, library)
    desk.session.open(long_episode.id)
    qtbot.waitUntil(lambda: len(chunks(library)) > 2, timeout=3 * WAIT_MS)

    desk.session.change("Cut", edits=EditList((Span(LONG_S - 5.0, LONG_S - 4.0),)))
    assert desk.page.publishing.ready.isHidden()
    made = chunks(library)
    wait_until_ready(desk)

    assert len(made) < LONG_S // 10
    assert made.items() <= chunks(library).items()
    assert [name.partition(".")[2] for name in rendered(library)] == ["json", "mp3"]
    assert rendering.is_rendered(library, library.episode(long_episode.id), PRESETS["podcast"])


def test_another_preset_is_made_instead(qtbot: QtBot, library: Library) -> None:
    desk = Desk(qtbot, library)
    episode = make_episode(library)
    desk.session.open(episode.id)
    wait_until_ready(desk)

    desk.page.publishing.choose_preset("voice")
    assert desk.page.publishing.ready.isHidden()
    wait_until_ready(desk)

    assert rendering.is_rendered(library, episode, PRESETS["voice"])


def test_work_that_somebody_asks_for_comes_first(qtbot: QtBot, library: Library, long_episode: Episode) -> None:
    desk = Desk(qtbot, library)
    desk.session.open(long_episode.id)
    qtbot.waitUntil(lambda: len(chunks(library)) > 2, timeout=3 * WAIT_MS)
    left: list[int] = []

    def work(step: Step) -> None:
        while len(left) < 10:
            step(0, 1)
            time.sleep(0.1)
            left.append(len(chunks(library)))

    desk.session.start("Work", "store", work)
    desk.wait_for_jobs()

    assert left[-1] == left[-5]
    qtbot.waitUntil(lambda: len(chunks(library)) > left[-1], timeout=3 * WAIT_MS)


def test_nothing_is_left_when_the_window_closes(qtbot: QtBot, library: Library, long_episode: Episode) -> None:
    desk = Desk(qtbot, library)
    desk.session.open(long_episode.id)
    qtbot.waitUntil(lambda: len(chunks(library)) > 2, timeout=3 * WAIT_MS)

    desk.session.close()

    assert rendered(library) == []


def test_what_goes_wrong_is_told_to_whoever_publishes(
    qtbot: QtBot, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    episode = make_episode(library)
    folder = library.root / "renders"
    folder.rmdir()
    folder.write_text("in the way")
    desk = Desk(qtbot, library)

    desk.session.open(episode.id)
    qtbot.waitUntil(lambda: "ahead" in caplog.text, timeout=WAIT_MS)
    qtbot.wait(50)

    assert desk.window.messages.texts() == []
    assert desk.page.publishing.ready.isHidden()
