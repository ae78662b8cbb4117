"""Posting to a Telegram channel: words with a bold first line, pictures, sound with its cover, what is refused."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from radiodesk.model.posting_problems import AccountGone, PostRefused, SignInOver, TooManyPosts
from radiodesk.social.connectors.connector import Carried
from radiodesk.social.connectors.telegram.message import written
from tests.servers.telegram_schema import upload_of
from tests.servers.telegram_server import wrong
from tests.social.connectors.telegram_desk import LINK, armed, channel, large, outgoing, picture, posted, sound, video


def test_words_go_out_with_a_bold_first_line_and_the_address_comes_back() -> None:
    with channel() as (connector, server):
        fate = posted(connector, outgoing("*Damai 👍🏽 itu gratis*\n\nDengarkan: " + LINK))

        (post,) = server.posts
        assert post["text"] == "Damai 👍🏽 itu gratis\n\nDengarkan: " + LINK
        assert post["entities"] == [("bold", 0, 21)]
        assert (fate.kind, fate.url) == ("live", f"https://t.me/kejari_contoh/{post['ids'][0]}")


@pytest.mark.parametrize(
    ("text", "shown", "bold"),
    [
        ("*Judul*", "Judul", 5),
        ("*Judul* lalu kata", "*Judul* lalu kata", 0),
        ("Kata *tebal*", "Kata *tebal*", 0),
        ("  *العدالة* ", "العدالة", 7),
        ("2 * 3 * 4", "2 * 3 * 4", 0),
        ("*satu*\n*dua*", "satu\n*dua*", 4),
        ("**", "**", 0),
        ("* *\nx", "* *\nx", 0),
    ],
)
def test_only_a_first_line_within_stars_is_bold(text: str, shown: str, bold: int) -> None:
    said, entities = written(text)
    assert (said, [each["length"] for each in entities]) == (shown, [bold] if bold else [])


def test_sound_goes_out_with_its_title_its_speaker_its_length_and_a_small_cover(tmp_path) -> None:
    with channel() as (connector, server):
        posted(connector, outgoing("*Damai*\nDengarkan", sound(tmp_path)))

        (post,) = server.posts
        (item,) = post["items"]
        assert (item.title, item.performer, item.duration) == ("Damai tanpa sidang", "Kejari Contoh", 61)
        assert (post["kinds"], post["text"], post["entities"]) == (["audio"], "Damai\nDengarkan", [("bold", 0, 5)])
        assert upload_of(item.audio).name == "Damai tanpa sidang.mp3"
        assert Image.open(BytesIO(upload_of(item.thumbnail).data)).size == (320, 320)


def test_a_cover_that_is_no_picture_is_left_out(tmp_path) -> None:
    with channel() as (connector, server):
        carried = sound(tmp_path)
        carried.cover.write_bytes(b"rusak")
        posted(connector, outgoing("Damai", carried))

        assert server.posts[0]["items"][0].thumbnail is None


def test_a_picture_and_a_video_go_out_as_such(tmp_path) -> None:
    with channel() as (connector, server):
        posted(connector, outgoing("Kartu", picture(tmp_path)))
        posted(connector, outgoing("", video(tmp_path)))

        assert [each["kinds"] for each in server.posts] == [["photo"], ["video"]]
        item = server.posts[1]["items"][0]
        assert (item.width, item.height, item.duration, item.supports_streaming) == (1_080, 1_080, 42, True)


def test_several_files_are_one_album_with_one_caption(tmp_path) -> None:
    with channel() as (connector, server):
        cards = [picture(tmp_path, f"{number}.png") for number in range(3)]
        fate = posted(connector, outgoing("*Kartu*\nTiga", *cards, video(tmp_path)))
        posted(connector, outgoing("Dua siaran", sound(tmp_path, "a.mp3"), sound(tmp_path, "b.m4a")))

        assert [each["kinds"] for each in server.posts] == [["photo"] * 3 + ["video"], ["audio"] * 2]
        assert server.posts[0]["entities"] == [("bold", 0, 5)]
        assert fate.url.endswith(f"/{server.posts[0]['ids'][0]}")


def test_sound_that_is_too_large_for_a_bot_gives_way_to_its_cover_and_the_link(tmp_path) -> None:
    with channel() as (connector, server):
        posted(connector, outgoing("Satu jam penuh", large(sound(tmp_path)), link=LINK))
        posted(connector, outgoing(f"Dengarkan {LINK} ya", large(sound(tmp_path)), link=LINK))

        assert [each["kinds"] for each in server.posts] == [["photo"], ["photo"]]
        assert [each["text"] for each in server.posts] == [f"Satu jam penuh\n\n{LINK}", f"Dengarkan {LINK} ya"]


def test_a_video_that_is_too_large_leaves_words_and_the_link(tmp_path) -> None:
    with channel() as (connector, server):
        posted(connector, outgoing("Lihat", large(video(tmp_path)), link=LINK))

        assert (server.posts[0]["kinds"], server.posts[0]["text"]) == ([], f"Lihat\n\n{LINK}")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: outgoing("a" * 4_097), "it has 4097 characters, it takes 4096"),
        (lambda folder: outgoing("👍" * 513, picture(folder)), "it has 1026 characters, beside files it takes 1024"),
        (lambda folder: outgoing("  "), "nothing in it"),
        (lambda folder: outgoing("a", *[picture(folder)] * 11), "takes 10 files"),
        (lambda folder: outgoing("a", picture(folder), sound(folder)), "sound cannot go with pictures"),
        (lambda folder: outgoing("a", Carried(picture(folder).path, "text/vtt")), "none of the files it plays"),
        (lambda folder: outgoing("a", large(picture(folder, "b.png"))), "larger than 50 MB; with a link"),
    ],
)
def test_what_telegram_would_refuse_is_said_before_anything_is_sent(tmp_path, make, words: str) -> None:
    with channel() as (connector, server):
        with pytest.raises(PostRefused, match=words):
            armed(connector, make(tmp_path))
        assert not server.asked


@pytest.mark.parametrize("text", ["a" * 4_096, "👨‍👩‍👧" * 512, "*" + "ب" * 4_094 + "*"])
def test_a_text_of_just_the_limit_is_taken(text: str) -> None:
    with channel() as (connector, server):
        assert posted(connector, outgoing(text)).kind == "live"
        assert len(server.posts) == 1


def test_a_picture_of_more_than_ten_megabytes_is_refused(tmp_path) -> None:
    carried = picture(tmp_path)
    with carried.path.open("r+b") as file:
        file.truncate(10_000_001)
    with channel() as (connector, _server), pytest.raises(PostRefused, match="larger than 10 MB"):
        armed(connector, outgoing("a", carried))


@pytest.mark.parametrize(
    ("code", "words", "problem"),
    [
        (400, "Bad Request: chat not found", AccountGone),
        (400, "Bad Request: not enough rights to send text messages to the chat", SignInOver),
        (400, "Bad Request: message is too long", PostRefused),
        (401, "Unauthorized", SignInOver),
        (403, "Forbidden: bot was kicked from the channel chat", SignInOver),
        (404, "Not Found", SignInOver),
        (413, "Request Entity Too Large", PostRefused),
    ],
)
def test_every_no_is_told_in_its_own_words(code: int, words: str, problem: type[Exception]) -> None:
    with channel() as (connector, server):
        marks = armed(connector, outgoing())
        server.trouble("/sendMessage", wrong(code, words))
        with pytest.raises(problem, match=words.rpartition(": ")[2]):
            connector.send(outgoing(), marks)
        assert not server.posts


def test_who_posts_too_much_is_told_until_when() -> None:
    with channel() as (connector, server):
        marks = armed(connector, outgoing())
        said = wrong(429, "Too Many Requests: retry after 900")
        said.document["parameters"] = {"retry_after": 900}
        server.trouble("/sendMessage", said)
        with pytest.raises(TooManyPosts) as caught:
            connector.send(outgoing(), marks)
        assert timedelta(minutes=14) < caught.value.until - datetime.now(UTC) <= timedelta(minutes=15)


def test_a_group_that_became_a_larger_one_is_found_again() -> None:
    with channel() as (connector, server):
        old, server.chats[0].number = server.chats[0].number, -1009999999999
        server.moved[str(old)] = -1009999999999

        assert posted(connector, outgoing()).kind == "live"
        assert len(server.posts) == 1
        assert connector.renew(datetime.now(UTC)).number == "-1009999999999"


def test_a_private_channel_has_an_address_for_its_members() -> None:
    with channel("Warta Dalam") as (connector, server):
        assert posted(connector, outgoing()).url == f"https://t.me/c/1234567890/{server.posts[0]['ids'][0]}"
