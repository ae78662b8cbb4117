"""A long video on a bad line: nothing twice but what was in the air, little memory, and Google's own client agrees."""

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.posting_problems import NotSent, OutcomeUnknown, TooManyPosts
from radiodesk.social.connectors.youtube import upload as youtube_upload
from radiodesk.social.connectors.youtube.upload import PART
from tests.servers.vendor import Said
from tests.servers.youtube_server import wrong
from tests.social.connectors.posting import captions, film, picture, post
from tests.social.connectors.youtube_story import MIB, channel


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(youtube_upload, "PAUSES_S", (0.0, 0.0, 0.0))


def test_an_upload_that_was_killed_goes_on_where_it_was(tmp_path: Path):
    # Given a program that ends in the middle of a video
    size = 30 * MIB
    video = post(carried=(film(tmp_path, size),))

    def killed_halfway(done: float, total: float, /) -> None:
        if done > total / 2:
            raise Cancelled

    with channel() as (youtube, desk):
        with pytest.raises(Cancelled):
            desk.connector.prepare(video, {}, desk.keep, killed_halfway)
        so_far = youtube.uploads.received

        # When it is started again
        desk.reopened()
        fate = desk.out(video)

        # Then it goes on in the same session, and less than a part was sent twice
        assert fate.kind == "live"
        assert so_far > size / 2
        assert len(youtube.uploads.sessions) == 1
        assert youtube.uploads.received - size < PART
        assert youtube.posts[0]["sha256"] == hashlib.sha256(video.carried[0].path.read_bytes()).hexdigest()


def test_a_line_that_is_cut_again_and_again_brings_it_up_in_the_end(tmp_path: Path):
    size = 30 * MIB
    video = post(carried=(film(tmp_path, size),))
    with channel() as (youtube, desk):
        cuts = iter([3 * MIB + 5, 9 * MIB, 17 * MIB, 18 * MIB, 25 * MIB + 1])

        def cut_again(_done: float, _total: float, /) -> None:
            youtube.uploads.cut_at = youtube.uploads.cut_at or next(cuts, 0)

        desk.connector.prepare(video, {}, desk.keep, cut_again)
        assert desk.out(video).kind == "live"
        assert youtube.uploads.received - size < 5 * PART
        assert len(youtube.posts) == 1


def test_a_server_in_trouble_in_the_middle_is_tried_again(tmp_path: Path):
    video = post(carried=(film(tmp_path, 14 * MIB),))
    with channel() as (youtube, desk):
        desk.connector.prepare(video, {}, desk.keep, no_step)
        youtube.uploads.sessions["session-0"].kept = 0
        youtube.uploads.sessions["session-0"].digest = hashlib.sha256()
        asked = iter([Said(503), Said(502), None])

        def trouble(done: float, _total: float, /) -> None:
            if done and (said := next(asked, wrong)) is not wrong:
                youtube.trouble("videos", said)

        desk.connector.prepare(video, desk.marks, desk.keep, trouble)
        assert desk.out(video).kind == "live"


def test_a_line_that_stays_cut_is_left_for_later(tmp_path: Path):
    video = post(carried=(film(tmp_path, 14 * MIB),))
    with channel() as (youtube, desk):
        desk.connector.prepare(video, {}, desk.keep, no_step)
        youtube.uploads.sessions["session-0"].kept = 0
        for _again in range(40):
            youtube.trouble("videos", Said(503))
        with pytest.raises(NotSent):
            desk.connector.prepare(video, desk.marks, desk.keep, no_step)


def test_a_server_that_never_gets_on_does_not_hold_us_for_ever(tmp_path: Path):
    # Given a server that says after every part that it has nothing
    video = post(carried=(film(tmp_path, 14 * MIB),))
    with channel() as (youtube, desk):
        desk.connector.prepare(video, {}, desk.keep, no_step)
        for _again in range(40):
            youtube.trouble("videos", Said(308))
        with pytest.raises(NotSent):
            desk.connector.prepare(video, desk.marks, desk.keep, no_step)


