"""A post goes to X: once, at the price that was said, found again whatever got lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.posting_problems import (
    AccountGone,
    NotSent,
    OutcomeUnknown,
    PostRefused,
    TooManyPosts,
)
from radiodesk.social.connectors.x.media import SEGMENT
from radiodesk.social.prices import price_of
from tests.servers.vendor import Said
from tests.servers.x_server import problem
from tests.social.connectors.posting import VTT, captions, film, picture, post
from tests.social.connectors.x_story import account

LINK = "https://siaran.example.org/episode/12"
LINKED = f"Damai tanpa sidang? Dengarkan: {LINK} & bagikan <3 #JaksaMenyapa"


def test_a_text_is_public_at_its_link():
    with account() as (x, desk):
        fate = desk.out(post())
        assert (fate.kind, fate.url) == ("live", f"https://x.com/humas/status/{x.posts[0]['id']}")
        assert [each["said"] for each in x.posts] == [post().text]


def test_a_card_goes_along_with_its_description(tmp_path: Path):
    with account() as (x, desk):
        desk.out(post(carried=(picture(tmp_path), replace(picture(tmp_path), alt="Yang kedua"))))
        (number, second) = x.posts[0]["media"]
        assert (x.media[number].alt, x.media[second].alt) == (picture(tmp_path).alt, "Yang kedua")
        assert x.media[number].asked["media_category"] == "tweet_image"


def test_a_video_goes_along_with_its_subtitles(tmp_path: Path):
    # Given a video that X works on for a while
    video = film(tmp_path, 3 * SEGMENT + 5, captions=captions(tmp_path))
    with account() as (x, desk):
        assert desk.out(post(carried=(video,))).kind == "live"
        medium = x.media[x.posts[0]["media"][0]]
        assert (bytes(medium.data), medium.subtitles) == (video.path.read_bytes(), VTT)
        assert medium.segments == 4


def test_an_upload_that_was_killed_goes_on_where_it_was(tmp_path: Path):
    # Given a program that ends in the middle of a video
    size = 12 * SEGMENT
    video = post(carried=(film(tmp_path, size),))

    def killed_halfway(done: float, total: float, /) -> None:
        if done > total / 2:
            raise Cancelled

    with account() as (x, desk):
        with pytest.raises(Cancelled):
            desk.connector.prepare(video, {}, desk.keep, killed_halfway)

        # When it is started again, then nothing that was there is sent again
        desk.reopened()
        assert desk.out(video).kind == "live"
        assert x.received == size


def test_a_segment_whose_answer_was_lost_is_sent_again(tmp_path: Path):
    video = post(carried=(film(tmp_path, 3 * SEGMENT),))
    with account() as (x, desk):
        x.trouble("append", None)
        with pytest.raises(NotSent):
            desk.ready(video)
        assert desk.out(video).kind == "live"
        assert x.received <= 3 * SEGMENT


def test_media_that_were_forgotten_are_brought_again(tmp_path: Path):
    # Given media that were brought up two days ago
    card = post(carried=(picture(tmp_path),))
    with account() as (x, desk):
        desk.ready(card)
        desk.marks = {**desk.marks, "media0.ends": "1000"}
        desk.out(card)
        assert x.posts[0]["media"] == [list(x.media)[1]]


def test_an_upload_that_x_forgot_begins_anew(tmp_path: Path):
    video = post(carried=(film(tmp_path, 3 * SEGMENT),))
    with account() as (x, desk):
        x.trouble("append", problem(404, "Not Found", "no such media"))
        with pytest.raises(NotSent):
            desk.ready(video)
        assert desk.out(video).kind == "live"
        assert len(x.media) == 2


def test_media_that_are_there_are_not_brought_again(tmp_path: Path):
    card = post(carried=(picture(tmp_path),))
    with account() as (x, desk):
        desk.ready(card)
        desk.ready(card)
        assert len(x.media) == 1
        assert x.spent == pytest.approx(0.005)


def test_a_video_that_x_cannot_use_is_refused_with_its_words(tmp_path: Path):
    with account() as (x, desk):
        x.fails_processing = True
        with pytest.raises(PostRefused, match="duration is too long"):
            desk.ready(post(carried=(film(tmp_path, SEGMENT),)))


@pytest.mark.parametrize("text", [LINKED, "a  b\n\nc https://siaran.example.org/ d", "Korban.Me dan é e\u0301 👨‍👩‍👧"])
def test_a_lost_answer_leaves_exactly_one_post(tmp_path: Path, text: str):
    # Given an X that makes the post public and does not say so
    told = post(text=text, carried=(picture(tmp_path),))
    with account() as (x, desk):
        x.lose_next_answer()
        desk.ready(told)
        with pytest.raises(OutcomeUnknown):
            desk.connector.send(told, desk.marks)

        # When the program is started again and looks, then it is there, by its words
        desk.reopened()
        fate = desk.looked(told)
        assert (fate.kind, fate.url) == ("live", f"https://x.com/humas/status/{x.posts[0]['id']}")
        assert len(x.posts) == 1


def test_the_same_words_again_are_found_and_not_posted_twice():
    # Given a post that is out, though nobody here knows it
    with account() as (x, desk):
        told = post()
        desk.out(told)

        # When it is sent again, X refuses it as a duplicate, and it is found
        assert desk.connector.send(told, desk.marks).kind == "live"
        assert len(x.posts) == 1


def test_the_same_words_of_last_year_are_refused():
    with account() as (x, desk):
        x.clock = lambda: datetime.now(UTC) - timedelta(days=365)
        desk.out(post())
        assert desk.looked(post()).kind == "absent"
        with pytest.raises(PostRefused, match="duplicate"):
            desk.connector.send(post(), {})


def test_a_duplicate_that_cannot_be_looked_up_stays_open():
    with account() as (x, desk):
        desk.out(post())
        x.trouble("/2/users", Said(503))
        with pytest.raises(OutcomeUnknown):
            desk.connector.send(post(), {})


def test_a_server_in_trouble_has_perhaps_posted_it():
    with account() as (x, desk):
        x.trouble("/2/tweets", Said(503))
        with pytest.raises(OutcomeUnknown):
            desk.out(post())
        assert desk.looked(post()).kind == "absent"


def test_ours_is_found_among_many_that_came_after_it():
    with account() as (_x, desk):
        told = post()
        desk.out(told)
        for number in range(9):
            desk.out(post(text=f"Kabar {number}"))
        assert desk.looked(told).kind == "live"


def test_among_more_than_can_be_read_only_a_person_can_tell():
    with account() as (x, desk):
        told = post()
        for number in range(120):
            x.posts.append(x._kept(f"Kabar {number}", []))
        assert desk.looked(told).kind == "unsure"


def test_too_many_wait_until_x_says():
    until = int((datetime.now(UTC) + timedelta(minutes=12)).timestamp())
    with account() as (x, desk):
        x.trouble("/2/tweets", Said(429, {"title": "Too Many Requests"}, {"x-rate-limit-reset": str(until)}))
        with pytest.raises(TooManyPosts) as caught:
            desk.out(post())
        assert caught.value.until == datetime.fromtimestamp(until, UTC)
        assert x.posts == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (problem(402, "CreditsDepleted", "Your account has no credits."), TooManyPosts),
        (problem(403, "UsageCapExceeded", "Cap", "https://api.x.com/2/problems/usage-capped"), TooManyPosts),
        (problem(403, "Forbidden", "Your account is suspended."), AccountGone),
        (problem(403, "Forbidden", "You are not permitted to perform this action."), PostRefused),
        (problem(400, "Invalid Request", "One or more parameters is invalid."), PostRefused),
    ],
    ids=["no credits", "cap", "suspended", "forbidden", "invalid"],
)
def test_each_no_is_the_problem_that_it_is(said: Said, kind: type):
    with account() as (x, desk):
        x.trouble("/2/tweets", said)
        with pytest.raises(kind):
            desk.out(post())


def test_what_x_would_refuse_does_not_leave(tmp_path: Path):
    card, video = picture(tmp_path), film(tmp_path, SEGMENT)
    refused = (
        post(text="x" * 281),
        post(carried=(card,) * 5),
        post(carried=(card, video)),
        post(carried=(video, video)),
        post(carried=(replace(card, alt="x" * 1_001),)),
        post(carried=(replace(film(tmp_path, 5_000_001), media_type="image/png"),)),
    )
    with account() as (x, desk):
        before = len(x.asked)
        for each in refused:
            with pytest.raises(PostRefused):
                desk.ready(each)
        assert len(x.asked) == before


def test_the_price_that_was_said_is_the_price(tmp_path: Path):
    for text, carried in ((post().text, ()), (LINKED, ()), (LINKED, (picture(tmp_path),)), ("korban.Me", ())):
        with account() as (x, desk):
            desk.out(post(text=text, carried=carried))
            assert float(price_of("x", text, carried).dollars) == pytest.approx(x.spent)


def test_looking_costs_what_was_said():
    with account() as (x, desk):
        for number in range(5):
            desk.out(post(text=f"Kabar {number}"))
        x.bill.clear()
        desk.looked(post())
        assert x.spent <= 0.005


def test_nothing_is_scheduled_there():
    with account() as (_x, desk):
        assert not desk.connector.schedules()
        desk.connector.prepare(post(), {}, desk.keep, no_step)
