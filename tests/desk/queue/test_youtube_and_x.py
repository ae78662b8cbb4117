"""The queue with YouTube and X: signed in by the browser, the answer lost, the program dead, and exactly one post."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.desk.accounts import let_in, renew_accounts
from radiodesk.desk.attachments import attach
from radiodesk.desk.post_queue import approve_post, queue_post
from radiodesk.library.library import Library
from radiodesk.model.queued_post import QueuedPost
from radiodesk.social.connectors import x as x_room
from radiodesk.social.connectors import youtube as youtube_room
from radiodesk.social.connectors.x import connector as x_connector
from radiodesk.social.connectors.youtube import connector as youtube_connector
from tests.desk.queue.makers import Clock, a_picture, run, states
from tests.servers import x_server, youtube_server
from tests.servers.consent import browser
from tests.servers.vendor import Said, Vendor, serving
from tests.social.connectors.posting import film

TEXT = "Tetangga berkelahi, bisa damai? Dengarkan: https://kejari.example.org/e/1 🇮🇩 العدالة"


@dataclass
class Place:
    """A network that is up, the account there, and a file that its posts take."""

    server: Vendor
    account: str
    file: Path
    kind: type


@contextmanager
def youtube(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with serving(youtube_server.YouTube()) as server:
        monkeypatch.setattr(youtube_room, "WAY", youtube_connector.YouTubeWay(server.url))
        typed = {"client": youtube_server.CLIENT, "secret": youtube_server.SECRET}
        (account,) = let_in(library, "youtube", typed, browser)
        yield Place(server, account.name, film(folder, 3_000_000).path, youtube_connector.YouTube)


@contextmanager
def x(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with serving(x_server.X(secret="")) as server:
        monkeypatch.setattr(x_room, "WAY", x_connector.XWay(server.url, server.ports))
        (account,) = let_in(library, "x", {"client": x_server.CLIENT}, browser)
        yield Place(server, account.name, a_picture(folder), x_connector.X)


@pytest.fixture(params=[youtube, x], ids=["youtube", "x"])
def place(
    request: pytest.FixtureRequest, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    with request.param(library, tmp_path, monkeypatch) as place:
        yield place


def put_in(library: Library, place: Place, due: datetime | None = None) -> QueuedPost:
    now = datetime.now(UTC)
    along = (attach(library, place.file, "Kartu: bisa damai?"),)
    network = place.account.partition(":")[0]
    post = approve_post(library, 1, network, place.account, TEXT, title="Bisa damai?", attachments=along, now=now)
    return queue_post(library, post.id, due, now)


def test_a_post_goes_out(library: Library, place: Place) -> None:
    put_in(library, place)
    (post,) = run(library, Clock(datetime.now(UTC)))
    assert (post.state, len(place.server.posts)) == ("live", 1)
    assert post.url.startswith(("https://youtu.be/", "https://x.com/humas/status/"))


def test_a_card_beside_a_video_is_its_picture_on_youtube(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with youtube(library, tmp_path, monkeypatch) as place:
        now = datetime.now(UTC)
        along = (attach(library, place.file, ""), attach(library, a_picture(tmp_path), "Kartu"))
        post = approve_post(library, 1, "youtube", place.account, TEXT, title="Damai", attachments=along, now=now)
        queue_post(library, post.id, None, now)
        assert states(run(library, Clock(now))) == ["live"]
        assert place.server.posts[0]["thumbnail"].startswith(b"\x89PNG")


def test_the_answer_is_lost_and_there_is_exactly_one(library: Library, place: Place) -> None:
    put_in(library, place)
    place.server.lose_next_answer()
    clock = Clock(datetime.now(UTC))

    assert states(run(library, clock)) == ["live"]
    clock.turn(hours=1)
    assert (run(library, clock), len(place.server.posts)) == ([], 1)


class Killed(BaseException):
    """The computer goes off."""


@pytest.mark.parametrize("step", ["prepare", "arm", "send"])
def test_the_program_dies_after_a_step_and_there_is_exactly_one(
    library: Library, place: Place, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(library, place)
    clock = Clock(datetime.now(UTC))
    done = getattr(place.kind, step)

    def do_and_die(*given: object) -> None:
        done(*given)
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(place.kind, step, do_and_die)
        with pytest.raises(Killed):
            run(library, clock)

    assert states(run(library, clock)) == ["live"]
    assert len(place.server.posts) == 1


def test_what_never_arrived_goes_out_after_a_look(library: Library, place: Place) -> None:
    # Given a line that is cut when the post is on its way, before it is taken
    put_in(library, place)
    clock = Clock(datetime.now(UTC))
    where = {"youtube": "upload/youtube/v3/videos", "x": "/2/tweets"}[place.account.partition(":")[0]]
    finished = place.kind.send

    def cut_off(*given: object) -> object:
        questions = 2 if where.startswith("upload") else 0  # YouTube is asked how far it is first
        for _each in range(questions):
            place.server.trouble(where, Said(308))
        place.server.trouble(where, None)
        return finished(*given)

    with pytest.MonkeyPatch.context() as cut:
        cut.setattr(place.kind, "send", cut_off)
        assert states(run(library, clock)) == ["unknown"]

    # When it is looked up again a little later, then it is surely not there, and goes out
    clock.turn(minutes=3)
    assert states(run(library, clock)) == ["live"]
    assert len(place.server.posts) == 1


def test_keys_that_ended_over_night_are_renewed_for_good(library: Library, place: Place) -> None:
    for _night in range(2):
        place.server.consent.end_access()
        states_now = renew_accounts(library, datetime.now(UTC) + timedelta(hours=8))
        assert all(each.is_well for each in states_now)
    put_in(library, place)
    assert states(run(library, Clock(datetime.now(UTC)))) == ["live"]