def test_memory_stays_flat_however_long_the_video_is(tmp_path: Path):
    # Given 300 MB, mostly a hole on the disk
    size = 300_000_000
    video = post(carried=(film(tmp_path, size),))
    with channel() as (youtube, desk):
        youtube.uploads.keeps_no_digest()

        # When it is brought up
        tracemalloc.start()
        desk.out(video)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        # Then less than one part of it was in memory at a time, on both sides together
        assert youtube.posts[0]["size"] == size
        assert youtube.uploads.biggest == PART
        assert peak < PART


def test_keys_do_not_follow_a_session_to_somebody_else(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        for elsewhere in ("https://evil.example/x", "https://googleapis.com.evil.example/x", "", "//evil.example"):
            youtube.trouble("videos", Said(200, headers={"Location": elsewhere}))
            with pytest.raises(NotSent):
                desk.ready(video)
        assert desk.kept == []


@pytest.mark.parametrize(
    ("reason", "hours"), [("quotaExceeded", 25.1), ("uploadLimitExceeded", 24.1), ("rateLimitExceeded", 0.3)]
)
def test_a_quota_says_until_when(tmp_path: Path, reason: str, hours: float):
    from datetime import UTC, datetime, timedelta

    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        youtube.trouble("videos", wrong(403, reason))
        with pytest.raises(TooManyPosts) as caught:
            desk.ready(video)
        assert datetime.now(UTC) < caught.value.until < datetime.now(UTC) + timedelta(hours=hours)
        assert desk.out(video).kind == "live"


def test_the_quota_of_the_day_is_kept_by_the_fake_too(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        youtube.quota = 0
        with pytest.raises(TooManyPosts):
            desk.ready(video)
        assert youtube.posts == []


def test_a_server_in_trouble_at_the_last_part_leaves_it_open(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        desk.ready(video)
        youtube.trouble("videos", Said(308))  # the question how far it is
        youtube.trouble("videos", Said(308))  # and once more, before the rest
        youtube.trouble("videos", Said(503))
        with pytest.raises(OutcomeUnknown):
            desk.connector.send(video, desk.marks)
        assert desk.looked(video).kind == "absent"


def test_googles_own_client_uploads_to_the_fake(tmp_path: Path):
    # Given Google's own client library, with a key of this fake
    from googleapiclient.discovery import build_from_document
    from googleapiclient.http import MediaFileUpload, build_http

    from tests.servers.discovery import document

    file = film(tmp_path, 3 * MIB).path
    with channel() as (youtube, desk):
        there = {**document(), "rootUrl": f"{youtube.url}/", "baseUrl": f"{youtube.url}/", "mtlsRootUrl": ""}
        http = build_http()
        asked = http.request
        bearer = {"authorization": f"Bearer {desk.keys['access']}"}
        http.request = lambda uri, method="GET", body=None, headers=None, **more: asked(
            uri, method=method, body=body, headers={**(headers or {}), **bearer}, **more
        )
        google = build_from_document(there, http=http)

        # When it uploads a video in parts, its picture and its captions
        body = {"snippet": {"title": "Dari Google"}, "status": {"privacyStatus": "public"}}
        media = MediaFileUpload(file, mimetype="video/mp4", chunksize=MIB, resumable=True)
        video = google.videos().insert(part="snippet,status", body=body, media_body=media).execute()
        card = MediaFileUpload(picture(tmp_path).path, mimetype="image/jpeg")
        google.thumbnails().set(videoId=video["id"], media_body=card).execute()
        words = MediaFileUpload(captions(tmp_path), mimetype="text/xml")
        track = {"snippet": {"videoId": video["id"], "language": "id", "name": ""}}
        google.captions().insert(part="snippet", body=track, media_body=words).execute()
        http.close()

        # Then the fake understood it as YouTube would
        (made,) = youtube.posts
        assert made["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert made["thumbnail"]
        assert made["captions"][0]["text"].startswith("WEBVTT")
