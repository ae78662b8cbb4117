"""The command line says in time that the site must have a picture before a network fetches it, and puts it there."""

from pathlib import Path

from PIL import Image

from radiodesk.library.library import Library
from radiodesk.model.account import Account
from tests.terminal import Terminal


def test_whoever_sets_a_time_hears_that_the_site_comes_first(imported: Terminal, tmp_path: Path) -> None:
    with Library.open(imported.library) as library:
        library.keep_account(Account("instagram", "@humas", "http://127.0.0.1:9", "1"))
    card, words = tmp_path / "kartu.png", tmp_path / "kata.txt"
    Image.new("RGB", (1080, 1350), "navy").save(card)
    words.write_text("Damai tanpa sidang", encoding="utf-8")
    asked = ("post", 1, "--to", "instagram", "--text-file", words, "--attach", card, "--alt", "Kartu")
    imported.json("destination", "add", "web", tmp_path / "www")

    first = imported.type(*asked, "--at", "2099-01-01 10:00")
    imported.json("publish", 1, "--to", "web")
    second = imported.type(*asked, "--at", "2099-01-02 10:00", "--again")

    assert "Instagram fetches kartu.png from your site: publish the programme before that." in first.err
    assert "fetches" not in second.err
    assert [path.suffix for path in (tmp_path / "www" / "posts").iterdir()] == [".jpg"]
