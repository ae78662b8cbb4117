"""soundbite and topics: as a person at a terminal uses them."""

import pytest

from tests.terminal import Terminal


def test_a_soundbite_is_kept_shown_and_removed(imported: Terminal) -> None:
    shown = imported.json("soundbite", 1, "0:02-0:18.5", "--title", " Apa  itu tilang? ")

    assert shown["soundbites"] == [{"start_s": 2, "end_s": 18.5, "title": "Apa itu tilang?"}]
    assert "  Soundbite 1: 0:00:02.000-0:00:18.500, Apa itu tilang?" in imported.type("soundbite", 1).out.splitlines()
    assert imported.json("soundbite", 1, "--remove", 1)["soundbites"] == []


def test_a_soundbite_is_heard_after_the_cuts(imported: Terminal) -> None:
    imported.json("soundbite", 1, "2-18")

    shown = imported.json("cut", 1, "0-1", "5-6")

    (heard,) = shown["heard_soundbites"]
    assert (heard["start_s"], heard["end_s"]) == (pytest.approx(1, abs=0.03), pytest.approx(16, abs=0.03))


@pytest.mark.parametrize(("stretch", "said"), [("2-5", "15 to 120 seconds"), ("2-9000", "The recording")])
def test_what_no_app_would_take_is_refused_in_words(imported: Terminal, stretch: str, said: str) -> None:
    told = imported.type("soundbite", 1, stretch)

    assert told.code == 1
    assert said.lower() in told.err.lower()


@pytest.mark.parametrize("words", [("--title", "T"), ("2-20", "--remove", 1)])
def test_half_a_soundbite_is_wrong_usage(imported: Terminal, words: tuple[object, ...]) -> None:
    assert imported.type("soundbite", 1, *words).code == 2


def test_a_number_that_is_not_there_is_a_problem_with_a_hint(imported: Terminal) -> None:
    told = imported.type("soundbite", 1, "--remove", 3)

    assert (told.code, "“radiodesk soundbite 1” lists them." in told.err) == (1, True)


def test_topics_are_set_by_commas_or_semicolons_and_cleared_by_nothing(imported: Terminal) -> None:
    assert imported.json("set", 1, "topics=Tanah; Warisan, tanah")["topics"] == ["Tanah", "Warisan"]
    assert "  Topics: Tanah, Warisan" in imported.type("show", 1).out.splitlines()
    assert imported.json("set", 1, "topics=")["topics"] == []
