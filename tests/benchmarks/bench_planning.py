"""What 2,000 files cost that are public already, also on a server 50 ms away; and how soon Stop stops."""

import hashlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from radiodesk.jobs.step import Cancelled
from radiodesk.model.publication import PublicFile
from radiodesk.publish.apply import apply_plan
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.manifest import (
    OWN_FOLDER,
    Manifest,
    is_sealed,
    manifest_bytes,
    understand_manifest,
    write_manifest,
)
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Connect, Place
from radiodesk.publish.plan import Plan, plan_publication
from tests.publish.published import Shelf
from tests.servers.proxy import Proxy
from tests.servers.sshd import sshd

FILES = 2_000
ROUND_TRIP_S = 0.05
AIM_S = 1.0
STOP_AIM_S = 0.3


def bench() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shelf = Shelf(folder / "shelf")
        files = tuple(_files(shelf))
        write_manifest(open_place(f"folder:{folder / 'www'}"), Manifest(files))
        yield _line("a folder", lambda: open_place(f"folder:{folder / 'www'}"), files)
        with sshd(folder / "sshd") as server, Proxy(server.port) as line:
            credentials = Credentials(host_key=server.fingerprint)

            def connect_to_server() -> Place:
                return open_place(server.url(folder / "far", line.host), credentials)

            write_manifest(connect_to_server(), Manifest(files))
            line.delay_s = ROUND_TRIP_S / 2
            sent_before = line.up
            yield _line("SFTP, 50 ms away", connect_to_server, files)
            yield f"SFTP, 50 ms away: {(line.up - sent_before) / 1e3:.1f} kB went up, all of it asking"
            line.delay_s = 0.0
            yield _stop(connect_to_server, shelf, line)


def _files(shelf: Shelf) -> Iterator[PublicFile]:
    for number in range(FILES):
        path = f"episodes/siaran-{number // 4}/file-{number % 4}.html"
        yield shelf.file(path, f"halaman {number}".encode(), "page")


def _line(name: str, connect: Connect, files: tuple[PublicFile, ...]) -> str:
    known = manifest_bytes(Manifest(files))
    begin, busy = time.monotonic(), time.process_time()
    plan = _plan(connect, files, known)
    return (
        f"{name}: {FILES} unchanged files planned in {time.monotonic() - begin:.2f} s "
        f"({time.process_time() - busy:.2f} s of processor; aim {AIM_S}), {len(plan.puts)} to send"
    )


def _plan(connect: Connect, files: tuple[PublicFile, ...], known: bytes) -> Plan:
    """As the desk does: one look at the folder of our own, then by heart while the seal is whole."""
    place = connect()
    assert is_sealed(place.list(OWN_FOLDER), known)
    manifest = understand_manifest(known)
    assert manifest is not None
    place.close()
    return plan_publication(files, manifest.standing)


def _stop(connect: Connect, shelf: Shelf, line: Proxy) -> str:
    """Somebody presses Stop while a large file is under way and the server has frozen."""
    file = shelf.file("audio/besar.mp3", hashlib.sha256(b"x").digest() * 600_000, "audio")
    pressed: list[float] = []

    def press(done: float, total: float, /) -> None:
        if done > 0.2 * total:
            line.frozen = True
            pressed.append(time.monotonic())
            raise Cancelled

    try:
        apply_plan(plan_publication((file,), ()), connect, shelf.source_of, press, shelf.note)
    except Cancelled:
        took_s = time.monotonic() - pressed[0]
    line.frozen = False
    return f"Stop, on a server that has frozen: idle {took_s:.2f} s later (aim {STOP_AIM_S})"
