"""A post goes out to Bluesky once, whatever breaks on the way: counted on its own server."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from radiodesk.jobs.step import no_step
from radiodesk.model.posting_problems import NotSent, OutcomeUnknown, PostRefused, TooManyPosts
from radiodesk.social.connectors.bluesky.connector import WAY
from radiodesk.social.connectors.connector import Carried, SignedIn
from tests.servers.pds.front import THE_COMMIT
from tests.servers.pds.server import Pds
from tests.servers.ports import free_ports
from tests.social.connectors.bluesky_story import copies_of, the_post
from tests.social.connectors.posting import Desk, post

pytestmark = pytest.mark.xdist_group("bluesky")


def test_a_lost_answer_leaves_one_post_and_a_look_finds_it(pds: Pds, desk: Desk) -> None:
    words = post(text="Jawaban yang hilang")
    desk.ready(words)
    pds.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        desk.connector.send(words, desk.marks)

    desk.reopened()
    assert desk.looked(words).kind == "live"
    assert len(copies_of(pds, desk, words.text)) == 1


def test_sending_again_changes_nothing_at_all(pds: Pds, desk: Desk) -> None:
    words = post(text="Dua kali", link="https://localhost:1/e/dua.html")
    first = desk.out(words)
    (before,) = copies_of(pds, desk, words.text)

    desk.marks = desk.connector.arm(words, desk.marks)
    again = desk.connector.send(words, desk.marks)

    assert again == first
    assert copies_of(pds, desk, words.text) == [before]


def test_what_was_armed_and_never_left_is_surely_not_there(pds: Pds, desk: Desk) -> None:
    words = post(text="Belum terkirim")
    desk.ready(words)

    desk.reopened()
    assert desk.looked(words).kind == "absent"
    assert desk.connector.send(words, desk.marks).kind == "live"
    assert len(copies_of(pds, desk, words.text)) == 1


def test_a_server_in_trouble_may_have_done_it(pds: Pds, desk: Desk) -> None:
    words = post(text="Peladen sakit")
    desk.ready(words)
    pds.front.answer_next(THE_COMMIT, 502, {"error": "UpstreamFailure"})

    with pytest.raises(OutcomeUnknown, match="HTTP 502"):
        desk.connector.send(words, desk.marks)
    assert desk.looked(words).kind == "absent"


def test_a_server_that_is_away_has_got_nothing(office: SignedIn) -> None:
    account = replace(office.account, server=f"http://localhost:{free_ports(1)[0]}")
    connector = WAY.open(account, office.keys, lambda _keys: None)
    words = post()

    with pytest.raises(NotSent):
        connector.send(words, connector.arm(words, {}))


def test_a_server_that_wants_peace_says_until_when(pds: Pds, desk: Desk) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=5)
    headers = {"RateLimit-Reset": str(int(until.timestamp())), "RateLimit-Policy": "5000;w=3600"}
    pds.front.answer_next(THE_COMMIT, 429, {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, **headers)

    with pytest.raises(TooManyPosts) as told:
        desk.out(post())
    assert told.value.until == until


def test_a_file_that_is_up_is_not_brought_again_by_the_next_start(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    words = post(text="Dua kartu", carried=(_card(tmp_path, 1), _card(tmp_path, 2)))
    pds.front.answer_next("uploadBlob", 503, {})
    with pytest.raises(NotSent):
        desk.ready(words)
    pds.lose_next_answer("uploadBlob")
    with pytest.raises(NotSent):
        desk.ready(words)
    desk.ready(words)
    before = pds.front.times("uploadBlob")

    desk.reopened()
    desk.out(words)

    assert pds.front.times("uploadBlob") == before
    assert len(the_post(pds, desk)["embed"]["images"]) == 2


def test_a_file_that_waited_too_long_is_brought_again_under_the_same_name(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    words = post(text="Kartu lama", carried=(_card(tmp_path, 3),))
    desk.ready(words)
    name = json.loads(desk.marks["file.0"])["ref"]
    desk.marks = {**desk.marks, "file.0.at": "2026-11-01T00:00:00+00:00"}
    before = pds.front.times("uploadBlob")

    desk.out(words)

    assert pds.front.times("uploadBlob") == before + 1
    assert json.loads(desk.marks["file.0"])["ref"] == name


def test_a_file_that_the_server_threw_away_is_no_fault_of_the_post(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    words = post(text="Kartu hilang", carried=(_card(tmp_path, 4),))
    desk.ready(words)
    pds.front.answer_next(THE_COMMIT, 400, {"error": "BlobNotFound", "message": "Could not find blob"})

    with pytest.raises(NotSent):
        desk.connector.send(words, desk.marks)


def test_a_no_is_a_no(pds: Pds, desk: Desk) -> None:
    words = post(text="x" * 400)
    with pytest.raises(PostRefused):
        desk.out(words)

    assert desk.looked(words).kind == "absent"


def test_a_name_that_nobody_can_look_up_now_stays_text(pds: Pds, desk: Desk) -> None:
    friend = pds.newcomer()
    words = post(text=f"Halo @{friend}")
    pds.front.answer_next("resolveHandle", 502, {})
    desk.out(words)
    assert "facets" not in the_post(pds, desk)

    other = post(text=f"Halo lagi @{friend}")
    assert desk.connector.prepare(other, {}, desk.keep, no_step) == {f"mention.{friend}": pds.people[friend]}


def _card(folder: Path, number: int) -> Carried:
    path = folder / f"{number}.png"
    Image.new("RGB", (108, 135), (20, 60, number)).save(path)
    return Carried(path, "image/png", alt="Kartu", width=108, height=135)
