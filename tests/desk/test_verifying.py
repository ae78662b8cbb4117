"""Whether everything public is right: at the public address where that can be asked; repaired where publishing can."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.desk import publishing
from radiodesk.desk.history_of_publishing import history
from radiodesk.desk.repairing import repair
from radiodesk.desk.verifying import verify
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.publish.verify import Wrong
from tests.servers.web import Handler, Web, web_server

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def web(library: Library, tmp_path: Path) -> Iterator[Web]:
    """The folder of the destination, shown at the programme's address."""
    (tmp_path / "www").mkdir()
    with web_server(tmp_path / "www") as served:
        library.save_programme(replace(library.programme(), public_url=served.url))
        yield served


@pytest.fixture
def hubs(tmp_path: Path) -> Iterator[Web]:
    (tmp_path / "hub").mkdir()
    with web_server(tmp_path / "hub") as served:
        yield served


def publish(library: Library, episode: Episode, at: datetime = NOON) -> publishing.Receipt:
    return publishing.publish(library, publishing.prepare(library, [episode.id], "web", "voice", at, no_step), no_step)


def audio_of(library: Library) -> str:
    live = library.live_edition("web")
    assert live is not None
    return next(file.path for file in live.files if file.stage == "audio")


def test_a_folder_that_is_shown_at_the_address_is_asked_there_too(library: Library, episode: Episode, web: Web) -> None:
    receipt = publish(library, episode)
    assert receipt.faults == ()
    assert f"asked at the public address {web.url}" in " ".join(receipt.notes)

    web.types = {".mp3": "application/octet-stream"}
    verdict = verify(library, "web")

    assert [each.wrong for each in verdict.faults] == [Wrong.TYPE]
    assert (verdict.is_well, verdict.mendable) == (False, frozenset())


def test_a_folder_that_somebody_else_brings_to_the_web_is_read_back(
    library: Library, episode: Episode, web: Web, tmp_path: Path
) -> None:
    web.root = tmp_path / "elsewhere"

    receipt = publish(library, episode)

    assert receipt.faults == ()
    assert "somebody still has to bring the folder there" in receipt.notes[-1]
    assert verify(library, "web").is_well


def test_an_address_for_examples_is_not_asked_and_the_folder_is_the_proof(library: Library, episode: Episode) -> None:
    notes = publish(library, episode).notes

    assert notes[0].startswith("Read back at ")
    assert "it is an address for examples" in notes[1]


def test_what_is_wrong_is_repaired_and_nothing_else_is_sent(library: Library, episode: Episode, web: Web) -> None:
    publish(library, episode)
    audio, feed = web.root / audio_of(library), web.root / "feed.xml"
    whole = audio.read_bytes()
    audio.write_bytes(whole[:-10])
    feed.unlink()
    (web.root / "index.html").write_text("defaced")

    verdict = verify(library, "web")
    receipt = repair(library, "web", verdict, NOON + timedelta(days=1))

    assert receipt is not None
    assert sorted(put.file.path for put in receipt.plan.puts) == sorted([audio_of(library), "feed.xml", "index.html"])
    assert (receipt.faults, audio.read_bytes()) == ((), whole)
    assert verify(library, "web").is_well
    assert history(library)[-1].act == "repair"


def test_a_repair_does_not_bring_along_what_an_episode_has_become_since(
    library: Library, episode: Episode, web: Web
) -> None:
    from radiodesk.desk import sheets

    publish(library, episode)
    sheets.change(library, episode.id, "Title", title="Belum untuk umum")
    (web.root / "feed.xml").unlink()

    repair(library, "web", verify(library, "web"), NOON + timedelta(days=1))

    assert "Belum untuk umum" not in (web.root / "feed.xml").read_text()


def test_after_a_repair_a_rollback_still_goes_to_the_state_before(library: Library, episode: Episode, web: Web) -> None:
    from radiodesk.desk import sheets

    publish(library, episode)
    first = (web.root / "feed.xml").read_bytes()
    sheets.change(library, episode.id, "Title", title="Judul kedua")
    publish(library, episode, NOON + timedelta(days=1))
    (web.root / "feed.xml").unlink()
    repair(library, "web", verify(library, "web"), NOON + timedelta(days=2))

    publishing.rollback(library, "web", NOON + timedelta(days=3), no_step)

    assert (web.root / "feed.xml").read_bytes() == first


def test_where_publishing_cannot_help_nothing_is_sent(library: Library, episode: Episode, web: Web) -> None:
    publish(library, episode)
    web.types = {".xml": "text/plain"}

    assert repair(library, "web", verify(library, "web"), NOON) is None


def test_hubs_are_told_after_success_and_learn_the_address_alone(
    library: Library, episode: Episode, web: Web, hubs: Web
) -> None:
    library.save_programme(replace(library.programme(), hubs=(f"{hubs.url}hub",)))

    receipt = publish(library, episode)

    (told,) = hubs.posted
    assert f'href="{hubs.url}hub" rel="hub"' in (web.root / "feed.xml").read_text()
    assert told.decode().startswith("hub.mode=publish&hub.url=http%3A%2F%2Flocalhost")
    assert (receipt.faults, "could not be told" in " ".join(receipt.notes)) == ((), False)


def test_a_hub_that_cannot_be_told_is_a_note_and_no_failure(
    library: Library, episode: Episode, web: Web, hubs: Web
) -> None:
    def busy(handler: Handler) -> bool:
        handler.send(503, b"")
        return True

    hubs.misdeeds["hub"] = busy
    library.save_programme(replace(library.programme(), hubs=(f"{hubs.url}hub", "http://127.0.0.1:9/")))

    receipt = publish(library, episode)

    assert receipt.faults == ()
    assert "The hub localhost could not be told (503)" in receipt.notes[-2]
    assert "The hub 127.0.0.1 could not be told" in receipt.notes[-1]
