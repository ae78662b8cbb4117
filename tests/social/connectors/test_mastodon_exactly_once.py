"""A post to a Mastodon server goes out exactly once, whatever the line, the server and the clocks do."""

from datetime import UTC, datetime, timedelta

import pytest

from radiodesk.model.posting_problems import NotSent, OutcomeUnknown
from radiodesk.social.connectors.mastodon.connector import MastodonWay, Pace
from tests.servers.mastodon_server import DOMAIN, GOTOSOCIAL, MASTODON, TAKAHE, Software
from tests.servers.vendor import Said
from tests.social.connectors.mastodon_desk import armed, desk_at, outgoing, picture, posted

SOFTWARE = pytest.mark.parametrize("software", [MASTODON, GOTOSOCIAL, TAKAHE], ids=lambda each: each.name)

HARD = (
    "Kata jaksa: “damai & gratis” <syarat> berlaku…\n\nHubungi @desk@sosial.contoh.id — https://kejari.contoh.go.id/e/"
    + "panjang-" * 12
    + "?a=1&b=%C3%A9 dan https://kejari.contoh.go.id/ #JaksaMenyapa 👨‍👩‍👧🇮🇩 العدالة للجميع"
)


def lose(connector, server, post) -> dict[str, str]:
    """Send, and let the answer be lost; the marks."""
    marks = armed(connector, post)
    server.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        connector.send(post, marks)
    return marks


@SOFTWARE
@pytest.mark.parametrize("text", [HARD, "Halo", "a" * 400], ids=["hard", "short", "long"])
def test_when_the_answer_is_lost_the_post_is_found_and_there_is_one(software: Software, text: str) -> None:
    with desk_at(software) as (connector, server):
        marks = lose(connector, server, outgoing(text))

        fate = connector.look(outgoing(text), marks)

        assert (fate.kind, fate.url) == ("live", f"https://{DOMAIN}/@humas/{server.posts[0]['id']}")
        assert len(server.posts) == 1


@SOFTWARE
def test_what_never_arrived_is_surely_absent_and_goes_out_at_the_second_try(software: Software) -> None:
    with desk_at(software) as (connector, server):
        post, marks = outgoing(), armed(connector, outgoing())
        server.write("Sesuatu yang lain")
        server.trouble("/api/v1/statuses", None)
        with pytest.raises(OutcomeUnknown):
            connector.send(post, marks)

        assert connector.look(post, marks).kind == "absent"
        assert connector.send(post, connector.arm(post, marks)).kind == "live"
        assert [each["text"] for each in server.posts] == ["Sesuatu yang lain", post.text]


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_server_that_fails_has_said_nothing(status: int) -> None:
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        server.trouble("/api/v1/statuses", Said(status, {"error": "Something went wrong on our end"}))

        with pytest.raises(OutcomeUnknown):
            connector.send(outgoing(), marks)


def test_right_after_sending_not_there_is_not_believed() -> None:
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        patient = MastodonWay(Pace(settles_s=60)).open(connector._account, connector_keys(server), lambda _keys: None)

        assert patient.look(outgoing(), marks).kind == "coming"
        patient.close()


def connector_keys(server):
    from radiodesk.model.account import Keys

    return Keys({"access_token": server.consent.let_in("read")})


def test_the_same_words_from_before_make_it_a_matter_for_a_person() -> None:
    with desk_at() as (connector, server):
        server.offset = -timedelta(days=7)
        server.write(outgoing().text)
        server.offset = timedelta()
        marks = armed(connector, outgoing())

        assert connector.look(outgoing(), marks).kind == "unsure"


def test_words_that_somebody_changed_a_little_make_it_a_matter_for_a_person() -> None:
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        server.write(outgoing().text.replace("bisa damai", "bisakah damai"))

        fate = connector.look(outgoing(), marks)
        assert (fate.kind, fate.url) == ("unsure", f"https://{DOMAIN}/@humas/{server.posts[0]['id']}")


def test_it_is_known_by_its_picture_even_where_the_server_changed_its_words(tmp_path) -> None:
    with desk_at() as (connector, server):
        post = outgoing("Damai", picture(tmp_path))
        marks = lose(connector, server, post)
        server.public[0].text = "(disunting oleh peladen)"

        assert connector.look(post, marks).kind == "live"


@pytest.mark.parametrize("hours", [-26, 26])
def test_a_clock_that_is_wrong_by_a_day_deceives_nobody(hours: int) -> None:
    with desk_at() as (connector, server):
        server.offset = timedelta(hours=hours)
        marks = lose(connector, server, outgoing())

        assert connector.look(outgoing(), marks).kind == "live"


def test_a_busy_account_is_read_back_page_by_page() -> None:
    with desk_at() as (connector, server):
        marks = lose(connector, server, outgoing())
        for number in range(90):
            server.write(f"Pengumuman nomor {number * 7919}")

        assert connector.look(outgoing(), marks).kind == "live"


def test_an_account_too_busy_to_read_back_is_left_to_a_person() -> None:
    with desk_at() as (connector, server):
        marks = armed(connector, outgoing())
        for number in range(210):
            server.write(f"Pengumuman nomor {number * 7919}")

        assert connector.look(outgoing(), marks).kind == "unsure"


def test_two_posts_that_differ_only_in_their_link_are_two() -> None:
    with desk_at() as (connector, server):
        other = outgoing("Dengarkan: https://kejari.contoh.go.id/e/11")
        marks = armed(connector, other)
        server.write("Dengarkan: https://kejari.contoh.go.id/e/12")

        assert connector.look(other, marks).kind != "live"


class TestHeldByTheServer:
    DUE = timedelta(hours=2)

    def post(self):
        return outgoing(due=datetime.now(UTC) + self.DUE)

    @pytest.mark.parametrize("software", [MASTODON, GOTOSOCIAL], ids=lambda each: each.name)
    def test_what_the_server_holds_is_not_public_before_its_time(self, software: Software) -> None:
        with desk_at(software) as (connector, server):
            assert connector.schedules()
            post = self.post()
            marks = armed(connector, post)

            assert connector.send(post, marks).kind == "scheduled"
            assert not server.posts
            assert connector.look(post, marks).kind == "scheduled"
            server.pass_time(self.DUE)
            assert connector.look(post, marks).kind == "live"

    def test_when_its_answer_is_lost_it_is_found_among_what_is_held(self) -> None:
        with desk_at() as (connector, server):
            post = self.post()
            marks = lose(connector, server, post)

            assert connector.look(post, marks).kind == "scheduled"
            assert len(server.held) == 1

    def test_takahe_is_never_asked_to_hold_for_it_would_post_at_once(self) -> None:
        with desk_at(TAKAHE) as (connector, server):
            assert not connector.schedules()
            post = self.post()
            with pytest.raises(NotSent, match="before its time"):
                connector.send(post, armed(connector, post))
            assert not server.posts

    def test_a_server_that_posts_at_once_all_the_same_is_told_as_public(self) -> None:
        with desk_at(Software("mastodon", holds=False)) as (connector, server):
            assert posted(connector, self.post()).kind == "live"
            assert len(server.posts) == 1
