"""The way into Telegram: a bot that may post to a channel. What it sends is public by the very request that brings it.

A file has no place there before its post, so nothing is brought up in advance. Alt text has no place at all.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import OutcomeUnknown
from radiodesk.model.queued_post import Marks
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import (
    Browser,
    Entry,
    Fate,
    Keep,
    KeepKeys,
    Outgoing,
    SignedIn,
    TextLimits,
)
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.sameness import LEEWAY, canonical, clock_ahead
from radiodesk.social.connectors.telegram.bot import API, Bot, moved_to, result_of
from radiodesk.social.connectors.telegram.message import message_for, with_link, written
from radiodesk.social.connectors.telegram.page import shown_on
from radiodesk.social.connectors.telegram.sign_in import may_post, sign_in
from radiodesk.social.networks import network_of

PAGES = "https://t.me"


@dataclass(frozen=True)
class Places:
    """Where Telegram is: its Bot API, and the pages on which public channels are shown."""

    api: str = API
    pages: str = PAGES


class TelegramConnector:
    """One channel, by one bot."""

    def __init__(self, account: Account, keys: Keys, places: Places) -> None:
        """Nothing is asked yet."""
        self._account, self._places = account, places
        self._bot = Bot(account.server, keys["token"])

    def limits(self) -> TextLimits | None:
        """All channels take the same."""
        return None

    def schedules(self) -> bool:
        """Bots cannot."""
        return False

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Only a check: what Telegram would refuse is said before the post is armed. Raises `PostRefused`."""
        step(0, 1)
        message_for(post, self._account.number)
        return marks

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """The moment of the first try."""
        return {"armed": datetime.now(UTC).isoformat(), **marks}

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """Send it. A group that became a larger one refuses with its new number, and is sent to there."""
        answer = self._bot.commit(message_for(post, self._account.number))
        if number := moved_to(answer):
            self._account = replace(self._account, number=number)
            answer = self._bot.commit(message_for(post, number))
        if not answer.is_well:
            raise self._bot.refused(answer, self._account)
        number = _number_of(answer)
        if not number:
            said = _("answer {number}").format(number=answer.status)
            raise OutcomeUnknown(network=network_of("telegram").label, reason=said)
        return Fate("live", self._address(number))

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """Look at the public page of the channel. Where it is not there a person must look.

        The page lags, leaves out what some countries forbid, and private channels have none: it proves no absence.
        """
        if not self._account.handle.startswith("@"):
            return Fate("unsure")
        now = datetime.now(UTC)
        with closing(Line("telegram", self._places.pages)) as line:
            answer = line.ask("GET", f"/s/{self._account.handle[1:]}")
        since = datetime.fromisoformat(marks["armed"]) + clock_ahead(answer, now) - LEEWAY
        sought = {canonical(written(text)[0]) for text in (post.text, with_link(post))} - {""}
        page = answer.body.decode(errors="replace") if answer.is_well else ""
        for shown in reversed(shown_on(page)):
            if shown.at >= since and canonical(shown.text) in sought:
                return Fate("live", self._address(str(shown.number)))
        return Fate("unsure", f"{PAGES}/{self._account.handle[1:]}")

    def renew(self, now: datetime) -> Account:
        """Tokens of bots do not end; ask whether it is still one, and may still post."""
        me = self._asked("getMe")
        channel = self._asked("getChat", chat_id=self._account.number)
        member = self._asked("getChatMember", chat_id=str(channel.get("id")), user_id=me.get("id"))
        if not may_post(channel, member):
            raise self._bot.refused(
                Answer(403, {}, document={"description": _("it may not post there")}), self._account
            )
        return replace(self._account, number=str(channel.get("id")))

    def _asked(self, method: str, **fields: Any) -> dict[str, Any]:
        answer = self._bot.ask(method, **fields)
        if (number := moved_to(answer)) and "chat_id" in fields:
            answer = self._bot.ask(method, **{**fields, "chat_id": number})
        result = result_of(answer)
        if not answer.is_well or not isinstance(result, dict):
            raise self._bot.refused(answer, self._account)
        return result

    def _address(self, number: str) -> str:
        """Where people see it; private channels have addresses that only their members can open."""
        if self._account.handle.startswith("@"):
            return f"{PAGES}/{self._account.handle[1:]}/{number}"
        inner = self._account.number.removeprefix("-100")
        return f"{PAGES}/c/{inner}/{number}" if inner != self._account.number else ""

    def close(self) -> None:
        """Let go of the line."""
        self._bot.close()


def _number_of(answer: Answer) -> str:
    """The number of the message, of the first where there are several."""
    result = result_of(answer)
    first = result[0] if isinstance(result, list) and result else result
    number = first.get("message_id") if isinstance(first, dict) else None
    return str(number) if isinstance(number, int) else ""


@dataclass(frozen=True)
class TelegramWay:
    """How a bot is let into a channel."""

    places: Places = Places()
    network: str = "telegram"
    entries: Sequence[Entry] = (
        Entry("token", N_("Token of the bot"), N_("BotFather shows it when the bot is made"), is_secret=True),
        Entry("channel", N_("Channel"), N_("@name, or for a private one its number: -100…")),
    )
    steps: Sequence[str] = (
        N_("Open @BotFather in Telegram, send /newbot and give your office's bot a name; copy the token it shows."),
        N_("Open your channel, choose Administrators, add the bot, and let it post messages."),
    )

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """The one channel; the browser is not needed."""
        step(0, 1)
        return (sign_in(self.places.api, given),)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> TelegramConnector:
        """Nothing is asked yet; these keys are never renewed."""
        return TelegramConnector(account, keys, self.places)


WAY = TelegramWay()
