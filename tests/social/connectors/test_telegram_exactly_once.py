"""A post to a Telegram channel goes out once; where nobody can know, a person is asked. Its token never shows."""

import logging
import traceback
from datetime import timedelta

import pytest

from radiodesk.model.posting_problems import NotSent, OutcomeUnknown
from radiodesk.model.problems import Problem
from radiodesk.social.connectors.telegram.connector import WAY
from radiodesk.social.connectors.telegram.page import shown_on
from tests.servers.telegram_server import TOKEN, wrong
from tests.servers.vendor import Said
from tests.social.connectors.telegram_desk import armed, channel, outgoing, sound

HARD = "*Damai & <gratis>* 👨‍👩‍👧\n\nالعدالة “kutip” 🇮🇩 https://kejari.contoh.go.id/e/12?a=1&b=2 @desk #Jaksa"


def lose(connector, server, post) -> dict[str, str]:
    """Send, and let the answer be lost; the marks."""
    marks = armed(connector, post)
    server.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        connector.send(post, marks)
    return marks


@pytest.mark.parametrize("text", [HARD, "Halo"], ids=["hard", "short"])
def test_when_the_answer_is_lost_the_post_is_found_on_the_page_and_there_is_one(text: str) -> None:
    with channel() as (connector, server):
        marks = lose(connector, server, outgoing(text))

        fate = connector.look(outgoing(text), marks)

        assert (fate.kind, fate.url) == ("live", f"https://t.me/kejari_contoh/{server.posts[0]['ids'][0]}")
        assert len(server.posts) == 1


def test_sound_whose_answer_is_lost_is_found_by_its_caption(tmp_path) -> None:
    with channel() as (connector, server):
        post = outgoing(HARD, sound(tmp_path))
        assert connector.look(post, lose(connector, server, post)).kind == "live"
        assert len(server.posts) == 1


def test_what_is_not_on_the_page_is_a_matter_for_a_person() -> None:
    with channel() as (connector, server):
        marks = armed(connector, outgoing())
        server.trouble("/sendMessage", None)
        with pytest.raises(OutcomeUnknown):
            connector.send(outgoing(), marks)

        fate = connector.look(outgoing(), marks)
        assert (fate.kind, fate.url) == ("unsure", "https://t.me/kejari_contoh")


def test_a_private_channel_and_one_without_a_page_are_matters_for_a_person() -> None:
    with channel("Warta Dalam") as (connector, server):
        assert connector.look(outgoing(), lose(connector, server, outgoing())).kind == "unsure"
    with channel() as (connector, server):
        server.has_pages = False
        assert connector.look(outgoing(), lose(connector, server, outgoing())).kind == "unsure"


def test_the_same_words_from_last_week_are_another_post() -> None:
    with channel() as (connector, server):
        server.offset = -timedelta(days=7)
        connector.send(outgoing(), armed(connector, outgoing()))
        server.offset = timedelta()

        assert connector.look(outgoing(), armed(connector, outgoing())).kind == "unsure"


@pytest.mark.parametrize("hours", [-26, 26])
def test_a_clock_that_is_wrong_by_a_day_deceives_nobody(hours: int) -> None:
    with channel() as (connector, server):
        server.offset = timedelta(hours=hours)
        assert connector.look(outgoing(), lose(connector, server, outgoing())).kind == "live"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<div data-post='x/99999999999999999999999'><time datetime='x'>",
        '<div data-post="a/1"><div class="tgme_widget_message_text">' * 500,
        "<time datetime='2026-11-24T03:00:00'>",
        '<div data-post="a/²"><time datetime="2026-11-24T03:00:00+00:00">',
    ],
)
def test_a_page_that_is_none_shows_nothing(page: str) -> None:
    assert shown_on(page) == ()


def test_the_token_is_in_no_error_no_log_and_no_name(caplog: pytest.LogCaptureFixture, tmp_path) -> None:
    told: list[str] = []
    troubles = (
        wrong(400, f"Bad Request: /bot{TOKEN}/sendMessage"),
        wrong(401, f"{TOKEN} is no token"),
        wrong(429, TOKEN),
        Said(500, body=TOKEN.encode()),
        Said(302, headers={"Location": f"https://jahat.example/bot{TOKEN}"}),
        Said(200, {"ok": True, "result": TOKEN}),
        None,
    )
    with caplog.at_level(logging.DEBUG), channel() as (connector, server):
        told += [repr(connector), repr(connector._bot), repr(WAY), str(vars(connector))]
        for said in troubles:
            for post in (outgoing(), outgoing("Suara", sound(tmp_path))):
                server.trouble("/send", said)
                with pytest.raises(Problem) as caught:
                    connector.send(post, armed(connector, post))
                told += ["".join(traceback.format_exception(caught.value)), repr(caught.value), str(caught.value.facts)]
        told += list(connector.arm(outgoing(), {}).values())
    with pytest.raises((NotSent, OutcomeUnknown)) as gone:  # the server is closed now
        connector_to_nowhere(server).send(outgoing(), {})
    told += ["".join(traceback.format_exception(gone.value)), caplog.text]

    assert not [each for each in told if TOKEN in each or TOKEN.partition(":")[2] in each]


def connector_to_nowhere(server):
    from radiodesk.model.account import Account, Keys

    account = Account("telegram", "@kejari_contoh", server.url, "-1001234567890")
    return WAY.open(account, Keys({"token": TOKEN}), lambda _keys: None)
