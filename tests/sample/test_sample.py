"""The sample programme: sound, transcript and facts belong together, and the proposed cuts fall into silence."""

import json
import re
import runpy
import subprocess
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.edits import EditList, Span
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.programme import ZONES, Programme
from radiodesk.model.soundbite import LONGEST_S, SHORTEST_S
from radiodesk.settings.places import resources
from radiodesk.social.drafts import PostFacts, draft_posts

RATE = 16_000
SAMPLE = resources() / "sample"
FACTS = json.loads((SAMPLE / "sample.json").read_text(encoding="utf-8"))
EPISODE = FACTS["episode"]
RECORDING = SAMPLE / FACTS["recording"]
TRANSCRIPT = (SAMPLE / FACTS["transcript"]).read_text(encoding="utf-8")

_CUE = re.compile(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n<v ([^>]+)>((?:.+\n)+)")


def cues() -> list[tuple[float, float, str, str]]:
    """Start, end, speaker and words of every cue."""
    return [
        (
            int(h) * 3600 + int(m) * 60 + float(s),
            int(to_h) * 3600 + int(to_m) * 60 + float(to_s),
            name,
            " ".join(words.split()),
        )
        for h, m, s, to_h, to_m, to_s, name, words in _CUE.findall(TRANSCRIPT)
    ]


@pytest.fixture(scope="module")
def sound() -> np.ndarray:
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-i",
        str(RECORDING),
        "-f",
        "f32le",
        "-ac",
        "1",
        "-ar",
        str(RATE),
        "-",
    ]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, "<f4")


def level_db(sound: np.ndarray, start_s: float, end_s: float) -> float:
    part = sound[max(int(start_s * RATE), 0) : int(end_s * RATE)]
    return 20 * np.log10(np.sqrt(np.mean(part**2)) + 1e-9)


def test_the_recording_is_small_two_to_three_minutes_long_and_as_loud_as_radio(sound: np.ndarray) -> None:
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-i", str(RECORDING), "-af", "ebur128", "-f", "null", "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr

    assert RECORDING.stat().st_size <= 2_000_000
    assert 120 <= len(sound) / RATE <= 180
    assert float(re.findall(r"I:\s+(-[\d.]+) LUFS", said)[-1]) == pytest.approx(-20, abs=1)


def test_the_transcript_is_what_was_spoken_word_for_word() -> None:
    script = runpy.run_path(str(SAMPLE / "script.py"))
    spoken = [(script["VOICES"][line.speaker].label, line.text) for line in script["SCRIPT"] if line.text]

    assert [(name, words) for _, _, name, words in cues()] == spoken


def test_other_programs_read_the_transcript() -> None:
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(SAMPLE / FACTS["transcript"]), "-f", "srt", "-"]
    srt = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert srt.count(" --> ") == len(cues())
    assert all(len(line) <= 90 for line in TRANSCRIPT.splitlines())


def test_somebody_speaks_in_every_cue_and_nobody_between_them(sound: np.ndarray) -> None:
    edges = [(start_s, end_s) for start_s, end_s, _, _ in cues()]

    assert edges == sorted(edges)
    assert edges[-1][1] < len(sound) / RATE
    assert min(level_db(sound, start_s, end_s) for start_s, end_s in edges) > -35
    cuts = [Span(*cut) for cut in EPISODE["cuts"]]
    for (_, end_s), (start_s, _) in pairwise(edges):
        assert start_s > end_s
        if not any(cut.start_s < start_s and cut.end_s > end_s for cut in cuts):
            assert level_db(sound, end_s + 0.1, start_s - 0.02) < -45


def test_the_cuts_take_jingle_and_cough_and_nobody_s_words(sound: np.ndarray) -> None:
    cuts = [Span(*cut) for cut in EPISODE["cuts"]]

    assert len(cuts) == len(FACTS["cut_names"]) == 2
    assert all(level_db(sound, cut.start_s, cut.end_s) > -35 for cut in cuts)
    assert all(end_s <= cut.start_s or start_s >= cut.end_s for start_s, end_s, _, _ in cues() for cut in cuts)


def test_the_cuts_begin_and_end_where_it_is_quiet(sound: np.ndarray) -> None:
    (_, jingle_end), cough = EPISODE["cuts"]

    assert max(level_db(sound, edge - 0.05, edge + 0.05) for edge in (jingle_end, *cough)) < -50


def test_every_chapter_begins_just_before_somebody_speaks() -> None:
    starts = [chapter["start_s"] for chapter in EPISODE["chapters"]]

    assert starts == sorted(starts)
    assert all(any(0 < cue[0] - start_s < 0.2 for cue in cues()) for start_s in starts)


def test_the_soundbite_is_a_question_and_its_whole_answer() -> None:
    (soundbite,) = EPISODE["soundbites"]

    assert SHORTEST_S <= soundbite["end_s"] - soundbite["start_s"] <= LONGEST_S
    assert any(0 < cue[0] - soundbite["start_s"] < 0.2 for cue in cues())
    assert any(0 < soundbite["end_s"] - cue[1] < 0.2 for cue in cues())


def test_every_question_begins_just_before_the_caller_speaks() -> None:
    starts = [question["start_s"] for question in EPISODE["questions"]]

    assert all(any(0 < cue[0] - start_s < 0.2 for cue in cues()) for start_s in starts)
    assert all(question["answer"] and question["name"] for question in EPISODE["questions"])


def test_the_facts_are_what_the_desk_needs(sound: np.ndarray) -> None:
    programme = Programme(**FACTS["programme"])
    chapters = tuple(Chapter(**chapter) for chapter in EPISODE["chapters"])
    edits = EditList(tuple(Span(*cut) for cut in EPISODE["cuts"]))
    heard = heard_chapters(chapters, edits, len(sound) / RATE)

    assert programme.feed_url.endswith("/feed.xml")
    assert programme.zone in ZONES
    assert datetime.fromisoformat(EPISODE["aired"]).utcoffset() is not None
    assert {person["role"] for person in EPISODE["people"]} <= set(ROLES)
    assert len(heard) == len(chapters) >= 3


def test_posts_of_the_sample_fit_and_ask_its_question() -> None:
    facts = PostFacts(
        programme=FACTS["programme"]["title"],
        title=EPISODE["title"],
        summary=EPISODE["summary"],
        people=tuple(Credit(**person) for person in EPISODE["people"]),
        link=FACTS["programme"]["public_url"],
    )

    for draft in draft_posts(facts):
        assert draft.count.fits
        assert draft.text.strip("*").startswith("Dua tetangga berkelahi karena batas pagar, haruskah")


def test_everything_in_it_is_invented() -> None:
    texts = "\n".join(Path(SAMPLE, name).read_text(encoding="utf-8") for name in ("sample.json", FACTS["transcript"]))

    assert set(re.findall(r"(?:https?://|@)([\w.-]+)", texts)) <= {"siaran.contoh.example", "contoh.example"}
    assert not re.search(r"\d{5,}", texts), "no telephone numbers"
