"""What is known of the programme is shown and changed from the command line, and stands in the feed."""

from pathlib import Path

from tests.terminal import Terminal


def test_everything_is_set_by_name_and_shown_as_it_can_be_set_again(terminal: Terminal) -> None:
    wanted = [
        "title=Suara Warga", "author=Humas", "category=News > Politics", "zone=WITA", "explicit=ya",
        "slot=Jumat 15.00", "people=Sari Wulandari", "people=Budi; producer", "places=Banjarmasin; ID",
        "license=cc-by-4.0", "funding=Dukung; https://contoh.example/d", "comments=disabled", "colour=#0B3D91",
        "remarks=applepodcastsverify; abc", "complete=true",
    ]  # fmt: skip

    terminal.json("programme", *wanted)

    shown = terminal.type("programme").out.splitlines()
    assert {
        "title=Suara Warga", "category=News > Politics", "explicit=true", "slot=Every Friday at 15:00",
        "people=Sari Wulandari; host", "people=Budi; producer", "places=Banjarmasin; ID",
        "funding=Dukung; https://contoh.example/d", "colour=#0b3d91", "complete=true", "block=false",
    } <= set(shown)  # fmt: skip
    again = [line for line in shown if not line.startswith("cover=")]
    assert terminal.type("programme", *again).out.splitlines() == shown


def test_an_empty_value_clears(terminal: Terminal) -> None:
    terminal.json("programme", "slot=Jumat 15.00", "places=Banjarmasin")

    document = terminal.json("programme", "slot=", "places=")

    assert (document["programme"]["slot"]["days"], document["programme"]["places"]) == ([], [])


def test_what_is_wrong_is_told_and_nothing_changes(terminal: Terminal) -> None:
    told = terminal.type("programme", "title=Baru", "colour=blue")

    assert told.code == 1
    assert "“blue”" in told.err
    assert "title=Jaksa Menyapa" in terminal.type("programme").out
    assert terminal.type("programme", "nothing=1").code == 1


def test_it_stands_in_the_feed(imported: Terminal, tmp_path: Path) -> None:
    imported.json("programme", "slot=Jumat 15.00", "license=cc-by-4.0")
    imported.json("destination", "add", "web", tmp_path / "www")

    imported.json("publish", "1", "--to", "web", "--preset", "voice")

    feed = (tmp_path / "www" / "feed.xml").read_text()
    assert "FREQ=WEEKLY;BYDAY=FR" in feed
    assert ">cc-by-4.0</podcast:license>" in feed
    assert imported.type("check", tmp_path / "www" / "feed.xml").code == 0
