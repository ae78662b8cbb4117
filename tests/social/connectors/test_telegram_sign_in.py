"""Letting a bot post to a Telegram channel."""

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.posting_problems import NotSent, SignInDeclined, SignInOver
from radiodesk.model.problems import BadValue
from radiodesk.social.connectors.telegram.connector import Places, TelegramWay
from tests.servers.ports import free_ports
from tests.servers.telegram_server import TOKEN, Chat, TelegramServer, telegram_server, wrong
from tests.servers.vendor import Said
from tests.social.connectors.telegram_desk import channel, outgoing, posted, way_to


def let_in(server: TelegramServer, typed: str = "@kejari_contoh", token: str = TOKEN):
    (signed_in,) = way_to(server).sign_in({"token": token, "channel": typed}, print, no_step)
    return signed_in


@pytest.mark.parametrize(
    "typed",
    ["@kejari_contoh", "kejari_contoh", " https://t.me/kejari_contoh ", "t.me/s/kejari_contoh/", "-1001234567890"],
)
def test_a_channel_is_known_however_it_is_typed(typed: str) -> None:
    with telegram_server() as server:
        account = let_in(server, typed).account

        assert account.name == "telegram:@kejari_contoh"
        assert (account.server, account.number) == (server.url, "-1001234567890")


def test_what_was_let_in_can_post() -> None:
    with telegram_server() as server:
        signed_in = let_in(server)
        connector = way_to(server).open(signed_in.account, signed_in.keys, lambda _keys: None)
        assert posted(connector, outgoing()).kind == "live"
        connector.close()


def test_a_private_channel_is_known_by_its_title() -> None:
    with telegram_server() as server:
        server.chats = [Chat(name="", title="Warta\nDalam")]
        assert let_in(server, "-1001234567890").account.handle == "Warta Dalam"


@pytest.mark.parametrize(
    "chat",
    [Chat(status="member"), Chat(status="left"), Chat(can_post=False), Chat(kind="supergroup", status="restricted")],
)
def test_a_bot_that_may_not_post_there_is_told_so(chat: Chat) -> None:
    with telegram_server() as server:
        server.chats = [chat]
        with pytest.raises(SignInDeclined, match="no administrator of @kejari_contoh who may post"):
            let_in(server)


@pytest.mark.parametrize("chat", [Chat(status="creator"), Chat(kind="supergroup", status="member")])
def test_an_owner_and_a_member_of_a_group_may(chat: Chat) -> None:
    with telegram_server() as server:
        server.chats = [chat]
        assert let_in(server).account.handle == "@kejari_contoh"


def test_a_channel_that_is_not_there_and_a_token_that_is_none() -> None:
    with telegram_server() as server:
        with pytest.raises(SignInDeclined, match="chat not found"):
            let_in(server, "@lain_sekali")
        with pytest.raises(SignInDeclined, match="Unauthorized") as caught:
            let_in(server, token="1" + TOKEN)
        assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("token", ["", "abc", TOKEN.replace(":", ""), TOKEN + "\r\nHost: jahat", f"{TOKEN}/../x"])
def test_what_is_no_token_is_not_sent_anywhere_and_not_repeated(token: str) -> None:
    with telegram_server() as server:
        with pytest.raises(BadValue) as caught:
            let_in(server, token=token)
        assert not server.asked
        assert not token or token not in str(caught.value)


@pytest.mark.parametrize("typed", ["", "@", "kejari contoh", "@a", "https://contoh.go.id/x", "@x/../y", "-12"])
def test_what_is_no_channel_is_said_so(typed: str) -> None:
    with telegram_server() as server, pytest.raises(BadValue, match="@kejari_contoh"):
        let_in(server, typed)


@pytest.mark.parametrize("said", [Said(200, []), Said(200, {"ok": True}), Said(200, {"ok": True, "result": "x"})])
def test_an_answer_that_is_none_lets_nobody_in(said: Said) -> None:
    with telegram_server() as server:
        server.trouble("/getChat", said)
        with pytest.raises(SignInDeclined):
            let_in(server)


def test_nobody_there() -> None:
    place = f"http://127.0.0.1:{free_ports(1)[0]}"
    with pytest.raises(NotSent):
        TelegramWay(Places(place, place)).sign_in({"token": TOKEN, "channel": "@kejari_contoh"}, print, no_step)


def test_an_account_says_when_its_bot_was_sent_away() -> None:
    from datetime import UTC, datetime

    with channel() as (connector, server):
        assert connector.renew(datetime.now(UTC)).handle == "@kejari_contoh"
        server.chats[0].can_post = False
        with pytest.raises(SignInOver, match="may not post"):
            connector.renew(datetime.now(UTC))
        server.trouble("/getMe", wrong(401, "Unauthorized"))
        with pytest.raises(SignInOver, match="Unauthorized"):
            connector.renew(datetime.now(UTC))
