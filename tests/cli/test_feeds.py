"""Any feed is checked from the command line: a file, an address on the web, ours or not."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from radiodesk.feed.build import build_feed
from tests.feed.makers import ART, programme, publication
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    feed = build_feed(programme(), [publication(number) for number in range(1, 7)], ART)
    (tmp_path / "sound.xml").write_bytes(feed)
    (tmp_path / "odd.xml").write_bytes(
        feed.replace(b"<itunes:duration>1800</itunes:duration>", b"").replace(b'length="1000003"', b'length="x"')
    )
    return tmp_path


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - called so where it comes from
        pass


@pytest.fixture
def web(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_sound_feed_gets_one_line_and_code_0(bare: Terminal, folder: Path) -> None:
    told = bare.type("check", folder / "sound.xml")

    assert (told.code, told.out) == (0, "The feed keeps every rule.\n")


def test_an_error_is_code_1_and_many_alike_are_counted(bare: Terminal, folder: Path) -> None:
    told = bare.type("check", folder / "odd.xml")

    assert told.code == 1
    assert told.out.splitlines() == [
        "✗ “Episode 3”: “x” is no size in bytes.",
        "! “Episode 6”: The episode has no duration.",
        "! “Episode 5”: The episode has no duration.",
        "! “Episode 4”: The episode has no duration.",
        "  … and 3 more of this kind",
        "1 error, 6 warnings.",
    ]


def test_a_script_gets_every_finding_with_its_episode_and_field(bare: Terminal, web: str) -> None:
    told = bare.type("check", f"{web}/odd.xml", "--json")

    assert told.code == 1
    assert told.document["ok"] is False
    assert len(told.document["findings"]) == 7
    assert told.document["findings"][0] == {
        "level": "error", "rule": "enclosure", "text": "“Episode 3”: “x” is no size in bytes.", "value": "x",
        "episode": "Episode 3", "guid": "guid-3", "field": "",
    }  # fmt: skip


def test_a_warning_alone_is_no_failure(bare: Terminal, folder: Path) -> None:
    text = (folder / "sound.xml").read_bytes()
    (folder / "warned.xml").write_bytes(text.replace(b"<podcast:locked ", b"<podcast:padlock ").replace(
        b"</podcast:locked>", b"</podcast:padlock>"))  # fmt: skip

    told = bare.type("check", folder / "warned.xml")

    assert told.code == 0
    assert "padlock" in told.out


@pytest.mark.parametrize(("source", "reason"), [("gone.xml", "is not there"), ("{web}/gone.xml", "HTTP 404")])
def test_what_is_not_there_is_told(bare: Terminal, web: str, source: str, reason: str) -> None:
    told = bare.type("check", source.format(web=web))

    assert (told.code, told.out) == (1, "")
    assert reason in told.err


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/feed.xml", "http://[bad/feed.xml", "https://a b/"])
def test_an_address_that_gives_nothing_is_told(bare: Terminal, address: str) -> None:
    told = bare.type("check", address)

    assert told.code == 1
    assert "could not be read" in told.err
