"""The commands post, queue and run-due: posts go out once, and each says how it stands."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.social.connectors import table
from tests.desk.queue.makers import a_picture, let_in
from tests.servers import plain_connector
from tests.servers.plain_network import PlainNetwork, plain_network
from tests.terminal import Terminal

LINK = "https://www.linkedin.com/posts/humas_1"


@pytest.fixture
def network(imported: Terminal, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlainNetwork]:
    monkeypatch.setitem(sys.modules, f"radiodesk.social.connectors.{plain_connector.NETWORK}", plain_connector)
    monkeypatch.setattr(table, "CONNECTED", (*table.CONNECTED, plain_connector.NETWORK))
    with plain_network() as network:
        with Library.open(imported.library) as library:
            let_in(library, network.url)
        yield network


def test_a_draft_with_a_picture_is_posted_once(imported: Terminal, network: PlainNetwork, tmp_path: Path) -> None:
    picture = a_picture(tmp_path)

    said = imported.json("post", 1, "--to", "linkedin", "--attach", picture, "--alt", "Kartu")

    (post,) = said["posts"]
    assert (said["ok"], post["state"], post["url"]) == (True, "live", f"{network.url}/post/1")
    assert (post["attachments"][0]["alt"], network.media) == ("Kartu", [picture.read_bytes()])
    assert "Damai tanpa sidang" in network.posts[0]["text"]
    assert imported.json("posted", 1)["posted"][0]["link"] == post["url"]
    assert "marks" not in post


def test_the_same_again_is_refused_unless_it_is_wanted(imported: Terminal, network: PlainNetwork) -> None:
    imported.json("post", 1, "--to", "linkedin:humas")

    told = imported.type("post", 1, "--to", "linkedin:humas")
    assert (told.code, "The same post went to linkedin:humas" in told.err) == (1, True)

    imported.json("post", 1, "--to", "linkedin:humas", "--again")
    assert len(network.posts) == 2


def test_where_one_cannot_be_approved_none_goes_out(imported: Terminal, network: PlainNetwork) -> None:
    assert imported.type("post", 1, "--to", "linkedin", "--to", "instagram").code == 1

    assert (network.posts, imported.json("queue")["queue"]) == ([], [])


def test_own_words_at_a_set_time_go_out_by_run_due(imported: Terminal, network: PlainNetwork, tmp_path: Path) -> None:
    words = tmp_path / "kata.txt"
    words.write_text("Kata sendiri\n", encoding="utf-8")

    (post,) = imported.json("post", 1, "--to", "linkedin", "--text-file", words, "--at", "2099-11-25T15:00")["posts"]

    assert (post["state"], post["due"]) == ("queued", "2099-11-25T15:00:00+07:00")
    assert imported.json("run-due") == {"ok": True, "in_use": "", "done": [], "posts": []}
    with Library.open(imported.library) as library:
        queued = library.queued(1)
        library.change_queued(queued, due=queued.made_at)
    assert [each["state"] for each in imported.json("run-due")["posts"]] == ["live"]
    assert [each["text"] for each in network.posts] == ["Kata sendiri"]


def test_what_is_refused_is_told_and_tried_again(imported: Terminal, network: PlainNetwork) -> None:
    network.refuse_next(422)

    told = imported.type("post", 1, "--to", "linkedin")

    assert (told.code, "✗ 1: " in told.out, "radiodesk queue" in told.err) == (1, True, True)
    assert "refused" in imported.type("queue").out
    assert imported.json("queue", "--retry")["posts"][0]["state"] == "live"
    assert imported.type("queue").out == "No post is on its way.\n"


def test_an_answer_that_is_lost_is_no_second_post(imported: Terminal, network: PlainNetwork) -> None:
    network.lose_next_answer()

    assert imported.json("post", 1, "--to", "linkedin")["posts"][0]["state"] == "live"

    assert len(network.posts) == 1


def test_without_an_account_a_person_posts_it_and_pastes_the_link(imported: Terminal) -> None:
    assert imported.json("post", 1, "--to", "facebook")["posts"][0]["state"] == "by-hand"

    link = "https://www.facebook.com/kejari/posts/12"
    assert imported.json("queue", "--there", 1, link)["posts"][0]["state"] == "live"

    assert imported.json("posted", 1)["posted"][0]["link"] == link


def test_it_is_called_off(imported: Terminal, network: PlainNetwork) -> None:
    imported.json("post", 1, "--to", "linkedin", "--at", "2099-11-25T15:00")

    assert imported.json("queue", "--drop", 1)["posts"][0]["state"] == "dropped"

    assert imported.json("queue", "--all")["queue"][0]["state"] == "dropped"
    told = imported.type("queue", "--not-there", 1)
    assert (told.code, "called off" in told.err) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("post", 1),
        ("post", 1, "--to", "facebook", "--alt", "Kartu"),
        ("post", 1, "--to", "facebook", "--held"),
        ("queue", "--retry", "--drop", 1),
    ],
)
def test_wrong_usage_is_said_so(imported: Terminal, words: tuple[object, ...]) -> None:
    assert imported.type(*words).code == 2
