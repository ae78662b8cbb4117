"""Several destinations at once in the window: ticks, progress, pause, stop, a yes to deletions, and trying again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from radiodesk.desk.carrying import Flow, usual_traffic
from radiodesk.desk.destinations import add_destination
from radiodesk.desktop.preferences import PreferencesDialog
from radiodesk.desktop.publish_progress import told
from radiodesk.model.publication import PublicFile
from radiodesk.publish.meter import Reading
from radiodesk.settings.choices import Choices
from radiodesk.settings.lines import Sending, load_sending
from tests.desktop.makers import Desk, click
from tests.desktop.test_publishing import press, ready_desk


def desk_with_two(qtbot: QtBot, folder: Path) -> Desk:
    desk = ready_desk(qtbot, folder)
    (folder / "usb").mkdir()
    add_destination(desk.library, "usb", str(folder / "usb/www"))
    desk.page.publishing.show_destinations(desk.library.destinations(), "public")
    return desk


def test_one_destination_shows_no_ticks(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)

    assert not desk.page.publishing.also.isVisible()


def test_a_ticked_destination_gets_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_with_two(qtbot, tmp_path)
    (box,) = desk.page.publishing.also.boxes
    box.click()

    planned = press(desk, "see_plan")
    said = press(desk, "go")

    assert "New for listeners: “Sengketa Tanah”." in planned
    assert "At “usb”:" in planned
    assert "Published everywhere" in said
    assert (tmp_path / "usb/www/feed.xml").read_bytes() == (tmp_path / "public/feed.xml").read_bytes()


def test_one_that_fails_is_told_and_tried_again(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_with_two(qtbot, tmp_path)
    desk.page.publishing.also.boxes[0].click()
    (tmp_path / "usb").rmdir()

    said = press(desk, "go")
    assert "Not everything got through" in said
    assert "public: published" in said
    assert desk.page.publishing.retry.isVisible()

    (tmp_path / "usb").mkdir()
    press(desk, "retry")
    assert (tmp_path / "usb/www/feed.xml").exists()
    assert not desk.page.publishing.retry.isVisible()


def test_a_tick_stays_when_the_chosen_destination_changes(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_with_two(qtbot, tmp_path)
    tab = desk.page.publishing
    tab.also.boxes[0].click()

    tab.destination.setCurrentText("usb")
    assert [box.text() for box in tab.also.boxes] == ["public"]
    assert tab.also.names() == ()
    tab.destination.setCurrentText("public")

    assert tab.also.names() == ("usb",)


def test_a_run_can_be_paused_and_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_with_two(qtbot, tmp_path)
    view, flow, stopped = desk.page.publishing.sending, Flow(), []
    view.stop_wanted.connect(lambda: stopped.append(True))
    flow.meter.begin(57_600_000, flow.traffic)
    flow.meter.file(PublicFile("audio/a.mp3", "a", 57_600_000, "audio")).step(1, 4)

    view.begin(["situs"], [flow])
    click(view.pause)
    assert flow.traffic.is_paused
    assert view.pause.accessibleName() == "Go on"
    click(view.pause)
    assert not flow.traffic.is_paused
    click(view.stop)

    assert stopped == [True]
    view.end()
    assert not view.isVisible()


def test_progress_is_told_as_people_say_it() -> None:
    def reading(done: int, rate: float = 0, left_s: float | None = None, is_paused: bool = False) -> str:
        return told(Reading(done, 57_600_000, rate, left_s, is_paused))

    assert told(Reading(0, 0, 0.0, None, False)) == "Waiting"
    assert reading(12_000_000, 1_200_000, 38.0) == "12.0 MB of 57.6 MB · 1.2 MB/s · less than a minute left"
    assert reading(12_000_000, 80_000, 570.0) == "12.0 MB of 57.6 MB · 80.0 kB/s · 10 minutes left"
    assert reading(12_000_000, is_paused=True) == "12.0 MB of 57.6 MB · paused"
    assert reading(57_600_000) == "57.6 MB of 57.6 MB · finishing"


def test_what_takes_much_away_asks_for_a_yes(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    press(desk, "go")
    files = tuple(PublicFile(f"e/{number}.html", "a" * 64, 1, "page") for number in range(300))
    live = desk.library.live_edition("public")
    assert live is not None
    for file in files:
        path = tmp_path / "public" / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "public/.radiodesk/manifest.json").unlink()
    edition = desk.library.begin_edition("public", (*live.files, *files), live.publications, live.made_at)
    desk.library.finish_edition(edition.id)

    press(desk, "go")
    assert "out of the public" in desk.window.messages.texts()[0]
    assert desk.page.publishing.may_delete.isVisible()

    desk.page.publishing.may_delete.click()
    assert "Published" in press(desk, "go")
    assert not desk.page.publishing.may_delete.isVisible()


def test_how_fast_it_may_be_is_a_preference(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Choices(language="en"))
    qtbot.addWidget(dialog)
    dialog.limit.box.setCurrentIndex(dialog.limit.box.findText("At most 500 kB/s"))
    dialog.limit.box.activated.emit(dialog.limit.box.currentIndex())

    dialog.accept()

    assert load_sending() == Sending(500)
    assert usual_traffic().limit_kbps == 500
