"""Posts go out exactly once, whatever the network does; a person decides what nobody else can know."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from radiodesk.desk.due_posts import run_posts
from radiodesk.desk.post_queue import settle_by_hand
from radiodesk.desk.retrying import resume_account, retry_failed
from radiodesk.library.library import Library
from radiodesk.model.queued_post import QueuedPost
from tests.desk.queue.makers import NOON, Clock, let_in, queued, run, states
from tests.servers.plain_network import PlainNetwork


def test_a_post_goes_out_once_and_is_the_proof_of_its_network(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)

    (post,) = run(library, Clock())

    assert (post.state, post.url, post.live_at) == ("live", f"{network.url}/post/1", NOON)
    assert library.post(1, post.network).link == post.url
    assert (run(library, Clock()), len(network.posts)) == ([], 1)


def test_the_answer_is_lost_and_the_post_is_found_not_sent_again(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)
    network.lose_next_answer()

    assert states(run(library, Clock())) == ["live"]

    assert len(network.posts) == 1


def test_lists_that_lag_are_believed_only_after_a_while(library: Library, network: PlainNetwork, account: str) -> None:
    queued(library, account)
    network.lose_next_answer()
    network.lags = True
    clock = Clock()

    assert states(run(library, clock)) == ["unknown"]
    clock.turn(seconds=30)
    assert run(library, clock) == []
    network.lags = False
    clock.turn(minutes=2)
    assert states(run(library, clock)) == ["live"]

    assert len(network.posts) == 1


def test_what_was_armed_and_never_sent_goes_out_once_it_is_surely_not_there(
    library: Library, network: PlainNetwork, account: str
) -> None:
    post = queued(library, account)
    library.keep_queued(_armed(post))
    clock = Clock()

    assert (states(run(library, clock)), network.posts) == (["unknown"], [])
    clock.turn(minutes=3)
    assert states(run(library, clock)) == ["live"]

    assert len(network.posts) == 1


def test_a_computer_that_was_off_for_hours_looks_first_and_then_asks(
    library: Library, network: PlainNetwork, account: str
) -> None:
    library.keep_queued(_armed(queued(library, account)))
    clock = Clock()
    clock.turn(hours=5)

    assert (states(run(library, clock)), network.posts) == (["missed"], [])

    retry_failed(library, clock())
    assert (states(run(library, clock)), len(network.posts)) == (["live"], 1)


def test_the_network_is_not_reached_and_it_is_tried_again_some_times(library: Library, account: str) -> None:
    address = library.account(account).server
    post = queued(library, let_in(library, "http://127.0.0.1:9"))
    clock = Clock()

    assert states(run(library, clock)) == ["queued"]
    assert run(library, clock) == []
    for minutes in (1, 2, 4, 8, 15):
        clock.turn(minutes=minutes)
        run(library, clock)

    post = library.queued(post.id)
    assert (post.state, post.tries) == ("rejected", 5)
    assert "Try again" in post.trouble
    let_in(library, address)
    retry_failed(library, clock())
    assert states(run(library, clock)) == ["live"]


def test_a_network_that_wants_peace_gets_it_and_the_other_account_goes_on(
    library: Library, network: PlainNetwork, account: str
) -> None:
    other = let_in(library, network.url, "siaran")
    first, second = queued(library, account), queued(library, account, "Yang kedua")
    network.refuse_next(429)
    clock = Clock()

    run(library, clock)
    third = queued(library, other)
    clock.turn(minutes=5)
    run(library, clock)

    assert states(map(library.queued, (first.id, second.id, third.id))) == ["limited", "queued", "live"]
    assert library.queued(first.id).until is not None
    clock.now = library.queued(first.id).until  # type: ignore[assignment]
    assert states(run(library, clock)) == ["live", "live"]
    assert len(network.posts) == 3


def test_a_network_that_hangs_holds_up_no_other_account(library: Library, network: PlainNetwork, account: str) -> None:
    slow, quick = queued(library, account, "Macet"), queued(library, let_in(library, network.url, "siaran"))
    gate = network.gates["Macet"] = threading.Event()
    carrying = run_posts(library, Clock())

    first = next(carrying)
    assert (first.id, first.state, library.queued(slow.id).state) == (quick.id, "live", "armed")
    gate.set()

    assert states(carrying) == ["live"]


def test_being_told_to_wait_while_looking_never_means_sending_again(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)
    network.lose_next_answer()
    network.lags = True
    clock = Clock()
    run(library, clock)
    network.lags = False
    for status in (429, 500, 401):
        clock.turn(hours=8)
        network.refuse_next(status)
        run(library, clock)

    assert len(network.posts) == 1
    resume_account(library, account)
    assert (states(run(library, clock)), len(network.posts)) == (["live"], 1)


def test_a_sign_in_that_is_over_waits_for_somebody_to_sign_in(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)
    network.refuse_next(401)
    clock = Clock()

    (post,) = run(library, clock)

    assert (post.state, post.armed_at, "Sign in again" in post.trouble) == ("ask", None, True)
    assert run(library, clock) == []
    resume_account(library, account)
    assert (states(run(library, clock)), len(network.posts)) == (["live"], 1)


def test_only_what_failed_is_tried_again(library: Library, network: PlainNetwork, account: str) -> None:
    other = let_in(library, network.url, "siaran")
    refused = queued(library, account)
    network.refuse_next(422)
    clock = Clock()
    run(library, clock)
    well = queued(library, other)
    run(library, clock)
    assert states(map(library.queued, (refused.id, well.id))) == ["rejected", "live"]

    assert [post.id for post in retry_failed(library, clock())] == [refused.id]

    assert (states(run(library, clock)), len(network.posts)) == (["live"], 2)


def test_what_was_taken_is_looked_up_with_growing_pauses_until_it_is_public(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)
    network.works_on = True
    clock = Clock()
    looks = 0
    while clock() - NOON < timedelta(hours=12):
        looks += len(run(library, clock))
        assert run(library, clock) == []
        clock.now = library.queued(1).until  # type: ignore[assignment]

    assert library.queued(1).state == "sent"
    assert 10 < looks < 30
    network.works_on = False
    clock.turn(hours=6)
    assert (states(run(library, clock)), len(network.posts)) == (["live"], 1)


def test_what_is_not_public_after_days_is_asked_about(library: Library, network: PlainNetwork, account: str) -> None:
    queued(library, account)
    network.works_on = True
    clock = Clock()
    run(library, clock)
    clock.turn(days=3)

    assert states(run(library, clock)) == ["ask"]

    assert len(network.posts) == 1


def test_what_only_a_person_can_see_is_asked_and_answered(
    library: Library, network: PlainNetwork, account: str
) -> None:
    network.is_blind = True
    first, second = queued(library, account), queued(library, account, "Yang kedua")
    for _post in (first, second):
        network.lose_next_answer()
    clock = Clock()
    run(library, clock)
    clock.turn(minutes=3)
    assert states(run(library, clock)) == ["ask", "ask"]
    network.posts.pop()

    there = settle_by_hand(library, first.id, "https://www.linkedin.com/posts/humas_1", clock())
    settle_by_hand(library, second.id, "", clock())
    run(library, clock)

    assert (there.state, library.queued(second.id).state, len(network.posts)) == ("live", "live", 2)


def test_a_connector_that_stumbles_holds_up_no_other_account(
    library: Library, network: PlainNetwork, account: str
) -> None:
    other = let_in(library, network.url, "siaran")
    queued(library, account), queued(library, other)
    network.strange_answers = 1

    assert sorted(states(run(library, Clock()))) == ["live", "unknown"]

    assert len(network.posts) == 2


def _armed(post: QueuedPost) -> QueuedPost:
    return replace(post, state="armed", armed_at=NOON, marks={"key": "k"})


@pytest.mark.parametrize("status", [302, 403, 404, 422])
def test_a_no_to_the_look_is_no_no_to_the_post(
    library: Library, network: PlainNetwork, account: str, status: int
) -> None:
    queued(library, account)
    network.lose_next_answer()
    network.lags = True
    clock = Clock()
    run(library, clock)
    network.lags = False
    clock.turn(minutes=3)
    network.refuse_next(status)
    assert states(run(library, clock)) == ["ask"]

    retry_failed(library, clock())

    assert (states(run(library, clock)), len(network.posts)) == (["live"], 1)


def test_who_signs_in_days_later_is_asked_about_what_is_long_over(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)
    network.refuse_next(401)
    clock = Clock()
    run(library, clock)
    clock.turn(days=3)

    resume_account(library, account)

    assert (states(run(library, clock)), network.posts) == (["missed"], [])
