"""What goes out with an episode is fixed when it is published: at the times of the audio that listeners get."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest

from radiodesk.desk import publishing, sheets
from radiodesk.desk.questions import add_question
from radiodesk.desk.transcripts import import_transcript
from radiodesk.jobs.step import no_step
from radiodesk.library.codec import decode, encode
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Episode
from radiodesk.model.publication import Publication
from radiodesk.model.question import Question

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def published(library: Library, *ids: int) -> Publication:
    proposal = publishing.prepare(library, ids, "web", "voice", NOON, no_step)
    return publishing.publish(library, proposal, no_step).edition.publications[0]


def test_questions_go_out_at_the_times_of_the_audio_without_those_that_were_cut(
    library: Library, episode: Episode
) -> None:
    add_question(library, episode.id, Question(5.0, "Apakah dipungut biaya?", "Yusuf", "Banjarmasin", "Tidak."))
    add_question(library, episode.id, Question(1.0, "Nomor perkara saya?", "Tono"))
    sheets.change(library, episode.id, "Cut", edits=EditList((Span(0.0, 2.0),)))

    publication = published(library, episode.id)

    (question,) = publication.questions
    assert question == Question(question.start_s, "Apakah dipungut biaya?", "Yusuf", "Banjarmasin", "Tidak.")
    assert question.start_s == pytest.approx(3.0, abs=0.0131)  # half a frame of the audio


def test_a_publication_from_before_still_reads(library: Library, episode: Episode) -> None:
    publication = published(library, episode.id)
    stored = encode(publication)
    assert isinstance(stored, dict)
    for name in ("questions", "transcript"):
        del stored[name]

    assert decode(Publication, stored) == replace(publication, questions=(), transcript=None)


VTT = """WEBVTT

00:01.000 --> 00:03.000
<v Dewi>Selamat <00:00:02.000>pagi

00:03.000 --> 00:07.000
<v Budi>Pagi <00:00:05.000>Bu
"""


def test_a_transcript_stands_beside_the_page_in_every_form_and_follows_the_cuts(
    library: Library, episode: Episode, tmp_path: Path
) -> None:
    (tmp_path / "siaran.vtt").write_text(VTT)
    import_transcript(library, episode.id, tmp_path / "siaran.vtt")
    sheets.change(library, episode.id, "Cut", edits=EditList((Span(0.0, 2.0),)))

    slug = published(library, episode.id).slug

    folder = tmp_path / "www" / "episodes" / slug
    assert (
        (folder / "transcript.vtt")
        .read_text()
        .endswith("00:00:00.000 --> 00:00:00.989\n<v Dewi>pagi\n\n00:00:00.989 --> 00:00:04.989\n<v Budi>Pagi Bu\n")
    )
    assert "\nBudi: Pagi Bu\n" in (folder / "transcript.srt").read_text()
    assert json.loads((folder / "transcript.json").read_text())["segments"][1]["body"] == "Pagi Bu"
    page = html5lib.HTMLParser(strict=True).parse((folder / "transcript.html").read_text())
    assert "".join(page.itertext()).split()[-7:] == ["Dewi:", "0:00", "pagi", "Budi:", "0:00", "Pagi", "Bu"]
    feed = (tmp_path / "www" / "feed.xml").read_text()
    assert f"https://contoh.example/radio/episodes/{slug}/transcript.vtt" in feed


def test_an_episode_without_a_transcript_says_nothing_of_one(
    library: Library, episode: Episode, tmp_path: Path
) -> None:
    slug = published(library, episode.id).slug

    assert not list((tmp_path / "www" / "episodes" / slug).glob("transcript*"))
    assert "podcast:transcript" not in (tmp_path / "www" / "feed.xml").read_text()


def test_a_draft_does_not_change_what_was_said_in_public(library: Library, episode: Episode, tmp_path: Path) -> None:
    (tmp_path / "siaran.vtt").write_text(VTT)
    import_transcript(library, episode.id, tmp_path / "siaran.vtt")
    slug = published(library, episode.id).slug
    sheets.change(library, episode.id, "Cut", edits=EditList((Span(0.0, 5.0),)))

    published(library)

    assert "Selamat pagi" in (tmp_path / "www" / "episodes" / slug / "transcript.vtt").read_text()
