"""What stands on a server is asked for at its public address: a real WebDAV behind, and a real nginx in front."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.desk import publishing
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.repairing import repair
from radiodesk.desk.verifying import verify
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.publish.address import read_address
from radiodesk.publish.verify import Wrong
from radiodesk.settings import secrets
from tests.servers.dav import SECRET, dav_server
from tests.servers.nginx import nginx
from tests.servers.web import web_server

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Host:
    """A host for web pages: what is brought to it lies in `folder` and is shown by nginx."""

    library: Library
    episode: Episode
    folder: Path


@pytest.fixture
def host(library: Library, episode: Episode, tmp_path: Path) -> Iterator[Host]:
    (tmp_path / "dav/situs").mkdir(parents=True)
    with dav_server(tmp_path / "dav") as dav, nginx(tmp_path / "nginx", dav.root / "situs") as url:
        secrets.hold_secret(read_address(dav.address()).account, SECRET)
        library.save_programme(replace(library.programme(), public_url=url))
        add_destination(library, "host", dav.address())
        yield Host(library, episode, dav.root / "situs")


def publish(host: Host) -> publishing.Receipt:
    proposal = publishing.prepare(host.library, [host.episode.id], "host", "voice", NOON, no_step)
    return publishing.publish(host.library, proposal, no_step)


def test_what_was_sent_is_asked_for_at_the_public_address_and_repaired_there(host: Host) -> None:
    receipt = publish(host)
    assert receipt.faults == ()
    assert any(note.startswith("Asked at the public address http://127.0.0.1:") for note in receipt.notes)
    assert SECRET.encode() not in (host.library.root / "library.db").read_bytes()
    (host.folder / "feed.xml").write_bytes(b"<rss version='2.0'><channel><title>Lain</title></channel></rss>")

    verdict = verify(host.library, "host")

    grave = [fault for fault in verdict.faults if not fault.is_note]
    assert [(fault.wrong, fault.path) for fault in grave] == [(Wrong.OTHER_FEED, "feed.xml")]
    repaired = repair(host.library, "host", verdict, NOON + timedelta(days=1))
    assert repaired is not None
    assert [put.file.path for put in repaired.plan.puts] == ["feed.xml"]
    assert verify(host.library, "host").is_well


def test_an_address_that_shows_something_else_or_nothing_is_no_reason_to_publish_again(
    host: Host, tmp_path: Path
) -> None:
    publish(host)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text("<!doctype html><title>Situs lain</title>")
    with web_server(tmp_path / "other") as other:
        destination = host.library.destination("host")
        host.library.save_destination(replace(destination, public_url=other.url))

        verdict = verify(host.library, "host")
    host.library.save_destination(replace(destination, public_url="https://siaran.contoh.example/"))
    unreached = verify(host.library, "host")

    assert {fault.wrong for fault in verdict.faults} == {Wrong.NOT_SHOWN}
    assert verdict.mendable == frozenset()

    assert "could not be asked" in unreached.unasked
    assert [fault for fault in unreached.faults if fault.wrong is Wrong.MISSING] == []
