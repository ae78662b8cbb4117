"""An episode taken back from the public: gone from feed and pages at once, its sound a week later; it can come back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import podcastparser
import pytest

from radiodesk.desk import publishing, sheets
from radiodesk.desk.grace import GRACE
from radiodesk.desk.history_of_publishing import history
from radiodesk.desk.imports import import_recording
from radiodesk.desk.undoing import prepare_unpublishing, sweep_withdrawn, unpublish
from radiodesk.desk.verifying import verify
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.problems import NothingPublished
from radiodesk.model.public_problems import NotPublic
from radiodesk.model.publication import Publication

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def other(library: Library, speech: Path) -> Episode:
    return import_recording(library, speech, no_step, Sheet(title="Tilang elektronik"))


def publish(library: Library, *ids: int, at: datetime = NOON) -> publishing.Receipt:
    return publishing.publish(library, publishing.prepare(library, ids, "web", "voice", at, no_step), no_step)


def take_back(library: Library, *ids: int, at: datetime = NOON + DAY) -> publishing.Receipt:
    return unpublish(library, prepare_unpublishing(library, ids, "web", at))


def published(library: Library, episode: Episode) -> Publication:
    live = library.live_edition("web")
    assert live is not None
    return next(each for each in live.publications if each.episode_id == episode.id)


def guids(www: Path) -> list[str]:
    """As two readers of podcasts see them."""
    feed = (www / "feed.xml").read_bytes()
    first = [entry.id for entry in feedparser.parse(feed).entries]
    with (www / "feed.xml").open("rb") as stream:
        second = [
            item["guid"] for item in podcastparser.parse("https://contoh.example/radio/feed.xml", stream)["episodes"]
        ]
    assert sorted(first) == sorted(second)
    return first


def test_feed_and_pages_forget_it_and_its_audio_stays_a_week(
    library: Library, episode: Episode, other: Episode, tmp_path: Path
) -> None:
    publish(library, episode.id, other.id)
    gone = published(library, other)
    page, audio = tmp_path / "www/episodes" / gone.slug, tmp_path / "www/audio" / gone.enclosure.file_name

    take_back(library, other.id)

    assert guids(tmp_path / "www") == [episode.guid]
    assert gone.slug not in (tmp_path / "www/index.html").read_text()
    assert (page.exists(), audio.exists()) == (False, True)
    assert verify(library, "web").faults == ()
    assert sweep_withdrawn(library, "web", NOON + GRACE) is None
    assert sweep_withdrawn(library, "web", NOON + DAY + GRACE) is not None
    assert not audio.exists()
    assert [line.act for line in history(library)] == ["publish", "unpublish", "sweep"]
    assert f"audio/{gone.enclosure.file_name}" in history(library)[-1].removed
    assert history(library)[1].titles == ("Tilang elektronik",)


def test_the_next_publication_removes_it_too(
    library: Library, episode: Episode, other: Episode, tmp_path: Path
) -> None:
    publish(library, episode.id, other.id)
    audio = tmp_path / "www/audio" / published(library, other).enclosure.file_name
    take_back(library, other.id)

    publish(library, at=NOON + DAY + GRACE)

    assert not audio.exists()


def test_published_again_it_comes_back_as_it_was(
    library: Library, episode: Episode, other: Episode, tmp_path: Path
) -> None:
    publish(library, episode.id, other.id)
    feed, before = (tmp_path / "www/feed.xml").read_bytes(), published(library, other)
    take_back(library, other.id)

    publish(library, other.id, at=NOON + 3 * DAY)

    assert published(library, other) == before
    assert (tmp_path / "www/feed.xml").read_bytes() == feed
    assert sweep_withdrawn(library, "web", NOON + 30 * DAY) is None
    assert (tmp_path / "www/audio" / before.enclosure.file_name).exists()


def test_it_comes_back_also_when_its_audio_is_gone_already(
    library: Library, episode: Episode, other: Episode, tmp_path: Path
) -> None:
    publish(library, episode.id, other.id)
    take_back(library, other.id)
    sweep_withdrawn(library, "web", NOON + 30 * DAY)

    receipt = publish(library, other.id, at=NOON + 31 * DAY)

    assert receipt.faults == ()
    assert (tmp_path / "www/audio" / published(library, other).enclosure.file_name).exists()


def test_a_rollback_brings_it_back(library: Library, episode: Episode, other: Episode, tmp_path: Path) -> None:
    publish(library, episode.id, other.id)
    take_back(library, other.id)

    assert publishing.rollback(library, "web", NOON + 2 * DAY, no_step).faults == ()

    assert set(guids(tmp_path / "www")) == {episode.guid, other.guid}
    assert sweep_withdrawn(library, "web", NOON + 30 * DAY) is None


def test_the_last_one_can_be_taken_back_too(library: Library, episode: Episode, tmp_path: Path) -> None:
    publish(library, episode.id)

    assert take_back(library, episode.id).faults == ()

    assert guids(tmp_path / "www") == []


def test_only_what_is_public_can_be_taken_back(library: Library, episode: Episode, other: Episode) -> None:
    with pytest.raises(NothingPublished):
        take_back(library, episode.id)
    publish(library, episode.id)
    with pytest.raises(NotPublic):
        take_back(library, other.id)


def test_a_correction_is_the_same_episode_for_every_reader(library: Library, episode: Episode, tmp_path: Path) -> None:
    publish(library, episode.id)
    before = guids(tmp_path / "www")
    sheets.change(library, episode.id, "Corrected", title="Damai tanpa sidang (ralat)")

    publish(library, episode.id, at=NOON + DAY)

    assert guids(tmp_path / "www") == before
    (entry,) = feedparser.parse((tmp_path / "www/feed.xml").read_bytes()).entries
    assert entry.title == "Damai tanpa sidang (ralat)"
    assert published(library, episode).first_published == NOON
    assert published(library, episode).revised == NOON + DAY
