"""What is written can be read again, by us and by others; captions fit the screen."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.transcripts.reading import read_transcript
from radiodesk.transcripts.writing import MEDIA_TYPES, written

DIALOGUE = Transcript(
    (
        Cue(0.0, 2.5, "Selamat pagi, Palu.", "Dewi Lestari"),
        Cue(2.5, 4.0, "Tanya & jawab", "Dewi Lestari"),
        Cue(3661.004, 3662.0, "Pagi, Bu.", "Budi"),
    )
)
COUNTED = tuple(Word(f"kata{number:02}", float(number), number + 1.0) for number in range(40))
LONG = Transcript((Cue(0.0, 41.0, " ".join(word.text for word in COUNTED), "Dewi", COUNTED),))


def test_webvtt_names_voices() -> None:
    assert written(DIALOGUE, ".vtt").decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.500\n<v Dewi Lestari>Selamat pagi, Palu.\n\n"
        "00:00:02.500 --> 00:00:04.000\n<v Dewi Lestari>Tanya &amp; jawab\n\n"
        "01:01:01.004 --> 01:01:02.000\n<v Budi>Pagi, Bu.\n"
    )


def test_subrip_names_a_speaker_where_another_one_began() -> None:
    assert written(DIALOGUE, ".srt").decode() == (
        "1\n00:00:00,000 --> 00:00:02,500\nDewi Lestari: Selamat pagi,\nPalu.\n\n"
        "2\n00:00:02,500 --> 00:00:04,000\nTanya & jawab\n\n"
        "3\n01:01:01,004 --> 01:01:02,000\nBudi: Pagi, Bu.\n"
    )


def test_json_is_that_of_podcasting_2() -> None:
    document = json.loads(written(DIALOGUE, ".json"))

    assert document["version"] == "1.0.0"
    assert document["segments"][0] == {
        "speaker": "Dewi Lestari", "startTime": 0.0, "endTime": 2.5, "body": "Selamat pagi, Palu.",
    }  # fmt: skip


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_what_was_written_is_read_as_it_was(suffix: str) -> None:
    assert read_transcript(written(DIALOGUE, suffix), "a").cues == DIALOGUE.cues


def test_a_long_cue_becomes_captions_of_two_lines_at_the_times_of_their_words() -> None:
    captions = read_transcript(written(LONG, ".srt"), "a.srt").cues
    lines = [line for line in written(LONG, ".srt").decode().splitlines() if line.startswith(("kata", "Dewi"))]

    assert max(map(len, lines)) <= 32
    assert " ".join(cue.text for cue in captions) == LONG.cues[0].text
    assert (captions[0].start_s, captions[-1].end_s) == (0.0, 41.0)
    assert all(cue.text.startswith(f"kata{round(cue.start_s):02}") for cue in captions)


def test_without_word_times_the_captions_share_the_time() -> None:
    plain = Transcript((Cue(0.0, 41.0, LONG.cues[0].text),))

    cues = read_transcript(written(plain, ".vtt"), "a.vtt").cues

    assert len(cues) == 3
    assert (cues[0].start_s, cues[-1].end_s) == (0.0, 41.0)
    assert all(before.end_s == after.start_s for before, after in pairwise(cues))


def test_text_that_looks_like_markup_does_no_harm() -> None:
    odd = Transcript((Cue(0.0, 1.0, "a --> b <v x> & </v> &lt;", "A > B"),))

    assert read_transcript(written(odd, ".vtt"), "a.vtt") == odd
    assert len(read_transcript(written(odd, ".srt"), "a.srt").cues) == 1


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is the judge")
@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_ffmpeg_reads_the_same_times_and_words(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a{suffix}").write_bytes(written(DIALOGUE, suffix))

    order = ["ffmpeg", "-v", "error", "-i", str(tmp_path / f"a{suffix}"), "-f", "srt", "-"]
    told = subprocess.run(order, capture_output=True, check=True)

    cues = read_transcript(told.stdout, "judge.srt").cues
    assert told.stderr == b""
    assert [(cue.start_s, cue.end_s) for cue in cues] == [(cue.start_s, cue.end_s) for cue in DIALOGUE.cues]
    assert "Tanya & jawab" in told.stdout.decode()
