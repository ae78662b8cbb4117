"""A podcast moves in from another host: what its subscribers know stays as it was."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.desk import publishing, sheets
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.moving_feed import look_at_feed
from radiodesk.desk.moving_house import settle
from radiodesk.desk.moving_in import Moved, move_in
from radiodesk.desk.opening import create_library
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.programme import Programme, podcast_guid
from radiodesk.model.publication import Publication
from tests.desk.elsewhere import Elsewhere, guid_of, sounds
from tests.servers.web import web_server

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Elsewhere]:
    """The other host."""
    (tmp_path / "there").mkdir()
    with web_server(tmp_path / "there") as web:
        yield Elsewhere(tmp_path / "there", web.url)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library that publishes to the folder `www` beside it."""
    with create_library(tmp_path / "radio", Programme("Baru", "https://contoh.example/radio/")) as library:
        add_destination(library, "web", str(tmp_path / "www"))
        yield library


def move(library: Library, source: str) -> Moved:
    household = look_at_feed(source, no_step)
    return move_in(library, household, settle(library, household, "").programme, no_step)


def published(library: Library, moved: Moved) -> tuple[Publication, ...]:
    ids = [outcome.episode_id for outcome in moved.of_state("brought")]
    proposal = publishing.prepare(library, ids, "web", None, NOON, no_step)
    return publishing.publish(library, proposal, no_step).edition.publications


def test_the_empty_programme_becomes_the_one_that_moves_in(library: Library, there: Elsewhere) -> None:
    feed = there.write(there.item(1), head="<itunes:type>episodic</itunes:type>")

    programme = move(library, feed).programme

    assert (programme.title, programme.public_url) == ("Suara Kota", "https://contoh.example/radio/")
    assert (programme.language, programme.category, programme.subcategory) == ("id", "News", "Politics")
    assert (programme.author, programme.owner_email) == ("Radio Kota", "radio@kota.example")
    assert programme.guid == podcast_guid(feed)


def test_the_guid_of_the_podcast_is_kept_and_its_cover(library: Library, there: Elsewhere) -> None:
    guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    art = there.cover("art.png", "Suara Kota")

    programme = move(
        library, there.write(there.item(1), head=f'<podcast:guid>{guid}</podcast:guid><itunes:image href="{art}"/>')
    ).programme

    assert programme.guid == guid
    assert library.artwork_path(programme.cover).read_bytes() == (there.root / "art.png").read_bytes()


def test_an_episode_keeps_what_the_feed_knew_of_it(library: Library, there: Elsewhere) -> None:
    (there.root / "t.vtt").write_text("WEBVTT\n\n00:00.100 --> 00:00.900\n<v Ani>Selamat pagi.\n")
    (there.root / "c.json").write_text(
        '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Awal"},{"startTime":0.5,"title":"Isi"}]}'
    )
    extra = (
        f'<podcast:transcript url="{there.url}t.vtt" type="text/vtt"/>'
        f'<podcast:chapters url="{there.url}c.json" type="application/json+chapters"/>'
        f'<itunes:image href="{there.cover("ep.png", "Satu")}"/><podcast:person role="host">Ani</podcast:person>'
        "<itunes:season>2</itunes:season><itunes:episode>7</itunes:episode><category>Hukum</category>"
        "<itunes:title>Kota</itunes:title>"
    )

    moved = move(library, there.write(there.item(0, extra)))

    (outcome,) = moved.outcomes
    episode = library.episode(outcome.episode_id)
    sheet = episode.sheet
    assert (outcome.state, outcome.remarks) == ("brought", ())
    assert episode.guid == guid_of(0)
    assert (sheet.title, sheet.number, sheet.season, sheet.topics) == ("Episode 0: “Kota & kita”", 7, 2, ("Hukum",))
    assert sheet.summary == "Cerita 0, baca (https://kota.example/0?a=1&b=2).\n\n- satu"
    assert sheet.chapters == (Chapter(0, "Awal"), Chapter(0.5, "Isi"))
    assert library.transcript(sheet.transcript).cues[0].speaker == "Ani"
    assert library.artwork_path(sheet.cover).read_bytes() == (there.root / "ep.png").read_bytes()
    assert library.original_path(episode.recording.sha256).read_bytes() == sounds()[0].read_bytes()


