"""What goes out with an episode is fixed when it is published: at the times of the audio that listeners get."""

from dataclasses import replace
from datetime import UTC, datetime

from radiodesk.desk import publishing, sheets
from radiodesk.desk.questions import add_question
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

    assert publication.questions == (Question(3.0, "Apakah dipungut biaya?", "Yusuf", "Banjarmasin", "Tidak."),)


def test_a_publication_from_before_still_reads(library: Library, episode: Episode) -> None:
    publication = published(library, episode.id)
    stored = encode(publication)
    assert isinstance(stored, dict)
    for name in ("questions", "transcript"):
        del stored[name]

    assert decode(Publication, stored) == replace(publication, questions=(), transcript=None)
