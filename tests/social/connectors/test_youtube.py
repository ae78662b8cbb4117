"""A video goes to YouTube: described as Google demands, brought once, found again whatever got lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.model.posting_problems import NotSent, OutcomeUnknown, PostingProblem, PostRefused
from radiodesk.social.connectors.youtube.upload import PART
from tests.servers.vendor import Said
from tests.servers.youtube_server import wrong
from tests.social.connectors.posting import JPEG, VTT, captions, film, picture, post
from tests.social.connectors.youtube_story import MIB, channel


def test_a_video_is_public_with_its_picture_its_captions_and_its_place(tmp_path: Path):
    # Given an episode as a video, with captions and a card
    carried = (film(tmp_path, 3 * MIB, captions=captions(tmp_path)), picture(tmp_path))

    # When it is posted
    with channel() as (youtube, desk):
        fate = desk.out(post(carried=carried))

        # Then it is there, once, as it was described
        assert (fate.kind, fate.url) == ("live", "https://youtu.be/vid00000000")
        (video,) = youtube.posts
        assert video["snippet"]["title"] == "Keadilan restoratif"
        assert video["snippet"]["tags"] == ["JaksaMenyapa", "KeadilanRestoratif"]
        assert video["snippet"]["defaultAudioLanguage"] == "id"
        assert video["status"] == {"privacyStatus": "public", "selfDeclaredMadeForKids": False}
        assert video["thumbnail"] == JPEG
        assert video["captions"] == [{"language": "id", "name": "", "text": VTT}]
        assert youtube.playlists["PL-podcast"] == [video["id"]]


def test_a_video_with_a_day_is_held_by_youtube_until_then(tmp_path: Path):
    due = datetime(2031, 5, 4, 10, 0, tzinfo=UTC)
    waiting = post(carried=(film(tmp_path, MIB),), due=due)
    with channel() as (youtube, desk):
        assert desk.connector.schedules()
        fate = desk.out(waiting)
        assert fate.kind == desk.looked(waiting).kind == "scheduled"
        status = youtube.posts[0]["status"]
        assert (status["privacyStatus"], status["publishAt"]) == ("private", "2031-05-04T10:00:00Z")


def test_nothing_is_public_before_it_is_sent(tmp_path: Path):
    video = post(carried=(film(tmp_path, 9 * MIB),))
    with channel() as (youtube, desk):
        desk.ready(video)
        assert youtube.posts == []
        assert desk.looked(video).kind == "absent"
        assert "session" in desk.kept[0]


def test_the_session_is_kept_before_a_byte_leaves(tmp_path: Path):
    # Given somebody who looks, when marks are kept, how much has come in
    with channel() as (youtube, desk):
        seen = []
        desk.connector.prepare(
            post(carried=(film(tmp_path, 9 * MIB),)), {}, lambda _marks: seen.append(youtube.uploads.received), _quiet
        )
    assert seen == [0]


def test_a_lost_answer_leaves_exactly_one_video(tmp_path: Path):
    # Given a YouTube that makes the video public and does not say so
    video = post(carried=(film(tmp_path, 5 * MIB), picture(tmp_path)))
    with channel() as (youtube, desk):
        youtube.lose_next_answer()
        desk.ready(video)
        with pytest.raises(OutcomeUnknown):
            desk.connector.send(video, desk.marks)

        # When the program is started again and looks
        desk.reopened()
        fate = desk.looked(video)

        # Then it is there, with its picture, and once
        assert (fate.kind, fate.url) == ("live", "https://youtu.be/vid00000000")
        assert len(youtube.posts) == 1
        assert youtube.posts[0]["thumbnail"] == JPEG
        assert desk.connector.send(video, desk.marks).url == fate.url
        assert len(youtube.posts) == 1


def test_a_last_part_that_was_cut_goes_on_where_it_was_cut(tmp_path: Path):
    # Given a line that breaks in the last part
    video = post(carried=(film(tmp_path, PART + 3 * MIB),))
    with channel() as (youtube, desk):
        desk.ready(video)
        youtube.uploads.cut_at = PART + MIB
        with pytest.raises(OutcomeUnknown):
            desk.connector.send(video, desk.marks)

        # Then it is surely not there, and goes out with the rest alone
        assert desk.looked(video).kind == "absent"
        assert desk.out(video).kind == "live"
        assert youtube.uploads.received <= PART + 3 * MIB + PART
        assert len(youtube.posts) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_session_that_is_forgotten_is_looked_up_among_the_uploads(tmp_path: Path, status: int):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        desk.out(video)
        youtube.uploads.forget(status)
        assert desk.looked(video).url == "https://youtu.be/vid00000000"


def test_a_forgotten_session_and_no_such_video_are_for_a_person_to_judge(tmp_path: Path):
    # Given a video of the same title from last year, and a try that nobody remembers
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        youtube.uploads.clock = lambda: datetime.now(UTC) - timedelta(days=365)
        desk.out(video)
        desk.marks = {}
        desk.ready(video)
        youtube.uploads.forget()

        # Then the old one is not taken for the new one
        assert desk.looked(video).kind == "unsure"


def test_a_video_is_found_though_its_file_is_gone(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (_youtube, desk):
        desk.out(video)
        video.carried[0].path.unlink()
        assert desk.looked(video).kind == "live"


def test_an_upload_that_waited_too_long_begins_anew(tmp_path: Path):
    video = post(carried=(film(tmp_path, 9 * MIB),))
    with channel() as (youtube, desk):
        desk.ready(video)
        youtube.uploads.forget()
        with pytest.raises(NotSent):
            desk.connector.send(video, desk.marks)
        assert desk.out(video).kind == "live"
        assert len(youtube.posts) == 1


def test_a_video_that_is_still_being_worked_on_is_coming(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        youtube.processing = "uploaded"
        assert desk.out(video).kind == "coming"
        assert desk.looked(video).kind == "coming"
        youtube.processing = "processed"
        assert desk.looked(video).kind == "live"


def test_a_video_that_youtube_gave_up_is_refused(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        youtube.processing = "failed"
        desk.out(video)
        with pytest.raises(PostRefused):
            desk.looked(video)


def test_a_picture_that_did_not_arrive_comes_with_the_next_look(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB), picture(tmp_path)))
    with channel() as (youtube, desk):
        desk.ready(video)
        youtube.trouble("thumbnails", Said(503))
        assert desk.connector.send(video, desk.marks).kind == "coming"
        assert desk.looked(video).kind == "live"
        assert youtube.posts[0]["thumbnail"] == JPEG


def test_a_picture_that_is_refused_does_not_hold_up_the_video(tmp_path: Path):
    # Given a channel whose owner has not shown a telephone yet: Google lets it set no pictures
    video = post(carried=(film(tmp_path, MIB), picture(tmp_path)))
    with channel() as (youtube, desk):
        youtube.trouble("thumbnails", wrong(403, "forbidden"))
        assert desk.out(video).kind == "live"


def test_looking_again_brings_nothing_twice(tmp_path: Path):
    video = post(carried=(film(tmp_path, MIB, captions=captions(tmp_path)), picture(tmp_path)))
    with channel() as (youtube, desk):
        desk.out(video)
        desk.looked(video)
        desk.looked(video)
        assert len(youtube.posts[0]["captions"]) == 1
        assert len(youtube.playlists["PL-podcast"]) == 1


@pytest.mark.parametrize(
    "parts",
    [
        {"title": " "},
        {"title": "x" * 101},
        {"title": "a < b"},
        {"text": "é" * 2_501},
        {"text": "2 > 1"},
    ],
    ids=["no title", "long title", "brackets in the title", "too many bytes", "brackets in the text"],
)
def test_what_youtube_would_refuse_does_not_leave(tmp_path: Path, parts: dict[str, str]):
    with channel() as (youtube, desk):
        before = len(youtube.asked)
        with pytest.raises(PostRefused):
            desk.ready(post(carried=(film(tmp_path, MIB),), **parts))
        assert len(youtube.asked) == before


def test_the_longest_that_youtube_takes_is_taken(tmp_path: Path):
    tags = tuple(f"Tag{number:03d}" for number in range(200))
    longest = post(title="x" * 100, text="é" * 2_500, hashtags=tags, carried=(film(tmp_path, MIB),))
    with channel() as (youtube, desk):
        assert desk.out(longest).kind == "live"
        assert len(",".join(youtube.posts[0]["snippet"]["tags"])) > 490


def test_without_a_video_there_is_nothing_to_post(tmp_path: Path):
    with channel() as (_youtube, desk), pytest.raises(PostingProblem, match="no video"):
        desk.ready(post(carried=(picture(tmp_path),)))


def _quiet(_done: float, _total: float, /) -> None:
    """A step that nobody watches."""
