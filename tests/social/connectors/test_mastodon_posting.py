"""Posting to a Mastodon server: words, pictures, sound, refusals."""

from datetime import UTC, datetime, timedelta

import pytest

from radiodesk.jobs.step import Cancelled
from radiodesk.model.posting_problems import AccountGone, NotSent, PostRefused, SignInOver, TooManyPosts
from radiodesk.social.connectors.connector import Carried, TextLimits
from tests.servers.mastodon_server import DOMAIN, GOTOSOCIAL, OLD_MASTODON
from tests.servers.vendor import Said
from tests.social.connectors.mastodon_desk import armed, desk_at, outgoing, picture, posted, sound


def quiet(_done: float, _total: float) -> None:
    """Nobody watches."""


def test_words_go_out_in_their_language_and_the_address_comes_back() -> None:
    with desk_at() as (connector, server):
        fate = posted(connector, outgoing())

        (post,) = server.posts
        assert (post["text"], post["language"]) == (outgoing().text, "id")
        assert (fate.kind, fate.url) == ("live", f"https://{DOMAIN}/@humas/{post['id']}")


def test_sound_goes_out_as_sound_with_its_cover_and_its_description_once_it_was_worked_on(tmp_path) -> None:
    with desk_at() as (connector, server):
        assert posted(connector, outgoing("Dengarkan", sound(tmp_path))).kind == "live"

        (medium,) = server.shelf.media.values()
        assert (medium.kind, medium.description, medium.upload.kind) == (
            "audio",
            "Siaran tentang perdamaian",
            "audio/mpeg",
        )
        assert len(medium.upload.data) == 200_003
        assert medium.thumbnail.data.startswith(b"\xff\xd8\xff")
        assert server.posts[0]["media"] == list(server.shelf.media)


def test_pictures_keep_their_order_and_descriptions(tmp_path) -> None:
    with desk_at() as (connector, server):
        alts = ["satu", "dua", "tiga"]
        posted(connector, outgoing("Kartu", *(picture(tmp_path, alt, f"{alt}.png") for alt in alts)))

        assert [server.shelf.media[each].description for each in server.posts[0]["media"]] == alts


def test_a_file_that_is_up_is_not_brought_up_again(tmp_path) -> None:
    with desk_at() as (connector, server):
        post, kept = outgoing("Dengarkan", sound(tmp_path)), []
        marks = connector.prepare(post, {}, kept.append, quiet)
        again = connector.prepare(post, kept[-1], kept.append, quiet)

        assert marks == again == kept[0]
        assert server.asked.count("POST /api/v2/media") == 1


def test_a_file_that_the_server_threw_away_is_brought_up_again(tmp_path) -> None:
    with desk_at() as (connector, server):
        post = outgoing("Dengarkan", sound(tmp_path))
        marks = connector.prepare(post, {}, lambda _marks: None, quiet)
        server.shelf.media.clear()

        assert connector.prepare(post, marks, lambda _marks: None, quiet) != marks


def test_bringing_up_a_file_can_be_stopped_and_tells_how_far_it_is(tmp_path) -> None:
    told: list[float] = []

    def step(done: float, total: float) -> None:
        told.append(done / total)
        if done / total > 0.5:
            raise Cancelled

    with desk_at() as (connector, server):
        with pytest.raises(Cancelled):
            connector.prepare(outgoing("Dengarkan", sound(tmp_path)), {}, lambda _marks: None, step)

        assert told == sorted(told)
        assert not server.posts


def test_a_file_that_the_server_can_make_nothing_of_is_refused_in_its_words(tmp_path) -> None:
    with desk_at() as (connector, server):
        server.shelf.damaged.add("damai.mp3")
        with pytest.raises(PostRefused, match="Error processing file"):
            posted(connector, outgoing("Dengarkan", sound(tmp_path)))

        odd = tmp_path / "catatan.txt"
        odd.write_text("bukan media")
        with pytest.raises(PostRefused, match="content type is invalid"):
            posted(connector, outgoing("Dengarkan", Carried(odd, "text/plain")))


@pytest.mark.parametrize(
    ("text", "alts", "words"),
    [
        ("a" * 501, [], "it has 501 characters, this server takes 500"),
        ("a", ["b"] * 5, "takes 4 files"),
        ("a", ["b" * 1_501], "longer than the 1500 characters"),
    ],
)
def test_what_does_not_fit_is_said_before_anything_is_brought_up(tmp_path, text, alts, words) -> None:
    with desk_at() as (connector, server):
        with pytest.raises(PostRefused, match=words):
            armed(connector, outgoing(text, *(picture(tmp_path, alt) for alt in alts)))
        assert "POST /api/v2/media" not in server.asked


