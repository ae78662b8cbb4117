"""Editions: what is public at a destination, what was before, and what was under way when the power failed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.library import pruning
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue, FileMissing, UnknownDestination
from radiodesk.model.publication import Destination, Edition, EditionStep
from tests.library.makers import NOON, a_destination, a_library, a_page, a_publication, an_episode


def _publish(library: Library, text: str, *episode_ids: int) -> Edition:
    publications = [a_publication(library.episode(episode_id)) for episode_id in episode_ids]
    edition = library.begin_edition("situs", [a_page(text, library=library)], publications, NOON)
    library.finish_edition(edition.id)
    return edition


def _roll_back(library: Library) -> Edition:
    previous = library.previous_edition("situs")
    assert previous
    edition = library.begin_edition("situs", previous.files, previous.publications, NOON, restores=previous.id)
    library.finish_edition(edition.id)
    return edition


def _live_text(library: Library) -> str:
    live = library.live_edition("situs")
    assert live
    return library.public_path(live.files[0].sha256).read_text()


def test_an_edition_is_written_down_before_it_is_carried_out(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        publication = a_publication(an_episode(library))
        page = a_page("satu")

        edition = library.begin_edition("situs", [page], [publication], NOON)

        assert edition == Edition(edition.id, "situs", NOON, "applying", (page,), (publication,))
        assert library.unfinished_edition("situs") == edition
        assert library.live_edition("situs") is None
        assert library.doubtful_files("situs") == (page,)


def test_what_was_under_way_is_known_after_a_restart_with_its_journal(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        edition = library.begin_edition("situs", [a_page("satu")], [], NOON)
        library.note_step(edition.id, "audio/a.mp3", "put")
        library.note_step(edition.id, "index.html", "put")

    with Library.open(tmp_path) as library:
        assert library.unfinished_edition("situs") == edition
        assert library.steps(edition.id) == (EditionStep("audio/a.mp3", "put"), EditionStep("index.html", "put"))


def test_a_finished_edition_is_live_and_the_former_one_is_not(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        first, second = _publish(library, "satu"), _publish(library, "dua")

        assert library.live_edition("situs") == replace(second, state="live")
        assert library.previous_edition("situs") == replace(first, state="superseded")
        assert library.unfinished_edition("situs") is None
        assert library.doubtful_files("situs") == ()


def test_an_abandoned_edition_leaves_its_files_in_doubt_until_the_next_is_live(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        _publish(library, "satu")
        edition = library.begin_edition("situs", [a_page("dua")], [], NOON)
        library.abandon_edition(edition.id)
        assert (_live_text(library), library.previous_edition("situs")) == ("satu", None)
        assert library.doubtful_files("situs") == edition.files

        _publish(library, "tiga")
        assert library.doubtful_files("situs") == ()


def test_beginning_anew_abandons_what_was_under_way(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        first = library.begin_edition("situs", [a_page("satu")], [], NOON)
        second = library.begin_edition("situs", [a_page("dua")], [], NOON)

        assert library.unfinished_edition("situs") == second
        for edition_id in (first.id, 99):
            with pytest.raises(LookupError):
                library.finish_edition(edition_id)


def test_two_rollbacks_go_back_two_states(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        for text in ("satu", "dua", "tiga"):
            _publish(library, text)

        seen = []
        while library.previous_edition("situs"):
            _roll_back(library)
            seen.append(_live_text(library))

        assert seen == ["dua", "satu"]


def test_a_rollback_after_something_new_returns_to_what_was_seen_before_it(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        for text in ("satu", "dua", "tiga"):
            _publish(library, text)
        _roll_back(library)
        _publish(library, "empat")

        seen = []
        while library.previous_edition("situs"):
            _roll_back(library)
            seen.append(_live_text(library))

        assert seen == ["dua", "satu"]


def test_the_status_follows_what_is_public(tmp_path: Path) -> None:
    def status() -> str:
        return library.episodes()[0].status

    with a_library(tmp_path) as library:
        a_destination(library)
        episode = an_episode(library)
        _publish(library, "kosong")
        assert status() == "draft"
        _publish(library, "satu", episode.id)
        assert status() == "published"
        library.commit_sheet(episode.id, replace(episode.sheet, title="Zakat"), "Title")
        assert status() == "changed"
        library.undo(episode.id)
        assert status() == "published"
        _roll_back(library)
        assert status() == "draft"


def test_publications_come_back_in_their_order_and_the_same_one_is_kept_once(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library)
        first, second = an_episode(library, "satu"), an_episode(library, "dua")
        _publish(library, "1", first.id, second.id)
        _publish(library, "2", second.id, first.id)

        live = library.live_edition("situs")
        assert live
        assert [publication.episode_id for publication in live.publications] == [second.id, first.id]


def test_destinations_do_not_disturb_each_other(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        a_destination(library, "situs")
        a_destination(library, "cermin")
        edition = _publish(library, "satu")

        assert library.live_edition("cermin") is None
        assert library.begin_edition("cermin", edition.files, (), NOON).destination == "cermin"
        assert _live_text(library) == "satu"


def test_destinations_have_names_of_their_own(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        site = a_destination(library)
        other = a_destination(library, "🎙 'cermin'\n")

        assert library.destinations() == (site, other)
        assert library.destination("situs") == site
        assert library.save_destination(replace(site, url="folder:/elsewhere")).url == "folder:/elsewhere"
        for destination in (Destination("situs", "folder:/x"), replace(other, name="situs")):
            with pytest.raises(BadValue):
                library.save_destination(destination)


def test_an_unknown_destination_is_named(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        for ask in (library.destination, library.live_edition, library.previous_edition, library.doubtful_files):
            with pytest.raises(UnknownDestination, match="nowhere"):
                ask("nowhere")


def test_states_too_old_to_return_to_are_forgotten_with_their_files_but_not_shared_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "KEPT", 3)
    with a_library(tmp_path) as library:
        a_destination(library)
        shared = a_page("selalu", "about.html", library)
        for number in range(5):
            page = a_page(f"{number}", library=library)
            library.finish_edition(library.begin_edition("situs", [page, shared], [], NOON).id)

        assert library.public_path(shared.sha256).is_file()
        assert library.public_path(a_page("2", library=library).sha256).is_file()
        with pytest.raises(FileMissing):
            library.public_path(hashlib.sha256(b"1").hexdigest())


def test_a_slug_is_given_once_and_is_nobody_elses(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        first, second, third = (an_episode(library) for _ in range(3))

        assert library.fix_slug(first.id, "tilang") == "tilang"
        assert library.fix_slug(first.id, "lain") == "tilang"
        assert library.fix_slug(second.id, "Tilang") == "tilang-2"
        assert library.fix_slug(third.id, "tilang") == "tilang-3"
        assert library.episode(second.id).slug == "tilang-2"


def test_a_proposed_slug_is_not_given_yet(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        first, second = an_episode(library), an_episode(library)

        assert library.propose_slug(first.id, "tilang") == library.propose_slug(second.id, "tilang") == "tilang"
        assert library.propose_slug(second.id, "tilang", {"tilang"}) == "tilang-2"
        assert library.fix_slug(second.id, "tilang") == "tilang"
        assert library.propose_slug(second.id, "lain") == "tilang"


@pytest.mark.parametrize(
    ("wanted", "slug"),
    [("CON", "con-2"), ("feed", "feed-2"), ("index", "index-2"), ("🎙", "episode"), ("é" * 99, "e" * 80)],
)
def test_a_slug_is_short_plain_and_never_reserved(tmp_path: Path, wanted: str, slug: str) -> None:
    with a_library(tmp_path) as library:
        assert library.fix_slug(an_episode(library).id, wanted) == slug
        if len(slug) == 80:
            assert library.fix_slug(an_episode(library).id, wanted) == "e" * 78 + "-2"
