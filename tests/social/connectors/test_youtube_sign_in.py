"""Signing in to YouTube in the browser, and staying signed in: keys renewed, never lost, never shown."""

from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.account import Keys
from radiodesk.model.posting_problems import AccountGone, NotSent, PostRefused, SignInDeclined, SignInOver
from radiodesk.model.problems import DiskFull
from radiodesk.social.connectors.youtube.connector import WAY, YouTubeWay
from tests.servers.consent import browser
from tests.servers.vendor import Said, serving
from tests.servers.youtube_server import CLIENT, SECRET, YouTube, wrong
from tests.social.connectors.posting import captions, film, post
from tests.social.connectors.youtube_story import MIB, TYPED, channel


def test_somebody_says_yes_and_the_channel_is_let_in():
    # Given a person who says yes on the page of consent
    with channel() as (youtube, desk):
        # Then the channel is known by its name, and there is no day on which this ends
        account = desk.signed.account
        assert (account.name, account.number, account.ends) == ("youtube:@jaksamenyapa", "UC-siaran", None)
        assert desk.keys["refresh"] in youtube.consent.refresh

        # And the page was asked as Google demands it of programs on a desk
        (page,) = youtube.consent.pages
        assert page["redirect_uri"].startswith("http://127.0.0.1:")
        assert (page["access_type"], page["code_challenge_method"]) == ("offline", "S256")
        assert SECRET not in str(page)


@pytest.mark.parametrize("manner", ["declined", "half", "wrong secret", "no channel"])
def test_no_is_no(manner: str):
    with serving(YouTube()) as youtube:
        youtube.consent.is_declined = manner == "declined"
        youtube.consent.granted = "https://www.googleapis.com/auth/youtube.upload" if manner == "half" else ""
        if manner == "no channel":
            youtube.trouble("channels", Said(200, {"items": []}))
        typed = {**TYPED, "secret": "GOCSPX-another"} if manner == "wrong secret" else TYPED
        with pytest.raises(SignInDeclined) as caught:
            YouTubeWay(youtube.url).sign_in(typed, browser, no_step)
        assert "GOCSPX" not in str(caught.value)


def test_who_stops_waiting_is_not_let_in():
    def stop(_done: float, _total: float, /) -> None:
        raise Cancelled

    with serving(YouTube()) as youtube, pytest.raises(Cancelled):
        YouTubeWay(youtube.url).sign_in(TYPED, lambda _page: None, stop)


def test_a_key_that_ended_is_renewed_on_the_way_and_the_post_goes_out(tmp_path: Path):
    with channel() as (youtube, desk):
        old = desk.keys
        youtube.consent.end_access()
        assert desk.out(post(carried=(film(tmp_path, MIB),))).kind == "live"
        assert desk.keys["access"] != old["access"]

        # And the refresh key, which Google does not send again, is still there
        assert desk.keys["refresh"] == old["refresh"]


@pytest.mark.parametrize("refresh", [None, "", 7])
def test_an_empty_refresh_key_never_takes_the_place_of_a_good_one(refresh: object):
    # Given an answer with a new key and an empty refresh key
    with channel() as (youtube, desk):
        good = desk.keys["refresh"]
        youtube.consent.end_access()
        youtube.consent.access["access-new"] = youtube.consent.refresh[good]
        document = {"access_token": "access-new", "expires_in": 3600, "refresh_token": refresh}
        youtube.trouble("token", Said(200, document))

        # When the keys are renewed, then the good one is kept
        desk.connector.renew(post().made_at)
        assert (desk.keys["access"], desk.keys["refresh"]) == ("access-new", good)


def test_a_key_is_renewed_before_it_ends():
    with channel() as (youtube, desk):
        desk.keys = desk.keys.renewed(until="1000")
        desk.reopened().renew(post().made_at)
        assert youtube.asked.count("POST /token") == 2
        assert int(desk.keys["until"]) > 1_700_000_000


def test_keys_are_kept_before_they_are_used():
    # Given a key store that is full
    def full(_keys: Keys) -> None:
        raise DiskFull(path="keys")

    with channel() as (youtube, desk):
        youtube.consent.end_access()
        connector = desk.way.open(desk.signed.account, desk.keys, full)
        asked = len(youtube.asked)
        with pytest.raises(DiskFull):
            connector.renew(post().made_at)
        connector.close()

        # Then the new key was not used
        assert youtube.asked[asked:] == ["GET /youtube/v3/channels", "POST /token"]


def test_a_consent_that_was_withdrawn_is_said(tmp_path: Path):
    with channel() as (youtube, desk):
        youtube.consent.end_all()
        with pytest.raises(SignInOver) as caught:
            desk.ready(post(carried=(film(tmp_path, MIB),)))
        assert "@jaksamenyapa" in str(caught.value)
        assert desk.signed.keys["refresh"] not in str(caught.value)
        with pytest.raises(SignInOver):
            desk.reopened().renew(post().made_at)


def test_a_key_server_in_trouble_ends_no_sign_in():
    with channel() as (youtube, desk):
        youtube.consent.end_access()
        youtube.trouble("channels", Said(401))
        youtube.trouble("token", Said(503))
        with pytest.raises(NotSent):
            desk.connector.renew(post().made_at)
        assert desk.connector.renew(post().made_at) == desk.signed.account


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (403, "insufficientPermissions", SignInOver),
        (401, "youtubeSignupRequired", SignInOver),
        (403, "authenticatedUserAccountSuspended", AccountGone),
        (403, "channelClosed", AccountGone),
        (400, "invalidTitle", PostRefused),
        (403, "forbidden", PostRefused),
        (400, "", PostRefused),
    ],
)
def test_each_no_is_the_problem_that_it_is(tmp_path: Path, status: int, reason: str, kind: type):
    with channel() as (youtube, desk):
        for _again in range(2):
            youtube.trouble("videos", wrong(status, reason, "Because."))
        if status == 401:
            youtube.consent.end_access()
        with pytest.raises(kind):
            desk.ready(post(carried=(film(tmp_path, MIB),)))


def test_a_renamed_channel_keeps_its_account():
    with channel() as (youtube, desk):
        youtube.channel["snippet"]["customUrl"] = "@lain"
        assert desk.connector.renew(post().made_at) == desk.signed.account


def test_captions_are_let_in_by_what_was_asked_for(tmp_path: Path):
    # Given what Google demands for captions by its own document, then it was asked for
    with channel() as (youtube, desk):
        desk.out(post(carried=(film(tmp_path, MIB, captions=captions(tmp_path)),)))
        assert len(youtube.posts[0]["captions"]) == 1


def test_the_way_in_says_what_google_will_not():
    # Nobody can know from outside whether a consent screen is in testing: so the steps say it
    assert any("7 days" in step for step in WAY.steps)
    assert [entry.key for entry in WAY.entries if entry.is_secret] == ["secret"]
    assert CLIENT.endswith(".apps.googleusercontent.com")


def test_an_account_elsewhere_gets_no_keys(tmp_path: Path):
    with channel() as (_youtube, desk):
        account = replace(desk.signed.account, server="http://youtube.example")
        with pytest.raises(Exception, match="https"):
            desk.way.open(account, desk.keys, lambda _keys: None)
