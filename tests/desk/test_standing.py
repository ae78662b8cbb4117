"""What a desk knows of a server: by the manifest, by its own journal, and by who else was there."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.desk.destinations import add_destination, connect_to
from radiodesk.desk.holding import desk_of, lock_of
from radiodesk.desk.standing import plan_for
from radiodesk.library.library import Library
from radiodesk.model.publication import Destination, PublicFile
from radiodesk.model.server_problems import DestinationBusy
from radiodesk.publish.apply import Terms, apply_plan
from radiodesk.publish.lock import LOCK_PATH, Claim, Lock
from radiodesk.publish.manifest import MANIFEST_PATH
from tests.servers.sshd import SSHD, Sshd, sshd

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not SSHD.exists(), reason="needs OpenSSH's server")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def far(library: Library, server: Sshd, tmp_path: Path) -> Destination:
    """A destination on a server."""
    place = add_destination(library, "jauh", server.url(tmp_path / "far"))
    place.host_key = server.fingerprint
    return library.save_destination(place)


def file(library: Library, path: str, words: str, stage: str = "page") -> PublicFile:
    data = words.encode()
    return PublicFile(path, library.keep_public(data), len(data), stage)


def publish(library: Library, far: Destination, files: tuple[PublicFile, ...], by: str = "", stops_at: int = 99) -> int:
    """Publish these files as the desk does; it breaks off before the step number `stops_at`. Returns the edition."""
    plan = plan_for(library, far, connect_to(far), files, NOON)
    edition = library.begin_edition(far.name, files, (), NOON)
    steps = []

    def note(done: PublicFile, state: str) -> None:
        if len(steps) == stops_at:
            raise KeyboardInterrupt
        library.note_step(edition.id, done.path, state)
        steps.append(state)

    terms = Terms(by=by or f"{desk_of(library)}:{edition.id}", lock=lock_of(library, far, NOON))
    apply_plan(plan, connect_to(far), lambda each: library.public_path(each.sha256), lambda *_: None, note, terms)
    library.finish_edition(edition.id)
    return edition.id


def to_send(library: Library, far: Destination, *files: PublicFile) -> list[str]:
    return [put.file.path for put in plan_for(library, far, connect_to(far), files, NOON).puts]


def test_what_was_published_is_not_sent_again(library: Library, far: Destination) -> None:
    files = (file(library, "a.html", "a"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, files)

    assert to_send(library, far, *files) == []


def test_after_a_broken_run_only_what_its_journal_does_not_name_is_sent(library: Library, far: Destination) -> None:
    first = (file(library, "a.html", "a"), file(library, "b.html", "b"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, first)
    second = (file(library, "a.html", "a2"), file(library, "b.html", "b2"), file(library, "feed.xml", "f2", "feed"))
    with pytest.raises(KeyboardInterrupt):
        publish(library, far, second, stops_at=1)

    left = to_send(library, far, *second)

    assert len(left) == 2
    assert left[-1] == "feed.xml"
    publish(library, far, second)
    assert to_send(library, far, *second) == []


def test_a_file_that_a_broken_run_took_away_comes_back(library: Library, far: Destination, tmp_path: Path) -> None:
    first = (file(library, "episodes/x/index.html", "x"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, first)
    plan = plan_for(library, far, connect_to(far), (file(library, "feed.xml", "f2", "feed"),), NOON)
    library.begin_edition(far.name, plan.desired, (), NOON)
    connect_to(far)().remove("episodes/x/index.html")  # and here the power fails

    assert "episodes/x/index.html" in to_send(library, far, *first)


def test_another_desk_that_published_since_is_noticed(library: Library, far: Destination, tmp_path: Path) -> None:
    mine = (file(library, "a.html", "a"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, mine)
    theirs = (mine[0], file(library, "feed.xml", "theirs", "feed"))
    publish(library, far, theirs, by="another:3")

    assert to_send(library, far, *mine) == ["feed.xml"]


def test_without_a_manifest_the_place_is_listed(library: Library, far: Destination, tmp_path: Path) -> None:
    files = (file(library, "a.html", "a"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, files)
    (tmp_path / "far" / MANIFEST_PATH).unlink()
    (tmp_path / "far/a.html").unlink()

    assert to_send(library, far, *files) == ["a.html"]


def test_where_another_desk_broke_off_nothing_but_audio_is_believed(
    library: Library, far: Destination, tmp_path: Path
) -> None:
    audio = file(library, "audio/a.mp3", "sound", "audio")
    files = (audio, file(library, "a.html", "a"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, files)
    place = connect_to(far)()
    Lock(Claim("budi@lain", "", "another", "run"), lambda _content: 0.0).take(place)
    place.close()

    assert to_send(library, far, *files) == ["a.html", "feed.xml"]
    with pytest.raises(DestinationBusy, match="budi@lain"):
        publish(library, far, files)
    assert (tmp_path / "far" / LOCK_PATH).exists()


def test_a_file_that_was_found_faulty_is_sent_anew(library: Library, far: Destination) -> None:
    files = (file(library, "a.html", "a"), file(library, "feed.xml", "f", "feed"))
    publish(library, far, files)

    plan = plan_for(library, far, connect_to(far), files, NOON, doubted=files[:1])

    assert [put.file.path for put in plan.puts] == ["a.html"]


def test_the_pages_of_an_episode_that_is_taken_off_go_at_once_and_shelves_stay_a_while(
    library: Library, far: Destination
) -> None:
    feed = file(library, "feed.xml", "f", "feed")
    gone = [file(library, path, "x") for path in ("episodes/x/index.html", "en/episodes/x/index.html")]
    shelf = file(library, "years/2025/index.html", "y")
    publish(library, far, (feed, shelf, *gone))

    plan = plan_for(library, far, connect_to(far), (feed,), NOON)

    assert set(plan.removes) == set(gone)
    assert plan.kept == (shelf,)


def test_a_desk_is_known_by_a_name_that_tells_nothing(library: Library) -> None:
    assert socket.gethostname() not in desk_of(library)
    assert desk_of(library) == desk_of(library)
    assert len(desk_of(library)) == 24
