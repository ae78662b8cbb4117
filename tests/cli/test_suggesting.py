"""The command suggest: it tells, and changes nothing unless it is asked to."""

from pathlib import Path

import numpy as np
import pytest

from tests.audio.makers import silence, speech, write_wav
from tests.terminal import Terminal

RATE = 16000


@pytest.fixture
def paused(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A terminal whose library has episode 1, with a pause of 1.5 s after 5 s."""
    sound = np.concatenate([speech(5, RATE, 3), silence(1.5, RATE, 1), speech(5, RATE, 4)], axis=1)
    file = write_wav(tmp_path / "rekaman.wav", sound + np.random.default_rng(1).normal(0, 1e-3, sound.shape), RATE)
    terminal.json("import", file)
    return terminal


def test_suggestions_are_told_and_nothing_is_changed(paused: Terminal) -> None:
    said = paused.json("suggest", 1, "pauses")

    (proposal,) = said["proposals"]
    assert proposal["span"]["start_s"] == pytest.approx(5.25, abs=0.15)
    assert proposal["why"].startswith("a pause of 1.")
    assert said["saved_s"] == proposal["saved_s"] == pytest.approx(1.0, abs=0.2)
    assert said["accepted"] is False
    assert paused.json("show", 1)["edits"]["cuts"] == []


def test_accepted_suggestions_are_done(paused: Terminal) -> None:
    told = paused.type("suggest", 1, "pauses", "--longer-than", "1,2", "--becomes", "0.3", "--accept")

    assert told.code == 0
    assert "1 pause, 0:01 shorter" in told.out
    (cut,) = paused.json("show", 1)["edits"]["cuts"]
    assert cut["end_s"] - cut["start_s"] == pytest.approx(1.2, abs=0.2)


def test_where_there_is_nothing_a_friendly_sentence_says_so(paused: Terminal) -> None:
    assert paused.type("suggest", 1, "hum").out == "No hum is heard in the pauses.\n"
    assert paused.json("suggest", 1, "jingles", "--accept") == {
        "kind": "jingles", "proposals": [], "saved_s": 0, "accepted": False,
    }  # fmt: skip


def test_what_makes_no_sense_is_refused(paused: Terminal) -> None:
    told = paused.type("suggest", 1, "pauses", "--longer-than", "0.5", "--becomes", "2")

    assert told.code == 1
    assert "what a pause becomes" in told.err
    assert paused.type("suggest", 1, "everything").code == 2
    assert paused.type("suggest", 7, "trim").code == 1
