"""question: as a person at a terminal uses it."""

import pytest

from tests.terminal import Terminal

CALL = ("--from", "Yusuf", "--region", "Banjarmasin", "--text", "Apakah dipungut biaya?", "--answer", "Tidak.")


def test_a_question_is_kept_and_shown(imported: Terminal) -> None:
    shown = imported.json("question", 1, "0:12.5", *CALL)

    kept = {"start_s": 12.5, "text": "Apakah dipungut biaya?", "name": "Yusuf", "region": "Banjarmasin"}
    assert shown["questions"] == [{**kept, "answer": "Tidak."}]
    lines = imported.type("show", 1).out.splitlines()
    assert "  Question 1 at 0:00:12.500, Yusuf, Banjarmasin: Apakah dipungut biaya?" in lines
    assert "    Answer: Tidak." in lines


def test_a_question_is_heard_after_the_cuts(imported: Terminal) -> None:
    imported.json("question", 1, "12.5", *CALL)
    imported.json("question", 1, "3", "--text", "Dipotong?")

    shown = imported.json("cut", 1, "2-4")

    assert [each["text"] for each in shown["heard_questions"]] == [CALL[5]]
    assert shown["heard_questions"][0]["start_s"] == pytest.approx(10.5, abs=0.0131)  # half a frame
    assert len(shown["questions"]) == 2


def test_a_question_is_changed_and_removed_by_its_number(imported: Terminal) -> None:
    imported.json("question", 1, "12.5", *CALL)

    (changed,) = imported.json("question", 1, "11", "--change", 1, "--from", "Bapak Y.")["questions"]
    assert (changed["start_s"], changed["name"], changed["answer"]) == (11, "Bapak Y.", "Tidak.")

    assert imported.json("question", 1, "--remove", 1)["questions"] == []


def test_without_a_time_the_questions_are_listed(imported: Terminal) -> None:
    imported.json("question", 1, "12.5", *CALL)

    assert len(imported.json("question", 1)["questions"]) == 1


@pytest.mark.parametrize(
    "words", [("12.5",), ("12.5", "--from", "Yusuf"), ("--text", "Kapan?"), ("--change", 1, "--remove", 1)]
)
def test_half_a_question_is_wrong_usage(imported: Terminal, words: tuple[object, ...]) -> None:
    assert imported.type("question", 1, *words).code == 2


def test_a_number_that_is_not_there_is_a_problem_with_a_hint(imported: Terminal) -> None:
    told = imported.type("question", 1, "--remove", 3)

    assert told.code == 1
    assert "Episode 1 has no question 3." in told.err
    assert "“radiodesk question 1” lists them." in told.err
