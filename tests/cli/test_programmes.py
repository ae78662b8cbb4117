"""Several programmes in one library, as scripts handle them."""

from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from tests.cli.conftest import ADDRESS
from tests.terminal import Terminal

DESA = "https://contoh.example/desa/"


@pytest.fixture
def two(terminal: Terminal) -> Terminal:
    """A terminal whose library has a second programme."""
    terminal.json("new-programme", "Suara Desa", "--public-url", DESA, "--station", "Radio Desa", "--language", "en")
    return terminal


def test_a_new_programme_is_listed_beside_the_first(two: Terminal) -> None:
    first, second = two.json("programmes")["programmes"]

    assert (first["id"], first["title"], first["public_url"]) == (1, "Jaksa Menyapa", ADDRESS)
    assert (second["id"], second["title"], second["feed_url"]) == (2, "Suara Desa", DESA + "feed.xml")
    assert (second["language"], second["episodes"], second["destinations"], second["is_public"]) == ("en", 0, [], False)


def test_it_prints_its_number_as_import_does(terminal: Terminal) -> None:
    assert terminal.type("new-programme", "Suara Desa", "--public-url", DESA).out == "2\n"
    assert "2  Suara Desa" in terminal.type("programmes").out


@pytest.mark.parametrize("name", ["2", "Suara Desa", "suara desa"])
def test_a_programme_is_meant_by_number_or_title(two: Terminal, name: str) -> None:
    two.json("programme", "author=Humas Desa", "--programme", name)

    assert two.json("programme", "--programme", name)["programme"]["author"] == "Humas Desa"
    assert two.json("programme")["programme"]["title"] == "Jaksa Menyapa"
    assert two.json("programme")["programme"]["author"] == ""


def test_one_that_is_not_there_is_told_with_what_to_do(two: Terminal) -> None:
    told = two.type("episodes", "--programme", "Suara Laut")

    assert told.code == 1
    assert "“Suara Laut”" in told.err
    assert "radiodesk programmes" in told.err


def test_a_title_that_two_have_asks_for_the_number(two: Terminal) -> None:
    two.json("new-programme", "Suara Desa", "--public-url", "https://contoh.example/desa-lain/")

    told = two.type("programme", "--programme", "Suara Desa")

    assert told.code == 1
    assert "2, 3" in told.err


def test_an_address_that_is_taken_is_refused(two: Terminal) -> None:
    told = two.type("new-programme", "Tiruan", "--public-url", ADDRESS)

    assert told.code == 1
    assert "“Jaksa Menyapa”" in told.err
    assert len(two.json("programmes")["programmes"]) == 2


def test_a_cover_that_is_no_picture_leaves_no_programme_behind(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "gambar.png").write_text("bukan gambar")

    told = terminal.type("new-programme", "Suara Desa", "--public-url", DESA, "--cover", tmp_path / "gambar.png")

    assert told.code == 1
    assert len(terminal.json("programmes")["programmes"]) == 1


def test_a_recording_comes_into_the_programme_that_is_named(two: Terminal, speech: Path) -> None:
    two.json("programme", "zone=WIT", "--programme", "2")
    here = two.json("import", speech)
    there = two.json("import", speech, "--aired", "2026-11-20T15:00", "--programme", "Suara Desa")

    assert (here["programme_id"], there["programme_id"]) == (1, 2)
    assert datetime.fromisoformat(there["aired"]).isoformat() == "2026-11-20T15:00:00+09:00"
    assert [row["id"] for row in two.json("episodes", "--programme", "2")["episodes"]] == [there["id"]]
    assert {row["programme_id"] for row in two.json("episodes")["episodes"]} == {1, 2}


def test_the_opening_of_one_is_not_put_into_the_other(two: Terminal, speech: Path) -> None:
    two.json("template", "opening", speech, "--programme", "2")

    here, there = (two.json("import", speech, "--programme", str(number)) for number in (1, 2))

    assert two.json("template", "opening")["opening"]["sound"] == ""
    assert (len(here["edits"]["clips"]), len(there["edits"]["clips"])) == (0, 1)


def test_each_is_published_to_its_own_destination(two: Terminal, speech: Path, tmp_path: Path) -> None:
    here, there = (two.json("import", speech, "--programme", str(number))["id"] for number in (1, 2))
    two.json("destination", "add", "kota", tmp_path / "kota")
    added = two.json("destination", "add", "desa", tmp_path / "desa", "--programme", "Suara Desa")
    assert added["programme_id"] == 2

    strange = two.type("publish", here, "--to", "desa")
    sent = two.json("publish", there, "--to", "desa")

    assert strange.code == 1
    assert "“desa” publishes “Suara Desa”" in strange.err
    assert sent["feed_url"] == DESA + "feed.xml"
    assert feedparser.parse((tmp_path / "desa" / "feed.xml").read_bytes()).feed.title == "Suara Desa"
    assert [each["is_public"] for each in two.json("programmes")["programmes"]] == [False, True]


def test_a_folder_of_another_programme_is_refused(two: Terminal, tmp_path: Path) -> None:
    two.json("destination", "add", "kota", tmp_path / "www")

    told = two.type("destination", "add", "desa", tmp_path / "www", "--programme", "2")

    assert told.code == 1
    assert "“Jaksa Menyapa”" in told.err
    assert two.json("destination", "add", "desa", tmp_path / "www" / "desa", "--programme", "2")["programme_id"] == 2


def test_a_destination_keeps_its_programme_when_its_address_changes(two: Terminal, tmp_path: Path) -> None:
    two.json("destination", "add", "desa", tmp_path / "desa", "--programme", "2")

    assert two.json("destination", "add", "desa", tmp_path / "desa-baru")["programme_id"] == 2
