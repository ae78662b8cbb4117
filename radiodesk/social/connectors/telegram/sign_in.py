"""Letting a bot post to a channel: its token, the channel, and a look whether it may."""

import re
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import SignInDeclined
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import SignedIn
from radiodesk.social.connectors.line import Answer
from radiodesk.social.connectors.telegram.bot import Bot, result_of
from radiodesk.social.lines import one_line
from radiodesk.social.networks import network_of

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,100}")
_NUMBER = re.compile(r"-?\d{5,20}")
_NAME = re.compile(r"(?:https://)?(?:(?:t|telegram)\.me/(?:s/)?|@)?([A-Za-z]\w{3,31})/?", re.ASCII)


def sign_in(server: str, given: Mapping[str, str]) -> SignedIn:
    """Ask the bot who it is, what the channel is, and whether it may post there.

    Raises `BadValue`, `SignInDeclined`, `NotSent`.
    """
    token, chat = given.get("token", "").strip(), chat_typed(given.get("channel", ""))
    if not _TOKEN.fullmatch(token):
        expected = _("two parts with a colon, as BotFather gives it")
        raise BadValue(
            value="…", field=N_("the token of a bot"), expected=expected
        )  # what was typed may be half a token
    with closing(Bot(server, token)) as bot:
        me = _said(bot, bot.ask("getMe"))
        channel = _said(bot, bot.ask("getChat", chat_id=chat))
        member = _said(bot, bot.ask("getChatMember", chat_id=str(channel.get("id")), user_id=me.get("id")))
        if not may_post(channel, member):
            raise _declined(
                _("the bot is no administrator of {channel} who may post").format(channel=handle_of(channel))
            )
    return SignedIn(Account("telegram", handle_of(channel), server, str(channel.get("id"))), Keys({"token": token}))


def chat_typed(typed: str) -> str:
    """`@name` or the number of a channel, of what a person types. Raises `BadValue`."""
    text = typed.strip()
    if _NUMBER.fullmatch(text):
        return text
    if found := _NAME.fullmatch(text):
        return f"@{found[1]}"
    raise BadValue(value=typed, field=N_("the name of a channel"), expected="@kejari_contoh, -1001234567890")


def handle_of(channel: Mapping[str, Any]) -> str:
    """How people know it: @name, or the title of one that has no public name."""
    name, title = channel.get("username"), channel.get("title")
    if isinstance(name, str) and name.isidentifier():
        return f"@{name}"
    return (one_line(title)[:100] if isinstance(title, str) else "") or str(channel.get("id"))


def may_post(channel: Mapping[str, Any], member: Mapping[str, Any]) -> bool:
    """Whether this member may post: in a channel an administrator with that right, in a group anybody."""
    status = member.get("status")
    if channel.get("type") == "channel":
        return status == "creator" or (status == "administrator" and member.get("can_post_messages") is True)
    return status in {"creator", "administrator", "member"}


def _said(bot: Bot, answer: Answer) -> dict[str, Any]:
    result = result_of(answer)
    if not answer.is_well or not isinstance(result, dict):
        raise _declined(bot.reason(answer))
    return result


def _declined(sentence: str) -> SignInDeclined:
    return SignInDeclined(network=network_of("telegram").label, reason=sentence)
