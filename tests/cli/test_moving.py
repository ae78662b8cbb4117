"""Moving house by commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.elsewhere import Elsewhere, guid_of
from tests.servers.web import Handler, web_server
from tests.terminal import Terminal


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Elsewhere]:
    """The other host."""
    (tmp_path / "there").mkdir()
    with web_server(tmp_path / "there") as web:
        yield Elsewhere(tmp_path / "there", web.url)


def test_a_podcast_moves_into_a_new_library_and_goes_out(bare: Terminal, there: Elsewhere, tmp_path: Path) -> None:
    feed = there.write(there.item(1), there.item(0))

    moved = bare.json("move-in", feed, "--public-url", "https://contoh.example/kota/")
    bare.json("destination", "add", "web", str(tmp_path / "www"))
    ids = [episode["episode_id"] for episode in moved["episodes"]]
    bare.json("publish", *ids, "--to", "web")

    assert (moved["brought"], moved["here"], moved["failed"]) == (2, 0, 0)
    assert bare.json("show", ids[0])["guid"] == guid_of(0)
    assert f'<guid isPermaLink="false">{guid_of(1)}' in (tmp_path / "www/feed.xml").read_text()


def test_moving_in_again_says_what_is_here(terminal: Terminal, there: Elsewhere) -> None:
    feed = there.write(there.item(0), "<item><title>Pengumuman</title></item>")
    terminal.type("move-in", feed)

    told = terminal.type("move-in", feed)

    assert told.code == 1
    assert told.out.splitlines()[-4:] == [
        "0 episodes moved in.",
        "1 was here already.",
        "1 could not be brought.",
        "Move in again to try once more; nothing comes in twice.",
    ]
    assert "✗ “Pengumuman”: It has no audio." in told.out


def test_a_look_changes_nothing(bare: Terminal, there: Elsewhere) -> None:
    told = bare.type("move-in", there.write(there.item(0)), "--look")

    assert told.code == 0
    assert told.out.startswith("Suara Kota: 1 episode, 1 MB of audio, as the feed says.")
    assert not bare.library.exists()


def test_a_new_library_needs_an_address(bare: Terminal, there: Elsewhere) -> None:
    told = bare.type("move-in", there.write(there.item(0)))

    assert told.code == 1
    assert "The address on the web" in told.err


def test_leaving_writes_the_redirects(terminal: Terminal, tmp_path: Path) -> None:
    document = terminal.json("move-out", "https://baru.example/feed.xml", "--out", tmp_path / "redirects")

    assert document["old_feed_url"] == "https://contoh.example/radio/feed.xml"
    assert (tmp_path / "redirects/apache/.htaccess").is_file()
    assert "new_feed_url=https://baru.example/feed.xml" in terminal.type("programme").out


def test_the_old_address_is_checked(terminal: Terminal, there: Elsewhere, tmp_path: Path) -> None:
    with web_server(there.root) as web:
        feed = there.write(there.item(0))

        def lead_on(handler: Handler) -> bool:
            handler.send(301, b"", Location=feed)
            return True

        web.misdeeds["lama"] = lead_on
        well = terminal.type("move-check", f"{web.url}lama", feed)
        wrong = terminal.type("move-check", feed, f"{web.url}lain.xml")

    assert well.code == 0
    assert wrong.code == 1
    assert "nothing redirects yet" in wrong.out


def test_without_addresses_the_library_is_asked(terminal: Terminal, there: Elsewhere) -> None:
    terminal.json("move-in", there.write(there.item(0)))

    told = terminal.type("move-check")

    assert told.code == 1
    assert f"“{there.feed_url}” still answers itself" in told.out
