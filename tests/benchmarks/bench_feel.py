"""How long the window's thread is not free while a real import and a real render run and somebody works in it.

Also what single orders cost in that thread, in an episode with 4 edits and in one with 400, among 300 episodes.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import import_recording
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Sheet
from radiodesk.model.question import Question
from tests.benchmarks.in_window import said_by, say
from tests.desktop.makers import Desk, make_library
from tests.desktop.test_watchdog import SECONDS, import_and_work, render_and_work
from tests.desktop.watchdog import watched
from tests.terminal import write_speech

AIM_MS = 50.0
TIMES = 7
EPISODES = 300


def bench() -> Iterator[str]:
    return said_by(__file__)


def test_the_window_while_a_recording_is_read_and_rendered(qtbot: QtBot, tmp_path: Path) -> None:
    speech = write_speech(tmp_path / "siaran.wav", SECONDS)
    desk = Desk(qtbot, make_library(tmp_path))
    for what, work in (
        ("importing three minutes", lambda: import_and_work(desk, speech)),
        ("rendering three minutes", lambda: render_and_work(desk)),
    ):
        with watched() as dog:
            work()
        clock, own = ([getattr(each, name) for each in dog.stretches] for name in ("clock_ms", "work_ms"))
        say(f"{what:<28} own work: median {median(own):5.1f} worst {max(own):6.1f} ms (aim {AIM_MS:g}), "
             f"by the clock: median {median(clock):5.1f} worst {max(clock):6.1f} ms")  # fmt: skip


def test_what_an_order_costs(qtbot: QtBot, tmp_path: Path) -> None:
    for edits in (4, 400):
        desk = Desk(qtbot, _library(tmp_path / str(edits), edits))
        desk.session.open(1)
        qtbot.wait(1500)
        for what, order in _orders(desk).items():
            costs = [_cost_ms(desk, order, number) for number in range(TIMES)]
            say(f"{what:<20} {edits:3} edits  median {median(costs):5.1f} worst {max(costs):5.1f} ms of processor")


def _orders(desk: Desk) -> dict[str, Callable[[int], object]]:
    assert desk.page.editor is not None
    timeline, session, call = desk.page.editor.timeline, desk.session, desk.window.commands.call

    def cut(number: int) -> None:
        timeline.select(Span(0.1 + 0.01 * number, 0.105 + 0.01 * number))
        call("cut")

    return {
        "cut": cut,
        "undo": lambda _number: session.undo(),
        "redo": lambda _number: session.redo(),
        "title": lambda number: session.change("Title", title=f"Siaran {number}"),
        "other page": lambda number: call(("publish_tab", "details_tab")[number % 2]),
        "zoom": lambda _number: timeline.zoom(1.2, 60.0),
        "find a command": lambda _number: call("find_command"),
        "other episode": lambda number: session.open(2 - number % 2),
    }


def _cost_ms(desk: Desk, order: Callable[[int], object], number: int) -> float:
    """The longest turn of the event loop that the order takes, its painting included."""

    with watched() as dog:
        start = time.thread_time()
        order(number)
        first_ms = 1000 * (time.thread_time() - start)
        dog.forget()
        desk.bot.wait(150)
        return max(first_ms, dog.busiest_ms())


def _library(folder: Path, edits: int) -> Library:
    folder.mkdir()
    library = make_library(folder)
    cuts = EditList(tuple(Span(1 + at * 176 / edits, 1 + (at + 0.3) * 176 / edits) for at in range(edits)))
    chapters = tuple(Chapter(at * 6.0, f"Bab {at}") for at in range(30))
    questions = tuple(Question(at * 8.0 + 1, f"Pertanyaan {at}?", "Sri") for at in range(20))
    sheet = Sheet("Siaran", edits=cuts, chapters=chapters, questions=questions)
    first = import_recording(library, write_speech(folder / "siaran.wav", 180.0), no_step, sheet)
    for number in range(1, EPISODES):
        library.add_episode(first.recording, Sheet(f"Siaran {number}", number))
    return library
