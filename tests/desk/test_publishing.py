"""Publishing that is broken off, repaired, refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.desk import publishing, sheets
from radiodesk.desk.checklist import readiness
from radiodesk.desk.imports import import_recording
from radiodesk.desk.publishing import Receipt
from radiodesk.desk.tidying import tidy_renders
from radiodesk.desk.verifying import verify
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import MissingFacts, NothingPublished, UnknownDestination
from tests.desk.test_imports import stop_after
from tests.publish.published import standing

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def publish(library: Library, *ids: int) -> Receipt:
    proposal = publishing.prepare(library, ids, "web", "voice", NOON, no_step)
    return publishing.publish(library, proposal, no_step)


def test_a_cancelled_publication_leaves_the_old_feed(library: Library, episode: Episode, tmp_path: Path) -> None:
    publish(library, episode.id)
    former = (tmp_path / "www" / "feed.xml").read_bytes()
    sheets.change(library, episode.id, "Title", title="Dibetulkan")
    proposal = publishing.prepare(library, [episode.id], "web", "voice", NOON, no_step)

    with pytest.raises(Cancelled):
        publishing.publish(library, proposal, stop_after(2))

    assert (tmp_path / "www" / "feed.xml").read_bytes() == former
    assert publish(library, episode.id).faults == ()
    assert b"Dibetulkan" in (tmp_path / "www" / "feed.xml").read_bytes()


def test_a_publication_cut_off_by_a_kill_is_finished_by_the_next(library: Library, episode: Episode) -> None:
    proposal = publishing.prepare(library, [episode.id], "web", "voice", NOON, no_step)
    library.begin_edition("web", proposal.files, proposal.publications, NOON)  # and here the power fails

    receipt = publish(library)

    assert [publication.episode_id for publication in receipt.edition.publications] == [episode.id]
    assert receipt.faults == ()


def test_a_correction_keeps_its_preset(library: Library, episode: Episode) -> None:
    publish(library, episode.id)  # as voice
    sheets.change(library, episode.id, "Title", title="Dibetulkan")

    proposal = publishing.prepare(library, [episode.id], "web", None, NOON, no_step)

    assert proposal.publications[0].preset == "voice"


def test_the_same_data_gives_the_same_bytes(library: Library, episode: Episode, tmp_path: Path) -> None:
    publish(library, episode.id)
    public = tmp_path / "www"
    before = standing(public)
    for path in before:
        (public / path).unlink()

    publish(library)

    assert standing(public) == before


def test_what_is_public_already_sends_not_even_a_word(library: Library, episode: Episode, tmp_path: Path) -> None:
    first = publish(library, episode.id)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "www").rglob("*")}

    second = publish(library, episode.id)

    assert second.plan.is_empty
    assert second.edition == library.live_edition("web")
    assert second.edition.id == first.edition.id, "so that rolling back leads to another state"
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "www").rglob("*")} == before


def test_episodes_with_one_title_get_addresses_of_their_own(library: Library, episode: Episode, speech: Path) -> None:
    twin = import_recording(library, speech, no_step, episode.sheet)

    publications = publish(library, episode.id, twin.id).edition.publications

    assert {each.slug for each in publications} == {"damai-tanpa-sidang", "damai-tanpa-sidang-2"}


def test_renders_are_tidied_but_never_what_is_public(library: Library, episode: Episode) -> None:
    publish(library, episode.id)
    sheets.change(library, episode.id, "Title", title="Judul kedua")
    publish(library, episode.id)
    sheets.change(library, episode.id, "Title", title="Judul ketiga")
    third = publish(library, episode.id).edition

    tidy_renders(library, most_bytes=0)

    left = {file.stem for file in (library.root / "renders").glob("*.mp3")}
    shown = {file.sha256 for file in third.files if file.stage == "audio"}
    assert shown < left
    assert len(left) == 2
    assert publishing.rollback(library, "web", NOON, no_step).faults == ()


def test_an_episode_without_a_title_stays_at_home(library: Library, episode: Episode) -> None:
    untitled = sheets.change(library, episode.id, "Title", title="  ")

    assert [point.field for point in readiness(library, untitled) if point.is_required and not point.is_met] == [
        "title"
    ]
    with pytest.raises(MissingFacts, match="title"):
        publishing.prepare(library, [episode.id], "web", "voice", NOON, no_step)


def test_the_feed_date_is_the_air_date_but_never_in_the_future(library: Library, episode: Episode) -> None:
    sheets.set_fields(library, episode.id, {"aired": "2026-11-13T15:00+07:00"})
    early = publish(library, episode.id).edition.publications[0]
    sheets.set_fields(library, episode.id, {"aired": "2027-01-01T15:00+07:00"})
    late = publish(library, episode.id).edition.publications[0]

    assert early.date.isoformat() == "2026-11-13T15:00:00+07:00"
    assert late.date == NOON


def test_nothing_published_cannot_be_verified(library: Library) -> None:
    with pytest.raises(NothingPublished):
        verify(library, "web")
    with pytest.raises(UnknownDestination):
        verify(library, "nowhere")
