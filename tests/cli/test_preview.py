"""preview: the pages on this machine before they are public, as a player and a browser ask for them."""

import os
import posixpath
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from radiodesk.desk.opening import open_library
from radiodesk.desk.preview import build_preview
from radiodesk.desk.sheets import change
from radiodesk.jobs.step import no_step
from radiodesk.site.serving import PreviewServer, Stretch, asked_stretch
from tests.terminal import Terminal

PAGE = "/episodes/damai-tanpa-sidang/"
PATIENCE_S = 60


@pytest.fixture
def files(imported: Terminal) -> dict[str, Path]:
    with open_library(imported.library) as library:
        return build_preview(library, [], datetime(2026, 11, 23, tzinfo=UTC), no_step)


@contextmanager
def asked(
    files: dict[str, Path], path: str, method: str = "GET", **headers: str
) -> Iterator[tuple[int, dict[str, str], bytes]]:
    with closing(PreviewServer(files.get)) as server:
        connection = HTTPConnection(server.address.split("/")[2])
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        yield answer.status, dict(answer.getheaders()), answer.read()
        connection.close()


def test_what_is_not_public_yet_can_be_seen(files: dict[str, Path]) -> None:
    with asked(files, PAGE) as (status, headers, body):
        assert status == 200
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert b"Damai tanpa sidang" in body


def test_every_link_of_what_would_go_out_leads_to_something_that_would(imported: Terminal) -> None:
    with open_library(imported.library) as library:
        change(library, library.episodes()[0].id, "Sort it", topics=("Tilang",), season=2)
        files = build_preview(library, [], datetime(2026, 11, 23, tzinfo=UTC), no_step)

    led = {"topics/tilang/feed.xml", "seasons/2/feed.xml", "feed.json", "feeds.opml", "en/topics/tilang/index.html"}
    found = set()
    for path in (path for path in files if path.endswith(".html") and path != "404.html"):
        for link in html.document_fromstring(files[path].read_bytes().decode()).xpath("//@href | //@src"):
            address = urlsplit(str(link))
            if address.path and not address.scheme:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path)))
                assert target in files, (path, link)
                found.add(target)
    assert led <= found


def test_a_player_gets_the_stretch_it_asks_for(files: dict[str, Path]) -> None:
    (audio,) = (path for path in files if path.startswith("audio/"))
    whole = files[audio].read_bytes()

    with asked(files, "/" + audio, Range="bytes=100-199") as (status, headers, body):
        assert (status, body) == (206, whole[100:200])
        assert headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    with asked(files, "/" + audio, method="HEAD") as (status, headers, body):
        assert (status, headers["Content-Length"], body) == (200, str(len(whole)), b"")
    with asked(files, "/" + audio, Range=f"bytes={len(whole)}-") as (status, headers, _body):
        assert (status, headers["Content-Range"]) == (416, f"bytes */{len(whole)}")


@pytest.mark.parametrize(
    ("header", "stretch"),
    [
        ("", None),
        ("bytes=0-", Stretch(0, 10)),
        ("bytes=-3", Stretch(7, 10)),
        ("bytes=-30", Stretch(0, 10)),
        ("bytes=4-4", Stretch(4, 5)),
        ("bytes=4-400", Stretch(4, 10)),
        ("bytes=5-4", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("lines=1-2", None),
    ],
)
def test_ranges_are_read_as_the_standard_says(header: str, stretch: Stretch | None) -> None:
    assert asked_stretch(header, 10) == stretch


def test_a_page_without_its_slash_leads_to_it_and_a_lost_one_says_so(files: dict[str, Path]) -> None:
    with asked(files, PAGE.rstrip("/")) as (status, headers, _body):
        assert (status, headers["Location"]) == (301, PAGE)
    with asked(files, "/not/here") as (status, _headers, body):
        assert status == 404
        assert b"Halaman ini tidak ada" in body
    with asked(files, "/../../../etc/passwd") as (status, _headers, _body):
        assert status == 404


def test_a_foreign_name_for_this_machine_is_turned_away(files: dict[str, Path]) -> None:
    with asked(files, "/", Host="evil.example:80") as (status, _headers, body):
        assert status == 403
        assert b"Jaksa" not in body


AS_AT_A_TERMINAL = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "import sys; from radiodesk.__main__ import main; sys.exit(main())"
)
"""What a script starts in the background would not hear Ctrl+C."""


def test_a_change_in_the_library_is_seen_without_starting_again(imported: Terminal) -> None:
    command = [sys.executable, "-c", AS_AT_A_TERMINAL, "preview", "--no-browser"]
    surroundings = {**os.environ, "RADIODESK_LIBRARY": str(imported.library), "RADIODESK_LANGUAGE": "en"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as process:
        try:
            assert process.stdout
            host = process.stdout.readline().split("/")[2]
            imported.json("set", 1, "title=Judul yang baru")

            until = time.monotonic() + PATIENCE_S
            while "Judul yang baru" not in _home(host):
                assert time.monotonic() < until
                time.sleep(0.2)
            process.send_signal(signal.SIGINT)

            assert process.wait(PATIENCE_S) == 0
        finally:
            process.kill()


def _home(host: str) -> str:
    connection = HTTPConnection(host)
    connection.request("GET", "/")
    return connection.getresponse().read().decode()
