"""Questions of callers at the desk: kept in order of time, each change a step that can be taken back."""

from pathlib import Path

import pytest

from radiodesk.desk.questions import add_question, change_question, remove_question
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import BadValue, UnknownQuestion
from radiodesk.model.question import Question, heard_questions
from tests.desktop.makers import make_episode, make_library

COST = Question(1.5, "Apakah dipungut biaya?", "Yusuf", "Banjarmasin", "Tidak.")
PLACE = Question(0.5, "Di mana melapor?")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = make_library(tmp_path)
    make_episode(made)
    return made


def last_label(library: Library) -> str:
    return library.history(1)[-1].label


def test_questions_stay_in_order_of_time(library: Library) -> None:
    add_question(library, 1, COST)

    episode = add_question(library, 1, PLACE)

    assert episode.sheet.questions == (PLACE, COST)
    assert last_label(library) == "Question “Di mana melapor?”"


def test_a_question_at_the_same_moment_is_replaced(library: Library) -> None:
    add_question(library, 1, COST)

    episode = add_question(library, 1, Question(1.5, "Berapa biayanya?"))

    assert episode.sheet.questions == (Question(1.5, "Berapa biayanya?"),)


def test_a_question_is_changed_by_its_number_and_may_move(library: Library) -> None:
    add_question(library, 1, COST)
    add_question(library, 1, PLACE)

    episode = change_question(library, 1, 1, start_s=2.0, answer="Di kantor.")

    assert episode.sheet.questions == (COST, Question(2.0, "Di mana melapor?", answer="Di kantor."))


def test_a_question_is_taken_out_and_brought_back(library: Library) -> None:
    add_question(library, 1, COST)

    assert remove_question(library, 1, 1).sheet.questions == ()
    assert library.undo(1).sheet.questions == (COST,)


def test_a_question_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(UnknownQuestion):
        remove_question(library, 1, 1)


def test_a_question_after_the_end_is_refused_and_nothing_changes(library: Library) -> None:
    with pytest.raises(BadValue):
        add_question(library, 1, Question(60, "Terlambat?"))

    assert library.episode(1).sheet.questions == ()


def test_a_long_question_is_quoted_by_its_beginning_in_the_history(library: Library) -> None:
    add_question(library, 1, Question(1, "Bagaimana caranya " * 10))

    assert last_label(library) == "Question “Bagaimana caranya Bagaimana caranya Baga…”"


def test_who_is_cut_is_not_quoted() -> None:
    edits = EditList((Span(0, 1), Span(5, 8)))
    questions = (Question(6, "Rahasia"), Question(9, "Boleh"), Question(2, "Juga"), Question(70, "Di luar"))

    assert heard_questions(questions, edits, 60) == (Question(1, "Juga"), Question(5, "Boleh"))
