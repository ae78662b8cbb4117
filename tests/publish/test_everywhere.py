"""The same story at every kind of place: published, corrected, rolled back; held by one desk; known by its manifest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from radiodesk.publish.apply import Terms
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import read_most
from radiodesk.publish.lock import LOCK_PATH, Claim, Lock
from radiodesk.publish.manifest import read_manifest
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Connect
from tests.publish.published import Shelf, edition
from tests.publish.reaching import QUICK, at, bring
from tests.servers.sshd import SSHD, sshd


@contextmanager
def folder(tmp_path: Path) -> Iterator[Connect]:
    yield lambda: open_place(f"folder:{tmp_path / 'www'}")


@contextmanager
def sftp(tmp_path: Path) -> Iterator[Connect]:
    if not SSHD.exists():
        pytest.skip("needs OpenSSH's server")
    with sshd(tmp_path / "sshd") as server:
        yield at(server, tmp_path / "www")


@contextmanager
def ftp(tmp_path: Path) -> Iterator[Connect]:
    from tests.servers.pyftpd import PASSWORD, Pyftpd

    (tmp_path / "www").mkdir()
    with Pyftpd(str(tmp_path / "www")).running() as server:
        yield lambda: open_place(server.url(), Credentials(PASSWORD))


@contextmanager
def webdav(tmp_path: Path) -> Iterator[Connect]:
    from tests.servers.dav import SECRET, dav_server

    with dav_server(tmp_path / "dav") as server:
        yield lambda: open_place(server.address(), Credentials(SECRET))


@contextmanager
def s3(_tmp_path: Path) -> Iterator[Connect]:
    from tests.servers.storage import SECRET, moto_storage

    with moto_storage() as storage:
        yield lambda: open_place(storage.address("situs"), Credentials(SECRET))


@pytest.mark.parametrize("kind", [folder, sftp, ftp, webdav, s3], ids=lambda kind: kind.__name__)
def test_published_corrected_and_rolled_back(kind: Callable[[Path], Iterator[Connect]], tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    first, second = edition(shelf, "satu", "dua"), edition(shelf, "satu", "tiga")
    terms = Terms(patience=QUICK, by="ani:1", lock=Lock(Claim("ani", "", "ani", "1"), lambda _content: 0.0))
    with kind(tmp_path) as connect:
        one = bring(shelf, connect, first, terms=terms)
        two = bring(shelf, connect, second, one.state, terms)
        three = bring(shelf, connect, first, two.state, terms)
        place = connect()
        standing = {path: size for path, size in place.list().items() if not path.startswith(".radiodesk")}
        feed, manifest, lock = read_most(place, "feed.xml", 10_000), read_manifest(place), place.stat(LOCK_PATH)
        place.close()

    assert standing == {file.path: file.size_bytes for file in three.state}
    assert feed == shelf.source_of(first[-1]).read_bytes()
    assert manifest is not None
    assert set(manifest.files) == set(first)
    assert lock is None
    assert "audio" not in {put.file.stage for put in three.puts}