def test_an_hour_of_sound_that_a_server_does_not_take_is_not_brought_up_in_vain(tmp_path) -> None:
    hour = sound(tmp_path)
    with hour.path.open("r+b") as file:
        file.truncate(57_600_000)
    with desk_at(GOTOSOCIAL) as (connector, server):
        with pytest.raises(PostRefused, match="larger than the 41 MB it takes"):
            armed(connector, outgoing("Satu jam", hour))
        assert "POST /api/v2/media" not in server.asked


def test_gotosocial_says_no_with_another_number(tmp_path) -> None:
    with desk_at(GOTOSOCIAL) as (connector, server):
        post = outgoing("Kartu", picture(tmp_path))
        marks = armed(connector, post)
        server.shelf.media.clear()
        with pytest.raises(PostRefused, match="Bad Request: Media attachments not found"):
            connector.send(post, marks)


@pytest.mark.parametrize(
    ("status", "problem"), [(401, SignInOver), (403, SignInOver), (404, AccountGone), (410, AccountGone)]
)
def test_an_account_says_how_it_stands(status: int, problem: type[Exception]) -> None:
    with desk_at() as (connector, server):
        assert connector.renew(datetime.now(UTC)).handle == f"@humas@{DOMAIN}"
        server.trouble("verify_credentials", Said(status, {"error": "No"}))
        with pytest.raises(problem, match="No"):
            connector.renew(datetime.now(UTC))


def test_keys_that_were_withdrawn_end_the_sign_in() -> None:
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        server.consent.keys.clear()
        with pytest.raises(SignInOver, match="access token is invalid"):
            connector.send(outgoing(), marks)
        assert not server.posts


def test_who_posts_too_much_is_told_until_when() -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=4)
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        reset = until.isoformat().replace("+00:00", "Z")
        server.trouble("statuses", Said(429, {"error": "Too many requests"}, {"X-RateLimit-Reset": reset}))
        with pytest.raises(TooManyPosts) as caught:
            connector.send(outgoing(), marks)
        assert caught.value.until == until


@pytest.mark.parametrize(
    ("software", "limits"),
    [(GOTOSOCIAL, TextLimits(5_000, 25, 1_500, 6)), (OLD_MASTODON, TextLimits(500, 23, 1_500, 4))],
    ids=["gotosocial", "old"],
)
def test_a_server_says_itself_what_it_takes(software, limits: TextLimits) -> None:
    with desk_at(software) as (connector, _server):
        assert connector.limits() == limits


@pytest.mark.parametrize(
    "said",
    [
        {"configuration": {"statuses": {"max_characters": "many"}}},
        {"configuration": {"statuses": {"max_characters": -1}}},
        {"configuration": []},
        ["x"],
        {},
    ],
)
def test_a_server_that_talks_nonsense_of_itself_is_not_believed(said) -> None:
    with desk_at() as (connector, server):
        server.trouble("/api/v2/instance", Said(200, said))
        assert connector.limits() is None


@pytest.mark.parametrize("said", [[], {}, {"id": None}, "x"])
def test_a_file_without_a_number_is_no_file(tmp_path, said) -> None:
    with desk_at() as (connector, server):
        server.trouble("/api/v2/media", Said(200, said))
        with pytest.raises(PostRefused):
            armed(connector, outgoing("Kartu", picture(tmp_path)))


def test_a_server_in_trouble_before_the_post_costs_nothing(tmp_path) -> None:
    with desk_at() as (connector, server):
        server.trouble("/api/v2/media", Said(500, {"error": "Error processing thumbnail for uploaded media"}))
        with pytest.raises(NotSent):
            armed(connector, outgoing("Kartu", picture(tmp_path)))


@pytest.mark.parametrize(
    ("url", "kept"), [("javascript:alert(1)", ""), (7, ""), ("https://a.example/@b/1", "https://a.example/@b/1")]
)
def test_a_browser_is_sent_to_addresses_of_the_web_alone(url, kept: str) -> None:
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        server.trouble("/api/v1/statuses", Said(200, {"id": "1", "url": url, "content": ""}))
        assert connector.send(outgoing(), marks).url == kept
