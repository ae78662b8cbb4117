"""One episode goes to several destinations in one go; one that fails does not stop the others."""

from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture
def three(imported: Terminal, tmp_path: Path) -> Terminal:
    for name in ("kantor", "usb", "cermin"):
        imported.json("destination", "add", name, str(tmp_path / name / "www"))
        (tmp_path / name).mkdir()
    return imported


EVERYWHERE = ("--to", "kantor", "--to", "usb", "--to", "cermin")


def test_the_others_get_it_though_one_is_not_connected(three: Terminal, tmp_path: Path) -> None:
    (tmp_path / "usb").rmdir()

    told = three.type("publish", 1, *EVERYWHERE, "--preset", "voice")

    assert told.code == 1
    assert (tmp_path / "kantor/www/feed.xml").read_bytes() == (tmp_path / "cermin/www/feed.xml").read_bytes()
    assert "usb: “" in told.out
    assert "kantor: published" in told.out
    assert "--retry" in told.err


def test_what_failed_is_tried_again_and_only_that(three: Terminal, tmp_path: Path) -> None:
    (tmp_path / "usb").rmdir()
    three.type("publish", 1, *EVERYWHERE, "--preset", "voice")
    before = (tmp_path / "kantor/www/feed.xml").stat().st_mtime_ns
    (tmp_path / "usb").mkdir()

    done = three.json("publish", "--retry")
    again = three.json("publish", "--retry")

    assert done["episodes"] == [1]
    assert (tmp_path / "usb/www/feed.xml").read_bytes() == (tmp_path / "kantor/www/feed.xml").read_bytes()
    assert (tmp_path / "kantor/www/feed.xml").stat().st_mtime_ns == before
    assert again == {"destinations": []}


def test_each_destination_has_a_plan_of_its_own(three: Terminal) -> None:
    three.json("publish", 1, "--to", "kantor", "--preset", "voice")

    plans = three.json("publish", 1, "--to", "kantor", "--to", "usb", "--plan")["plans"]

    assert [len(plan["puts"]) > 0 for plan in plans] == [False, True]
    assert plans[0]["listeners"] == ["Listeners see the same episodes as before."]
    assert plans[1]["listeners"][0].startswith("New for listeners: “")


def test_without_a_destination_nothing_is_guessed(three: Terminal) -> None:
    told = three.type("publish", 1)

    assert told.code == 1
    assert "destination is not filled in" in told.err
