"""Everything on its way, as a table: those that wait for a person first, each with what can be done about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desk.post_queue import approve_post, queue_post
from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.desktop.post_queue.dialog import PostQueueDialog
from radiodesk.model.queued_post import QueuedPost
from tests.desktop.composing import BLUESKY_POST, BOTH, browser_stand_in
from tests.desktop.makers import Desk, click, make_episode, make_library

NOW = datetime.now(UTC)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RADIODESK_SOUND", "null")
    library = make_library(tmp_path)
    make_episode(library)
    return Desk(qtbot, library)


@pytest.fixture
def browser() -> Iterator[list[QUrl]]:
    with browser_stand_in() as opened:
        yield opened


def add(desk: Desk, network: str, **facts: object) -> QueuedPost:
    """A post of the episode as somebody left it."""
    post = approve_post(desk.library, 1, network, "", f"Untuk {network}", now=NOW)
    return desk.library.change_queued(post, **facts) if facts else post


def opened(desk: Desk) -> PostQueueDialog:
    QTest.keyClick(desk.window, Qt.Key.Key_Q, BOTH)
    dialog = desk.window.findChild(PostQueueDialog)
    assert dialog is not None
    return dialog


def lines(dialog: PostQueueDialog) -> list[tuple[str, str]]:
    """Network and state of each line."""
    model = dialog.model
    return [(model.index(row, 1).data(), model.index(row, 4).data()) for row in range(model.rowCount())]


def offered(dialog: PostQueueDialog) -> list[str]:
    return [way for way, made in dialog.ways.items() if made.isVisible()]


def test_nothing_on_its_way_is_said_in_words(desk: Desk) -> None:
    dialog = opened(desk)

    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.go.isVisible()


def test_what_waits_for_a_person_stands_first_and_what_is_over_last(desk: Desk) -> None:
    add(desk, "x", state="live", url="https://x.com/jaksa/status/1", live_at=NOW)
    queue_post(desk.library, add(desk, "facebook").id, NOW + timedelta(days=1), NOW)
    add(desk, "whatsapp", state="by-hand", due=NOW)
    add(desk, "linkedin", state="rejected", trouble="Kata-katanya ditolak.")

    dialog = opened(desk)

    assert lines(dialog)[2:] == [("Facebook", "waiting"), ("X", "public")]
    assert set(lines(dialog)[:2]) == {("WhatsApp", "to be posted by you"), ("LinkedIn", "refused")}


def test_each_line_has_its_own_ways(desk: Desk) -> None:
    add(desk, "linkedin", state="rejected", trouble="Kata-katanya ditolak.")
    add(desk, "x", state="live", url="https://x.com/jaksa/status/1", live_at=NOW)
    dialog = opened(desk)

    assert (offered(dialog), dialog.standing.text()) == (["retry", "drop"], "Kata-katanya ditolak.")
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert offered(dialog) == ["open"]


def test_a_public_post_is_opened(desk: Desk, browser: list[QUrl]) -> None:
    add(desk, "bluesky", state="live", url=BLUESKY_POST, live_at=NOW)

    click(opened(desk).ways["open"])

    assert [each.toString() for each in browser] == [BLUESKY_POST]


def test_a_post_is_called_off_and_the_line_says_so(desk: Desk) -> None:
    post = queue_post(desk.library, add(desk, "facebook").id, NOW + timedelta(days=1), NOW)
    dialog = opened(desk)

    click(dialog.ways["drop"])

    assert desk.library.queued(post.id).state == "dropped"
    assert lines(dialog) == [("Facebook", "called off")]
    assert offered(dialog) == []


def test_what_failed_is_tried_again_and_nothing_else(desk: Desk) -> None:
    failed = add(desk, "linkedin", state="rejected", trouble="Kata-katanya ditolak.")
    public = add(desk, "x", state="live", url="https://x.com/jaksa/status/1", live_at=NOW)
    dialog = opened(desk)

    click(dialog.retry_failed)
    desk.wait_for_jobs()

    assert desk.library.queued(failed.id).state == "by-hand"
    assert replace(desk.library.queued(public.id), marks={}) == replace(public, marks={})
    assert not dialog.retry_failed.isVisible()


def test_return_leads_to_the_post_in_the_composer(desk: Desk) -> None:
    add(desk, "whatsapp", state="by-hand", due=NOW)
    dialog = opened(desk)

    click(dialog.go)

    composer = desk.window.findChild(ComposerDialog)
    assert composer is not None
    assert composer.rail.network == "whatsapp"
    assert composer.focusWidget() is composer.columns["whatsapp"].editor.text
    desk.wait_for_jobs()
