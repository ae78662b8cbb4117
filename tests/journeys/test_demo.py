"""A newcomer's first command: the sample programme, published, with nothing typed."""

from pathlib import Path

import feedparser
import pytest

from radiodesk.social.networks import NETWORKS
from tests.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "demo", capsys)


def test_the_demo_publishes_the_sample(terminal: Terminal) -> None:
    made = terminal.json("demo", terminal.library, "--no-window")

    feed = feedparser.parse(Path(made["feed"]).read_bytes())
    assert not feed.bozo
    assert Path(made["audio"]).stat().st_size == int(feed.entries[0].enclosures[0].length)
    assert Path(made["page"]).is_file()
    assert {path.stem for path in Path(made["posts"]).iterdir()} == set(NETWORKS)
    assert terminal.windows == []


def test_the_demo_opens_the_window_on_its_library(terminal: Terminal) -> None:
    terminal.type("demo", terminal.library)

    assert terminal.windows == [terminal.library]


def test_the_demo_twice_changes_nothing(terminal: Terminal) -> None:
    first = terminal.json("demo", terminal.library, "--no-window")
    before = {path: path.stat().st_mtime_ns for path in (terminal.library / "public").rglob("*")}

    assert terminal.json("demo", terminal.library, "--no-window") == first
    assert {path: path.stat().st_mtime_ns for path in (terminal.library / "public").rglob("*")} == before


def test_the_demo_leaves_another_library_alone(terminal: Terminal) -> None:
    terminal.json("new", terminal.library, "--programme", "Lain", "--public-url", "https://lain.example/")

    told = terminal.type("demo", terminal.library, "--no-window")

    assert told.code == 1
    assert not (terminal.library / "public").exists()