def test_it_goes_out_as_it_was(library: Library, there: Elsewhere, tmp_path: Path) -> None:
    moved = move(library, there.write(*(there.item(number) for number in (2, 1, 0))))

    publications = published(library, moved)

    assert [each.guid for each in publications] == [guid_of(2), guid_of(1), guid_of(0)]
    assert [each.enclosure.media_type for each in publications] == ["audio/mpeg", "audio/x-m4a", "audio/mpeg"]
    for each, number in zip(publications, (2, 1, 0), strict=True):
        assert (tmp_path / "www/audio" / each.enclosure.file_name).read_bytes() == sounds()[number].read_bytes()


def test_words_may_be_corrected_without_new_audio(library: Library, there: Elsewhere) -> None:
    moved = move(library, there.write(there.item(0)))
    (before,) = published(library, moved)
    sheets.change(library, before.episode_id, "Title", summary="Dibetulkan")

    (after,) = published(library, moved)

    assert (after.guid, after.date, after.enclosure) == (before.guid, before.date, before.enclosure)
    assert before.wording.description
    assert after.wording.description == ""


def test_a_cut_makes_new_audio_under_the_same_guid(library: Library, there: Elsewhere) -> None:
    moved = move(library, there.write(there.item(0)))
    (before,) = published(library, moved)
    sheets.cut(library, before.episode_id, sheets.Span(0.2, 0.6))

    (after,) = published(library, moved)

    assert (after.guid, after.date, after.slug) == (before.guid, before.date, before.slug)
    assert after.enclosure.file_name != before.enclosure.file_name
    assert after.enclosure.duration_s < 0.8


def test_nothing_comes_in_twice(library: Library, there: Elsewhere) -> None:
    feed = there.write(there.item(1), there.item(0))
    move(library, feed)
    there.write(there.item(2), there.item(1), there.item(0))

    again = move(library, feed)

    assert [outcome.state for outcome in again.outcomes] == ["here", "here", "brought"]
    assert len(library.episodes()) == 3
    assert len(library.programmes()) == 1


def test_a_second_podcast_gets_a_programme_of_its_own(library: Library, there: Elsewhere) -> None:
    feed = there.write(there.item(1, guid="1"))
    move(library, feed)
    (there.root / "lain.xml").write_text((there.root / "feed.xml").read_text().replace("Suara Kota", "Lain"))
    household = look_at_feed(f"{there.url}lain.xml", no_step)

    home = settle(library, household, "https://contoh.example/lain/")
    move_in(library, household, home.programme, no_step)

    assert [each.title for each in library.programmes()] == ["Suara Kota", "Lain"]
    assert [set(library.guids(each.id)) for each in library.programmes()] == [{"1"}, {"1"}]


def test_a_feed_in_several_pages_is_followed_to_its_end(library: Library, there: Elsewhere) -> None:
    there.write(there.item(0))
    (there.root / "feed.xml").rename(there.root / "old.xml")
    feed = there.write(there.item(1), head=f'<atom:link rel="next" href="{there.url}old.xml"/>')

    assert {outcome.guid for outcome in move(library, feed).outcomes} == {guid_of(0), guid_of(1)}


def test_a_feed_in_a_file_moves_in_too(library: Library, there: Elsewhere) -> None:
    there.write(there.item(0), head='<atom:link rel="self" href="https://lama.example/feed/"/>')

    moved = move(library, str(there.root / "feed.xml"))

    assert [outcome.state for outcome in moved.outcomes] == ["brought"]
    assert moved.programme.guid == podcast_guid("https://lama.example/feed/")
