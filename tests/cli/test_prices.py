"""At the command line the price of a post is said before it leaves."""

from pathlib import Path

import pytest

from radiodesk.desk.accounts import let_in
from radiodesk.library.library import Library
from radiodesk.social.connectors import x as x_room
from radiodesk.social.connectors.x.connector import XWay
from tests.servers.consent import browser
from tests.servers.vendor import serving
from tests.servers.x_server import CLIENT, X
from tests.terminal import Terminal

LINKED = "Bicaralah dengan korban.Me dulu"


def test_drafts_tell_what_they_would_cost(imported: Terminal) -> None:
    drafts = {each["network"]: each for each in imported.json("posts", 1)["posts"]}
    assert drafts["x"]["price"]["dollars"] in {0.015, 0.2}
    assert drafts["bluesky"]["price"] is None


def test_a_post_tells_its_price_and_the_word_that_makes_it(
    imported: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "post.txt").write_text(LINKED, encoding="utf-8")
    with serving(X(secret="")) as x, Library.open(imported.library) as library:
        monkeypatch.setattr(x_room, "WAY", XWay(x.url, x.ports))
        let_in(library, "x", {"client": CLIENT}, browser)
        library.close()
        said = imported.type("post", 1, "--to", "x", "--text-file", tmp_path / "post.txt")
    assert "US$0.200" in said.err
    assert "korban.Me" in said.err
    assert [post["said"] for post in x.posts] == [LINKED]
