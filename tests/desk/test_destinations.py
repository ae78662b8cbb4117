"""Setting up a destination: tried out step by step, each failure with what to do; secrets nowhere in clear."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from radiodesk.desk.destinations import add_destination, confirm_key, connect_to, keep_destination, try_destination
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue
from radiodesk.model.publication import Destination
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.publish.trial import Outcome, Tried, Trying
from tests.servers.dav import SECRET, USER, Dav, dav_server
from tests.servers.web import Handler, Web, web_server
from tests.settings.key_stores import NO_STORE, MemoryStore, using

pytestmark = pytest.mark.xdist_group("destinations")


@pytest.fixture(scope="module")
def dav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dav]:
    with dav_server(tmp_path_factory.mktemp("served") / "dav") as server:
        (server.root / "situs").mkdir()
        yield server


@pytest.fixture
def web(dav: Dav) -> Iterator[Web]:
    with web_server(dav.root / "situs") as server:
        server.types[".json"] = "application/json"
        yield server


@pytest.fixture(autouse=True)
def store() -> Iterator[MemoryStore]:
    with using(MemoryStore()) as kept:
        assert isinstance(kept, MemoryStore)
        yield kept


def tried(library: Library, dav: Dav, public_url: str, secret: str = SECRET) -> dict[Trying, Tried]:
    """What a trial of a destination there says."""
    address = dav.address().replace("@", f":{secret.replace(' ', '%20')}@")
    add_destination(library, "situs", address, public_url=public_url)
    return {each.what: each for each in try_destination(library, "situs")}


def failed(steps: dict[Trying, Tried]) -> list[Trying]:
    return [what for what, each in steps.items() if each.outcome is Outcome.FAILED]


def shared(serve: Callable[[Handler, str], None]) -> Callable[[Handler], bool]:
    def misdeed(handler: Handler) -> bool:
        serve(handler, handler.path.lstrip("/"))
        return True

    return misdeed


def test_a_good_place_passes_every_step_and_nothing_stays_there(library: Library, dav: Dav, web: Web) -> None:
    steps = tried(library, dav, web.url)

    assert list(steps) == list(Trying)
    assert failed(steps) == []
    costs = {what for what, each in steps.items() if each.outcome is Outcome.COSTS}
    assert costs == {Trying.REPLACE, Trying.RESUME, Trying.CORS}  # what this server cannot do, and says
    assert "cannot replace a file in one step" in steps[Trying.REPLACE].said
    assert "json, srt, vtt" in steps[Trying.CORS].said
    assert list((dav.root / "situs").iterdir()) == []


def test_every_step_is_told_as_it_comes(library: Library, tmp_path: Path) -> None:
    add_destination(library, "folder", str(tmp_path / "carried"))
    told: list[Tried] = []

    done = try_destination(library, "folder", told.append)

    assert tuple(told) == done
    assert [each.what for each in told][:3] == [Trying.CONNECT, Trying.WRITE, Trying.READ]
    assert failed({each.what: each for each in done}) == []  # what is carried away later need not be public now
    assert not list((tmp_path / "carried").iterdir())


def test_a_wrong_password_is_said_at_the_first_step(library: Library, dav: Dav, web: Web) -> None:
    steps = tried(library, dav, web.url, "salah")

    assert list(steps) == [Trying.CONNECT]
    assert f"does not let “{USER}” in" in steps[Trying.CONNECT].said


def test_no_right_to_write_is_said(library: Library, web: Web, tmp_path: Path) -> None:
    with dav_server(tmp_path / "dav", readonly=True) as dav:
        (dav.root / "situs").mkdir()
        steps = tried(library, dav, web.url)

    assert failed(steps) == [Trying.WRITE]
    assert "may not do this" in steps[Trying.WRITE].said


def test_a_wrong_public_address_is_said(library: Library, dav: Dav, tmp_path: Path) -> None:
    with web_server(tmp_path) as elsewhere:
        steps = tried(library, dav, elsewhere.url)

    assert failed(steps) == [Trying.PUBLIC]
    assert "is not there, though it was written a moment ago" in steps[Trying.PUBLIC].said
    assert steps[Trying.REMOVE].outcome is Outcome.GOOD


@pytest.mark.parametrize(
    ("serve", "what", "said"),
    [
        (lambda it, _path: it.send(200, b"<html>Welcome", "text/html"), Trying.PUBLIC, "something else"),
        (lambda it, _path: it.send(403, b"no"), Trying.PUBLIC, "without a password"),
        (
            lambda it, path: it.send(200, (it.web.root / path).read_bytes(), "audio/mpeg"),
            Trying.PARTS,
            "byte ranges",
        ),
        (lambda it, path: it.send(405, b"") if it.command == "HEAD" else it.serve(path), Trying.HEAD, "HEAD"),
    ],
)
def test_what_listeners_would_miss_is_said(
    library: Library, dav: Dav, web: Web, serve: Callable[[Handler, str], None], what: Trying, said: str
) -> None:
    web.misdeeds["*"] = shared(serve)

    steps = tried(library, dav, web.url)

    assert what in failed(steps)
    assert said in steps[what].said


def test_wrong_types_and_closed_transcripts_are_named(library: Library, dav: Dav, web: Web) -> None:
    web.types |= {".mp3": "text/plain", ".vtt": "application/octet-stream"}

    steps = tried(library, dav, web.url)

    assert failed(steps) == [Trying.TYPES]
    assert ".mp3 as audio/mpeg, not text/plain" in steps[Trying.TYPES].said
    assert ".vtt as text/vtt, not application/octet-stream" in steps[Trying.TYPES].said


def test_an_address_that_is_none_is_not_kept(library: Library) -> None:
    for public_url in ("situs saya", "ftp://contoh.example/"):
        with pytest.raises(BadValue):
            add_destination(library, "situs", "sftp://humas@contoh.example/www", public_url=public_url)
    assert [each.name for each in library.destinations()] == ["web"]


def test_the_secret_is_in_the_key_store_and_in_no_file(
    library: Library, dav: Dav, web: Web, store: MemoryStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with using(store):
        steps = tried(library, dav, web.url)
    library.close()

    assert failed(steps) == []
    assert list(store.kept.values()) == [SECRET]
    for file in (each for each in library.root.parent.rglob("*") if each.is_file()):
        data = file.read_bytes()
        assert SECRET.encode() not in data
        assert SECRET.replace(" ", "%20").encode() not in data
    assert SECRET not in caplog.text


def test_without_a_key_store_the_secret_is_asked_for_in_each_run(library: Library, dav: Dav) -> None:
    with using(NO_STORE()):
        saved = keep_destination(library, Destination("situs", dav.address()), SECRET)
        connect_to(saved)().close()
    with using(NO_STORE()), pytest.raises(SecretNeeded) as needed:
        connect_to(saved)
    assert needed.value.facts["account"] == f"webdav://{USER}@127.0.0.1:{dav.port}"


def test_another_server_needs_its_key_confirmed_anew(library: Library) -> None:
    add_destination(library, "situs", "sftp://humas@one.example/www")
    confirm_key(library, "situs", "SHA256:one")

    same = add_destination(library, "situs", "sftp://humas@one.example/other")
    assert same.host_key == "SHA256:one"
    other = add_destination(library, "situs", "sftp://humas@two.example/www")
    assert other.host_key == ""
