"""On every network: whatever becomes of any request on the way, people see the post exactly once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.desk.attachments import attach
from radiodesk.desk.post_queue import approve_post, queue_post, settle_by_hand
from radiodesk.library.library import Library
from radiodesk.model.queued_post import QueuedPost
from radiodesk.settings.secrets import hold_secret
from radiodesk.social.connectors.meta import containers as meta_containers
from radiodesk.social.connectors.table import CONNECTED
from tests.desk.queue.makers import Clock, a_film, a_picture, run
from tests.journeys.networks import FILMS, PLACES, Place
from tests.library.makers import a_library, an_episode
from tests.servers.losing_front import SPOILINGS, Spoiling
from tests.servers.pds.server import MISSING

LINKS = {
    "telegram": "https://t.me/kejari_contoh/41",
}


@pytest.fixture(scope="module", params=CONNECTED)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    if request.param == "bluesky" and MISSING:
        pytest.skip(MISSING)
    with PLACES[request.param](tmp_path_factory.mktemp("place")) as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(meta_containers, "PAUSES_S", (0.001,) * 8)
        patch.setattr(f"radiodesk.social.connectors.{request.param}.WAY", place.way)
        yield place


@pytest.fixture
def library(place: Place, tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path / "radio") as library:
        an_episode(library)
        library.keep_account(place.signed.account)
        hold_secret(place.signed.account.secret_address, place.signed.keys.to_text())
        yield library


def test_the_server_does_the_work_and_the_answer_is_lost(library: Library, place: Place, tmp_path: Path) -> None:
    clock, before = Clock(datetime.now(UTC)), place.public()
    number = a_post(library, place, tmp_path, clock, "Jawaban yang hilang").id
    place.fake.lose_next_answer()

    post = until_settled(library, number, clock)

    assert (post.state, place.public() - before) == ("live", 1)
    assert post.url


def test_any_request_is_spoilt_in_any_way(library: Library, place: Place, tmp_path: Path) -> None:
    for how in SPOILINGS:
        at = 1
        while _is_public_once(library, place, tmp_path, how, at):
            at += 1


def _is_public_once(library: Library, place: Place, folder: Path, how: Spoiling, at: int) -> bool:
    """Whether so many requests were made at all."""
    before, clock = place.public(), Clock(datetime.now(UTC))
    place.front.spoil(at, how)
    post = until_settled(library, a_post(library, place, folder, clock, f"Permintaan {at}: {how}").id, clock)
    if post.state == "ask":
        post = answered(library, post, place.public() - before, clock)
    assert (post.state, place.public() - before) == ("live", 1), (how, place.front.asked)
    return len(place.front.asked) >= at


def a_post(library: Library, place: Place, folder: Path, clock: Clock, text: str) -> QueuedPost:
    """With a file, and queued to go out at once."""
    network = place.signed.account.network
    file = a_film(folder) if network in FILMS else a_picture(folder)
    files = () if network == "threads" else [attach(library, file, "Kartu")]
    name, now = place.signed.account.name, clock()
    post = approve_post(library, 1, network, name, text, title="Damai", attachments=files, now=now)
    return queue_post(library, post.id, None, now)


def until_settled(library: Library, number: int, clock: Clock) -> QueuedPost:
    """As the program would do, until nothing more happens by itself."""
    for _turn in range(40):
        if (post := library.queued(number)).state in {"live", "ask", "rejected", "missed"}:
            return post
        run(library, clock)
        clock.turn(minutes=2)
    raise AssertionError(library.queued(number))


def answered(library: Library, post: QueuedPost, seen: int, clock: Clock) -> QueuedPost:
    """A person looks, and says what is to be seen."""
    settle_by_hand(library, post.id, LINKS[post.network] if seen else "", clock())
    return until_settled(library, post.id, clock)
