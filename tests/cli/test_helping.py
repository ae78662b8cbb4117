"""`radiodesk helper` and `radiodesk posts --helper`."""

import io
from collections.abc import Iterator

import pytest

from tests.servers.helper_server import HelperServer, helper_server
from tests.settings.key_stores import MemoryStore, using
from tests.terminal import Terminal


@pytest.fixture
def server() -> Iterator[HelperServer]:
    with using(MemoryStore()), helper_server() as running:
        running.answer = "Damai tanpa sidang, bisakah?"
        yield running


def test_off_by_default_and_said_how_to_set_it_up(imported: Terminal) -> None:
    assert imported.type("helper", "show").out == "The helper is off.\n"
    told = imported.type("posts", 1, "--helper")
    assert told.code == 1
    assert "radiodesk helper set" in told.err


def test_what_would_be_sent_is_shown_and_nothing_leaves(imported: Terminal, server: HelperServer) -> None:
    imported.json("helper", "set", server.address, "--model", "contoh")

    told = imported.type("posts", 1, "--network", "x", "--helper", "--show").out

    assert f"POST {server.address}/chat/completions" in told
    assert "Damai tanpa sidang" in told
    assert server.bodies == []


def test_a_machine_draft_is_marked(imported: Terminal, server: HelperServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kunci\n"))
    imported.json("helper", "set", server.address, "--model", "contoh", "--key-stdin")

    document = imported.json("posts", 1, "--network", "x", "--helper")

    assert [(each["network"], each["text"], each["machine_draft"]) for each in document["machine_drafts"]] == [
        ("x", "Damai tanpa sidang, bisakah?", True)
    ]
    assert server.keys == ["Bearer kunci"]
    assert "machine draft" in imported.type("posts", 1, "--network", "x", "--helper").out


def test_turned_off_again(imported: Terminal, server: HelperServer) -> None:
    imported.json("helper", "set", server.address, "--model", "contoh")
    assert imported.json("helper", "off") == {"helper": None}
    assert imported.json("helper", "show") == {"helper": None}


def test_show_is_nothing_without_the_helper(imported: Terminal) -> None:
    assert imported.type("posts", 1, "--show").code == 2
