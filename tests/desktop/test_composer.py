"""The composer, with mouse and keys: written once for all views, approved, scheduled, posted, proven."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.desktop.composer.schedule_dialog import ScheduleDialog
from radiodesk.social.networks import NETWORKS
from tests.desktop.composing import BLUESKY_POST, SUMMARY, alone, composer_on, composing, go, let_in, queued, seen
from tests.desktop.makers import WAIT_MS, Desk, click, make_episode, make_library, type_into
from tests.servers.mastodon_server import MastodonServer, mastodon_server


@pytest.fixture(autouse=True)
def _silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_SOUND", "null")


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with mastodon_server() as running:
        yield running


def test_every_network_stands_there_with_counter_preview_and_picture(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, composer = composing(qtbot, tmp_path)

    assert list(composer.columns) == list(NETWORKS)
    for network, column in composer.columns.items():
        row = NETWORKS[network]
        beside = row.media.caption if column.file else 0
        assert column.editor.counter.text().endswith(f"/ {beside or row.limit}")
        assert "Sengketa Tanah" in column.preview.words.text() or column.editor.headline.text()
    assert {key for key, column in composer.columns.items() if column.file is None} == {"youtube", "tiktok"}
    assert "without a picture or a video" in composer.columns["tiktok"].file_row.faults.text()


def test_what_is_written_here_is_written_in_the_posts_tab_and_the_other_way_round(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    desk.page.show_tab(desk.page.posts)
    card = next(card for card in desk.page.posts.cards if card.network == "facebook")
    column = seen(composer, "facebook")

    column.editor.text.setFocus()
    QTest.keyClicks(column.editor.text, "Baru! ")
    composer.close()

    assert card.text.toPlainText().startswith("Baru! ")
    assert desk.library.post(1, "facebook").text.startswith("Baru! ")
    QTest.keyClicks(card.text, "Lagi: ")
    card.editor.settle()
    assert "Lagi: " in composer.columns["facebook"].text


def test_the_rail_leads_to_every_network_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, composer = composing(qtbot, tmp_path)

    QTest.keyClick(composer.rail, Qt.Key.Key_End)
    QTest.keyClick(composer.rail, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is composer.columns["bluesky"].editor.text
    assert not composer.columns["bluesky"].visibleRegion().isEmpty()

    QTest.keyClick(composer, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is composer.columns["mastodon"].editor.text
    assert composer.rail.network == "mastodon"


def test_a_draft_is_approved_changed_and_called_off(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "facebook")

    go(column, "approve")
    first = queued(desk)["facebook"]
    assert (first.state, first.account, first.text) == ("approved", "", column.text)
    assert [file.media_type for file in first.attachments] == ["image/png"]
    assert column.foot.standing.text() == "Approved. It goes out when you say so."

    column.editor.text.setFocus()
    QTest.keyClicks(column.editor.text, "Baru! ")
    assert "another text" in column.foot.standing.text()
    go(column, "approve")
    assert queued(desk)["facebook"].text.startswith("Baru! ")
    assert desk.library.queued(first.id).state == "dropped"

    go(column, "drop")
    assert queued(desk) == {}
    assert column.foot.standing.text().startswith("A draft.")


def test_all_that_are_sound_are_approved_and_the_others_are_named(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    text = composer.columns["x"].editor.text
    composer.rail.choose("x")
    type_into(text, "Hak korban.Ke depan")

    click(composer.bar.approve)

    approved = queued(desk)
    assert "facebook" in approved
    assert not {"x", "tiktok", "youtube"} & set(approved)
    assert "X" in composer.told.text()
    assert "TikTok" in composer.told.text()


def test_a_post_is_scheduled_in_the_programmes_zone(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "facebook")

    answer_schedule("25-11-2099", "15.00")
    go(column, "schedule")

    due = queued(desk)["facebook"].due
    assert due is not None
    assert due.isoformat() in {"2099-11-25T15:00:00+07:00", "2099-11-25T08:00:00+00:00"}
    assert column.foot.standing.text() == "You are reminded on Wednesday, 25 November 2099, 15:00 WIB."


def test_a_time_that_is_over_is_refused_in_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    complaints: list[str] = []

    answer_schedule("25-11-2020", "15.00", complaints)
    go(seen(composer, "facebook"), "schedule")

    assert "is over already" in complaints[0]
    assert queued(desk) == {}


def test_a_pasted_link_is_the_proof_and_nothing_goes_out_again(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "bluesky")
    go(column, "approve")

    column.foot.proof.link.setFocus()
    QTest.keyClicks(column.foot.proof.link, BLUESKY_POST)

    assert queued(desk)["bluesky"].state == "live"
    assert desk.library.post(1, "bluesky").link == BLUESKY_POST
    assert column.foot.standing.text().startswith("Public since ")
    assert not column.foot.strip.isVisible()


def test_what_was_proven_without_the_queue_counts_as_posted(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "bluesky")
    column.foot.proof.link.setFocus()
    QTest.keyClicks(column.foot.proof.link, BLUESKY_POST)

    click(composer.bar.post)
    desk.wait_for_jobs()

    assert "bluesky" not in queued(desk)
    assert queued(desk)["facebook"].state == "by-hand"
    assert column.foot.standing.text() == "Posted, with its link as proof."


def test_a_post_goes_out_by_itself_through_an_account(qtbot: QtBot, tmp_path: Path, server: MastodonServer) -> None:
    desk, composer = with_account(qtbot, tmp_path, server)
    column = seen(composer, "mastodon")
    alone(column)

    go(column, "post")
    qtbot.waitUntil(lambda: queued(desk)["mastodon"].state == "live", timeout=WAIT_MS)
    desk.wait_for_jobs()

    assert [post["text"] for post in server.posts] == [column.text]
    assert column.foot.standing.text().startswith("Public since ")
    assert next(iter(column.foot.ways)) == "open"
    assert column.foot.proof.link.text() == queued(desk)["mastodon"].url


def test_the_same_post_again_is_asked_about_first(qtbot: QtBot, tmp_path: Path, server: MastodonServer) -> None:
    desk, composer = with_account(qtbot, tmp_path, server)
    column = seen(composer, "mastodon")
    alone(column)
    go(column, "approve")
    desk.library.change_queued(queued(desk)["mastodon"], state="live")
    composer.dispatch.take(column, "post")

    assert "The same post went to" in column.foot.trouble.text()
    click(column.foot.again)
    qtbot.waitUntil(lambda: len(server.posts) == 1, timeout=WAIT_MS)
    desk.wait_for_jobs()


def test_without_summary_transcript_and_accounts_there_is_still_something_to_post(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    desk = Desk(qtbot, library)
    desk.open(make_episode(library))

    composer = composer_on(desk)

    assert "Sengketa Tanah" in composer.columns["facebook"].text
    assert not composer.columns["mastodon"].foot.account.isVisible()
    assert "sign-in" in composer.columns["mastodon"].foot.ways


def test_without_an_episode_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))

    desk.window.commands.call("composer")

    composer = desk.window.findChild(ComposerDialog)
    assert composer is not None
    assert composer.nothing.isVisible()
    assert not composer.bar.isEnabled()


def with_account(qtbot: QtBot, folder: Path, server: MastodonServer) -> tuple[Desk, ComposerDialog]:
    library = make_library(folder)
    desk = Desk(qtbot, library)
    desk.open(make_episode(library, summary=SUMMARY))
    let_in(desk, server.url, server.consent.let_in("read", "write"))
    return desk, composer_on(desk)


def answer_schedule(day: str, clock: str, complaints: list[str] | None = None) -> None:
    """Fill in the dialog that is about to come; what it complains about is noted, and it is put away."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ScheduleDialog):
            return
        waiting.stop()
        type_into(dialog.field.day, day)
        type_into(dialog.field.clock, clock)
        dialog.accept()
        if dialog.isVisible():
            (complaints if complaints is not None else []).append(dialog.problem.text())
            dialog.reject()

    waiting = QTimer(QApplication.instance(), interval=20)
    waiting.timeout.connect(answer)
    waiting.start()
