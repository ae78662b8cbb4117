"""What orders cost beside a transcript of 10,000 words, in an episode with 4 edits and in one with 400."""

import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import import_recording
from radiodesk.desk.transcripts import correction, set_transcript
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Sheet
from radiodesk.model.transcript import Cue, Transcript, Word
from tests.benchmarks.in_window import said_by, say
from tests.desktop.makers import Desk, make_library
from tests.terminal import write_speech

AIM_MS = 50.0
TIMES = 7
WORDS, A_CUE = 10_000, 16
SECONDS = 600.0
VOCABULARY = ("selamat", "pagi", "pendengar", "di", "mana", "pun", "anda", "berada", "hari", "ini", "tentang", "tanah")


def bench() -> Iterator[str]:
    return said_by(__file__)


def test_what_an_order_costs(qtbot: QtBot, tmp_path: Path) -> None:
    for edits in (4, 400):
        desk = Desk(qtbot, _library(tmp_path / str(edits), edits))
        desk.session.open(1)
        qtbot.wait(1500)
        for what, order in _orders(desk).items():
            costs = [_cost_ms(desk, order, number) for number in range(TIMES)]
            figures = f"median {median(costs):5.1f} worst {max(costs):5.1f} ms of processor (aim {AIM_MS:g})"
            say(f"{what:<20} {edits:3} edits  {figures}")


def _orders(desk: Desk) -> dict[str, Callable[[int], object]]:
    assert desk.page.editor is not None
    assert desk.page.beside is not None
    timeline, session, scribe = desk.page.editor.timeline, desk.session, desk.page.beside.scribe
    view, search, call = scribe.view, scribe.pane.search, desk.window.commands.call
    fresh = count()

    def cut(number: int) -> None:
        timeline.select(view.page.span(5000 + 8 * number, 5004 + 8 * number))
        call("cut")

    def correct(_number: int) -> None:
        scribe.commit(*correction(view.page.transcript, 300, f"kata baru {next(fresh)}"))

    return {
        "the next word": lambda number: timeline.move_playhead(60 + 0.06 * number),
        "go somewhere else": lambda number: session.place_wanted.emit(80.0 * number),
        "select a word more": lambda _number: QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
        "select in the wave": lambda number: timeline.select(Span(10.0, 500.0 - number)),
        "cut five words": cut,
        "undo": lambda _number: session.undo(),
        "redo": lambda _number: session.redo(),
        "correct a cue": correct,
        "undo a correction": lambda _number: session.undo(),
        "search": lambda number: search.field.setText(VOCABULARY[number]),
        "to the next hit": lambda _number: search.step(1),
        "show it all": lambda number: session.open(1 + number % 2),
    }


def _cost_ms(desk: Desk, order: Callable[[int], object], number: int) -> float:
    """What the order takes with the painting that follows at once."""
    start = time.thread_time()
    order(number)
    desk.window.repaint()
    cost_ms = 1000 * (time.thread_time() - start)
    desk.bot.wait(50)
    return cost_ms


def _library(folder: Path, edits: int) -> Library:
    folder.mkdir()
    library = make_library(folder)
    part_s = SECONDS / edits
    cuts = EditList(tuple(Span((at + 0.2) * part_s, (at + 0.4) * part_s) for at in range(edits)))
    first = import_recording(
        library, write_speech(folder / "siaran.wav", SECONDS), no_step, Sheet("Siaran", edits=cuts)
    )
    library.add_episode(first.recording, Sheet("Lain"))
    set_transcript(library, first.id, _transcript(), "Transkrip")
    return library


def _transcript() -> Transcript:
    word_s = SECONDS / WORDS
    words = [
        Word(VOCABULARY[at * 7 % len(VOCABULARY)], round(at * word_s, 3), round((at + 0.9) * word_s, 3))
        for at in range(WORDS)
    ]
    rows = [tuple(words[at : at + A_CUE]) for at in range(0, WORDS, A_CUE)]
    return Transcript(
        tuple(
            Cue(row[0].start_s, row[-1].end_s, " ".join(word.text for word in row), ("Dewi", "Budi")[at // 3 % 2], row)
            for at, row in enumerate(rows)
        )
    )
