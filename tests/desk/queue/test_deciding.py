"""What a person decides: approve, set a time, call off, try again, post by hand."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from radiodesk.desk import accounts
from radiodesk.desk.composing import record_post
from radiodesk.desk.post_queue import (
    approve_post,
    drop_post,
    queue_post,
    queued_posts,
    settle_by_hand,
)
from radiodesk.desk.post_words import told
from radiodesk.desk.proving import prove_post
from radiodesk.desk.retrying import retry_failed, retry_post
from radiodesk.jobs.step import Cancelled
from radiodesk.library.library import Library
from radiodesk.model.appointment import Appointment
from radiodesk.model.posting_problems import (
    AlreadyPosted,
    HeldByNetwork,
    NothingToPost,
    NotPossibleNow,
    PostUnderWay,
    UnknownAccount,
    UnknownPost,
)
from radiodesk.model.problems import BadValue
from radiodesk.model.public_problems import TimeIsOver
from tests.desk.queue.makers import NOON, Clock, let_in, queued, run, states
from tests.library.makers import a_destination
from tests.servers.plain_connector import NETWORK
from tests.servers.plain_network import PlainNetwork
from tests.settings.key_stores import MemoryStore, using

LINK = "https://www.linkedin.com/posts/humas_1"
HOUR = timedelta(hours=1)


def approved(library: Library, account: str = "", text: str = "Damai", **facts: object) -> int:
    return approve_post(library, 1, NETWORK, account, text, now=NOON, **facts).id  # type: ignore[arg-type]


def test_what_is_approved_waits_for_its_time_and_is_there_after_a_restart(library: Library, account: str) -> None:
    post = queued(library, account, "Damai #JaksaMenyapa #RRI", due=NOON + HOUR, by="Rina")
    library.close()

    with Library.open(library.root) as again:
        assert again.queued(post.id) == post
        assert (post.hashtags, post.approved_by, post.language) == (("JaksaMenyapa", "RRI"), "Rina", "id")
        assert f"{post.made_at:%H:%M%z}" == "12:00+0700"
        assert (run(again, Clock()), states(run(again, Clock(NOON + HOUR)))) == ([], ["live"])


def test_the_same_goes_to_the_same_account_once_in_thirty_days(library: Library, account: str) -> None:
    other = let_in(library, library.account(account).server, "siaran")
    number = approved(library, account)

    with pytest.raises(AlreadyPosted, match=r"linkedin:humas.*2026, 12:00 WIB"):
        approved(library, account)

    approved(library, other)
    approved(library, account, "Damai, sekali lagi")
    approved(library, account, despite_repeat=True)
    later = NOON + timedelta(days=31)
    assert approve_post(library, 1, NETWORK, account, "Damai", now=later).id
    assert library.queued(number).state == "approved"


def test_what_was_called_off_or_refused_may_be_approved_again(
    library: Library, network: PlainNetwork, account: str
) -> None:
    drop_post(library, approved(library, account))
    post = queued(library, account, "Damai")
    network.refuse_next(422)
    assert states(run(library, Clock())) == ["rejected"]

    assert approved(library, account) != post.id


def test_what_cannot_be_approved_is_told(library: Library) -> None:
    with pytest.raises(NothingToPost):
        approved(library, "", "  ")
    with pytest.raises(UnknownAccount):
        approved(library, "linkedin:lain")
    with pytest.raises(BadValue):
        approve_post(library, 1, "mastodon", let_in(library, "http://127.0.0.1:9"), "Damai", now=NOON)
    with pytest.raises(UnknownPost):
        drop_post(library, 9)
    assert queued_posts(library) == ()


def test_a_time_that_is_over_is_told(library: Library, account: str) -> None:
    with pytest.raises(TimeIsOver):
        queue_post(library, approved(library, account), NOON - HOUR, NOON)


@pytest.mark.parametrize(("late", "state"), [(29, "live"), (31, "missed")])
def test_what_is_a_little_late_goes_out_and_what_is_very_late_is_asked_about(
    library: Library, account: str, late: int, state: str
) -> None:
    queued(library, account, due=NOON + HOUR)

    assert states(run(library, Clock(NOON + HOUR + timedelta(minutes=late)))) == [state]


def test_without_an_account_a_person_is_told_and_the_pasted_link_settles_it(library: Library) -> None:
    post = queued(library, "", due=NOON + HOUR)
    assert run(library, Clock()) == []

    (due,) = run(library, Clock(NOON + HOUR))
    assert (due.state, "yourself" in told(library, due)) == ("by-hand", True)
    with pytest.raises(BadValue):
        settle_by_hand(library, post.id, "https://contoh.example/", NOON)

    settle_by_hand(library, post.id, LINK, NOON + HOUR)

    assert (library.queued(post.id).state, library.post(1, NETWORK).link) == ("live", LINK)


def test_the_proof_and_the_queue_say_the_same(library: Library) -> None:
    post = queued(library, "")
    run(library, Clock())

    prove_post(library, 1, NETWORK, LINK, NOON)
    assert (library.queued(post.id).state, library.queued(post.id).url) == ("live", LINK)

    record_post(library, 1, NETWORK, "", NOON)
    assert (library.queued(post.id).state, library.post(1, NETWORK).link) == ("by-hand", "")


def test_the_network_holds_it_where_it_can_and_it_is_looked_up_at_its_time(
    library: Library, network: PlainNetwork, account: str
) -> None:
    post = queued(library, account, due=NOON + HOUR, held_there=True)
    clock = Clock()

    assert (states(run(library, clock)), len(network.held), network.posts) == (["scheduled"], 1, [])
    assert run(library, clock) == []
    with pytest.raises(HeldByNetwork, match="Delete it there"):
        drop_post(library, post.id)
    network.posts.append(network.held.pop())
    clock.now = NOON + HOUR

    assert (states(run(library, clock)), len(network.posts)) == (["live"], 1)


def test_the_answer_about_a_held_post_is_lost(library: Library, network: PlainNetwork, account: str) -> None:
    queued(library, account, due=NOON + HOUR, held_there=True)
    network.lose_next_answer()

    assert (states(run(library, Clock())), len(network.held)) == (["scheduled"], 1)


def test_a_held_post_that_somebody_deleted_there_is_not_posted_all_the_same(
    library: Library, network: PlainNetwork, account: str
) -> None:
    post = queued(library, account, due=NOON + HOUR, held_there=True)
    run(library, Clock())
    network.held.clear()

    assert states(run(library, Clock(NOON + HOUR))) == ["ask"]

    assert (drop_post(library, post.id).state, network.posts) == ("dropped", [])


def test_deleted_there_before_its_time_it_can_be_called_off_here_too(
    library: Library, network: PlainNetwork, account: str
) -> None:
    post = queued(library, account, due=NOON + HOUR, held_there=True)
    run(library, Clock())

    assert settle_by_hand(library, post.id, "", NOON).state == "approved"
    assert drop_post(library, post.id).state == "dropped"


def test_a_server_that_holds_nothing_is_not_asked_to(library: Library, network: PlainNetwork, account: str) -> None:
    network.holds = False
    queued(library, account, due=NOON + HOUR, held_there=True)

    (post,) = run(library, Clock())
    assert (post.state, post.held_there, network.posts) == ("queued", False, [])

    assert states(run(library, Clock(NOON + HOUR))) == ["live"]


def test_too_near_to_be_held_it_goes_out_from_here(library: Library, network: PlainNetwork, account: str) -> None:
    queued(library, account, due=NOON + timedelta(minutes=10), held_there=True)

    assert run(library, Clock()) == []
    assert states(run(library, Clock(NOON + timedelta(minutes=10)))) == ["live"]


def test_what_is_out_cannot_be_called_off_or_queued_again(library: Library, account: str) -> None:
    post = queued(library, account)
    run(library, Clock())

    for change in (drop_post, lambda library, number: queue_post(library, number, None, NOON)):
        with pytest.raises(NotPossibleNow):
            change(library, post.id)
    with pytest.raises(NotPossibleNow):
        retry_post(library, post.id, NOON)
    assert retry_failed(library, NOON) == ()


def test_nobody_pulls_away_what_is_going_out_and_one_of_an_account_goes_at_a_time(
    library: Library, account: str
) -> None:
    first, second = queued(library, account), queued(library, account, "Yang kedua")
    assert library.take_queued(first)

    with pytest.raises(PostUnderWay):
        drop_post(library, first.id)
    assert not library.take_queued(first)
    assert not library.take_queued(second)

    library.release_queued(first.id)
    assert library.take_queued(second)


def test_two_who_carry_at_once_post_once(library: Library, network: PlainNetwork, account: str) -> None:
    for number in range(4):
        queued(library, account, f"Nomor {number}")
    carriers = [threading.Thread(target=run, args=(library, Clock())) for _ in range(3)]
    for carrier in carriers:
        carrier.start()
    for carrier in carriers:
        carrier.join()
    run(library, Clock())

    assert sorted(post["text"] for post in network.posts) == [f"Nomor {number}" for number in range(4)]


def test_stopped_while_preparing_it_is_due_again(
    library: Library, network: PlainNetwork, account: str, tmp_path: Path
) -> None:
    from radiodesk.desk.attachments import attach
    from radiodesk.desk.due_posts import run_posts
    from tests.desk.queue.makers import a_picture

    files = [attach(library, a_picture(tmp_path, name), "Kartu") for name in ("a.png", "b.png")]
    post = queued(library, account, attachments=files)

    def stop(done: float, _total: float, /) -> None:
        if done > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(run_posts(library, Clock(), stop))

    assert (library.queued(post.id).state, dict(library.queued(post.id).marks)) == ("queued", {"media0": "1"})
    assert states(run(library, Clock())) == ["live"]
    assert len(network.media) == 2


def test_an_armed_post_is_never_sent_by_hand_of_retry(library: Library, network: PlainNetwork, account: str) -> None:
    post = queued(library, account)
    library.keep_queued(replace(post, state="ask", armed_at=NOON, marks={"key": "k"}))

    assert retry_post(library, post.id, NOON).state == "unknown"

    assert (states(run(library, Clock())), network.posts) == (["unknown"], [])


def test_a_post_waits_for_a_sign_in_and_goes_on_with_it(library: Library, network: PlainNetwork) -> None:
    known = let_in(library, network.url)
    post = queued(library, known)
    with using(MemoryStore()):
        assert states(run(library, Clock())) == ["ask"]
        assert "keys are not on this computer" in library.queued(post.id).trouble
        assert run(library, Clock()) == []

        accounts.let_in(library, NETWORK, {"server": network.url, "handle": "humas"}, lambda _page: None)

        assert (states(run(library, Clock())), len(network.posts)) == (["live"], 1)


def test_a_post_waits_while_its_episode_is_being_published(library: Library, account: str) -> None:
    a_destination(library)
    appointment = library.add_appointment(Appointment("situs", (1,), NOON, NOON - HOUR))
    queued(library, account)

    assert run(library, Clock()) == []

    library.settle_appointment(appointment.id, "done")
    assert states(run(library, Clock())) == ["live"]
