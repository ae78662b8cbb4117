"""destination, publish, verify, rollback, posts: what reaches the public."""

from pathlib import Path
from urllib.request import pathname2url

import feedparser
import pytest
from PIL import Image

from radiodesk.social.networks import NETWORKS
from tests.cli.conftest import ADDRESS
from tests.terminal import Terminal


@pytest.fixture
def public(imported: Terminal, tmp_path: Path) -> Path:
    """A folder that the library can publish to."""
    folder = tmp_path / "www"
    imported.json("destination", "add", "web", f"folder:{folder}")
    return folder


def test_publishing_makes_a_feed_a_page_and_audio(imported: Terminal, public: Path) -> None:
    imported.json("set", 1, "summary=Kapan perkara kecil bisa selesai tanpa sidang?")
    imported.json("person", 1, "Rina Contoh", "--role", "host")

    done = imported.json("publish", 1, "--to", "web")

    feed = feedparser.parse((public / "feed.xml").read_bytes())
    assert not feed.bozo
    (entry,) = feed.entries
    (enclosure,) = entry.enclosures
    audio = public / enclosure.href.removeprefix(ADDRESS)
    assert audio.stat().st_size == int(enclosure.length)
    assert entry.link.removeprefix(ADDRESS) == "episodes/damai-tanpa-sidang/"
    assert "<audio" in (public / "episodes/damai-tanpa-sidang/index.html").read_text()
    assert done["ok"]
    assert done["feed_url"] == ADDRESS + "feed.xml"


def test_a_plan_changes_nothing(imported: Terminal, public: Path) -> None:
    plan = imported.json("publish", 1, "--to", "web", "--plan")

    assert not public.exists()
    assert plan["puts"][0]["path"].startswith("audio/")
    assert plan["puts"][-1]["path"] == "feed.xml"
    assert imported.json("show", 1)["slug"] == ""


def test_publishing_again_sends_nothing(imported: Terminal, public: Path) -> None:
    imported.json("publish", 1, "--to", "web")
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*")}

    again = imported.json("publish", 1, "--to", "web")

    assert again["sent"] == []
    assert {path: path.stat().st_mtime_ns for path in public.rglob("*")} == before


def test_a_correction_keeps_guid_and_address(imported: Terminal, public: Path) -> None:
    imported.json("publish", 1, "--to", "web")
    before = feedparser.parse((public / "feed.xml").read_bytes()).entries[0]
    imported.json("set", 1, "title=Judul yang dibetulkan")
    imported.json("cut", 1, "0-3")

    imported.json("publish", 1, "--to", "web")

    after = feedparser.parse((public / "feed.xml").read_bytes()).entries[0]
    assert (after.id, after.link) == (before.id, before.link)
    assert after.title == "Judul yang dibetulkan"
    assert after.enclosures[0].href != before.enclosures[0].href


def test_a_draft_is_not_published_with_another(imported: Terminal, public: Path, speech: Path) -> None:
    imported.json("publish", 1, "--to", "web")
    imported.json("set", 1, "title=Belum untuk umum")
    imported.json("import", speech, "--title", "Kedua")

    imported.json("publish", 2, "--to", "web")

    titles = [entry.title for entry in feedparser.parse((public / "feed.xml").read_bytes()).entries]
    assert sorted(titles) == ["Damai tanpa sidang", "Kedua"]
    assert {row["id"]: row["status"] for row in imported.json("episodes")["episodes"]} == {1: "changed", 2: "published"}


def test_rollback_brings_the_former_state_back(imported: Terminal, public: Path, speech: Path) -> None:
    imported.json("publish", 1, "--to", "web")
    former = (public / "feed.xml").read_bytes()
    imported.json("import", speech, "--title", "Kedua")
    imported.json("publish", 2, "--to", "web")

    imported.json("rollback", "--to", "web")

    assert (public / "feed.xml").read_bytes() == former
    assert not (public / "episodes/kedua/index.html").exists()
    assert imported.json("verify", "--to", "web")["ok"]


def test_rollback_without_a_former_state_is_a_problem(imported: Terminal, public: Path) -> None:
    imported.json("publish", 1, "--to", "web")

    assert imported.type("rollback", "--to", "web").code == 1


def test_verify_finds_what_was_touched_and_publishing_repairs_it(imported: Terminal, public: Path) -> None:
    imported.json("publish", 1, "--to", "web")
    audio = next((public / "audio").iterdir())
    audio.write_bytes(audio.read_bytes()[:1000])
    (public / "index.html").unlink()

    told = imported.type("verify", "--to", "web", "--json")
    imported.json("publish", "--to", "web")

    assert told.code == 1
    assert {fault["path"] for fault in told.document["faults"]} >= {"index.html", f"audio/{audio.name}"}
    assert imported.json("verify", "--to", "web")["ok"]


@pytest.mark.parametrize(
    "write", [str, lambda path: f"folder:{path}", lambda path: f"file://{pathname2url(str(path))}"]
)
def test_a_folder_may_be_written_in_three_ways(imported: Terminal, tmp_path: Path, write: type[str]) -> None:
    added = imported.json("destination", "add", "web", write(tmp_path / "w w"))

    assert added["url"] == f"folder:{tmp_path / 'w w'}"
    assert imported.json("destination", "check", "web")["works"]


@pytest.mark.parametrize(
    "words", [("publish", 1, "--to", "nowhere"), ("verify", "--to", "web"), ("destination", "add", "x", "gopher:hole")]
)
def test_what_cannot_be_published_is_told(imported: Terminal, public: Path, words: tuple[object, ...]) -> None:
    told = imported.type(*words)

    assert (told.code, told.out) == (1, "")


def test_posts_fit_their_networks(imported: Terminal, public: Path, tmp_path: Path) -> None:
    imported.json("set", 1, "summary=" + "Perkara ringan dapat selesai dengan damai. " * 40)
    imported.json("publish", 1, "--to", "web")

    drafts = imported.json("posts", 1, "--out", tmp_path / "posts")["posts"]

    assert {draft["network"] for draft in drafts} == set(NETWORKS)
    assert all(draft["count"]["used"] <= draft["count"]["limit"] for draft in drafts)
    assert f"{ADDRESS}episodes/damai-tanpa-sidang/" in (tmp_path / "posts" / "x.txt").read_text()
    assert (imported.library / "posts" / "damai-tanpa-sidang" / "facebook.txt").is_file()


def test_cards_are_drawn_beside_the_posts(imported: Terminal, tmp_path: Path) -> None:
    made = imported.json("posts", 1, "--card", "paper", "--out", tmp_path / "posts")

    assert [Image.open(path).size for path in made["cards"]] == [(1080, 1080), (1080, 1350), (1080, 1920), (1600, 900)]
    assert "Damai tanpa sidang" in made["alt"]
    assert imported.type("posts", 1, "--card", "paper").code == 2

    usual = imported.json("posts", 1, "--card", "--out", tmp_path / "usual")
    assert len(usual["cards"]) == len(made["cards"])


def test_a_link_is_the_proof_of_a_post(imported: Terminal) -> None:
    link = "https://t.me/radiocontoh/42"
    assert imported.json("posted", 1, "telegram", link)["posted"][0]["link"] == link
    assert imported.type("posted", 1, "x", link).code == 1
    told = imported.type("posted", 1).out
    assert "Telegram: https://t.me/radiocontoh/42" in told
    assert "Not posted yet: Facebook, X" in told


def test_an_unknown_network_is_refused(imported: Terminal) -> None:
    assert imported.type("posts", 1, "--network", "friendster").code == 1
