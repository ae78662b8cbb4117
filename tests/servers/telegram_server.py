"""A Telegram of our own: a Bot API that takes what aiogram's models allow, channels, and the pages that show them."""

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any

from tests.servers.forms import Form, form_of
from tests.servers.telegram_rules import Refused, entities_wrong, insist_on_caption, insist_on_file, insist_on_text
from tests.servers.telegram_schema import NotInSchema, checked, upload_of
from tests.servers.vendor import Asked, Said, Vendor, serving

TOKEN = "123456789:AAH-not_a_real_token_of_any_bot_0000"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Humas", "username": "humas_bot"}


@dataclass
class Chat:
    """A channel or group; `right` is what the bot may there."""

    number: int = -1001234567890
    name: str = "kejari_contoh"
    title: str = "Kejari Contoh"
    kind: str = "channel"
    status: str = "administrator"
    can_post: bool = True

    @property
    def document(self) -> dict[str, Any]:
        named = {"username": self.name} if self.name else {}
        return {"id": self.number, "type": self.kind, "title": self.title, **named}


class TelegramServer(Vendor):
    """`posts` is what people see in the channels; `offset` moves the clock; `moved` are groups with a new number."""

    def __init__(self) -> None:
        super().__init__()
        self.chats = [Chat()]
        self.moved: dict[str, int] = {}
        self.offset = timedelta()
        self.has_pages = True
        self._numbers = itertools.count(41)

    def answer(self, asked: Asked) -> Said:
        date = {"Date": format_datetime(datetime.now(UTC) + self.offset, usegmt=True)}
        if found := re.fullmatch(r"/s/(\w+)", asked.path):
            said = self._page(found[1])
        elif found := re.fullmatch(r"/bot([^/]+)/(\w+)", asked.path):
            said = self._called(found[1], found[2], asked)
        else:
            said = wrong(404, "Not Found")
        said.headers |= date
        return said

    def _called(self, token: str, method: str, asked: Asked) -> Said:
        if token != TOKEN:
            return wrong(401, "Unauthorized")
        form = form_of(asked)
        if any(len(each.data) > 52_428_800 for each in form.files.values()):
            return wrong(413, "Request Entity Too Large")
        try:
            request = checked(method, form, asked.headers.get("content-type", "").startswith("application/json"))
            return self._done(method, request, form)
        except NotInSchema as error:
            return wrong(404 if str(error) == "Not Found" else 400, str(error))
        except Refused as error:
            return wrong(400, f"Bad Request: {error}")

    def _done(self, method: str, request: Any, form: Form) -> Said:
        if method == "getMe":
            return right(BOT)
        if (number := self.moved.get(str(request.chat_id))) is not None:
            said = wrong(400, "Bad Request: group chat was upgraded to a supergroup chat")
            said.document["parameters"] = {"migrate_to_chat_id": number}
            return said
        chat = next((each for each in self.chats if str(request.chat_id) in {str(each.number), f"@{each.name}"}), None)
        if chat is None:
            raise Refused("chat not found")
        if method == "getChat":
            return right({**chat.document, "accent_color_id": 0, "max_reaction_count": 11})
        if method == "getChatMember":
            rights = {"can_post_messages": chat.can_post} if chat.status == "administrator" else {}
            return right({"user": BOT, "status": chat.status, **rights})
        return self._post(method, request, chat)

    def _post(self, method: str, request: Any, chat: Chat) -> Said:
        if chat.status in {"left", "kicked"}:
            return wrong(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
        if chat.kind == "channel" and not chat.can_post:
            raise Refused("need administrator rights in the channel chat")
        items = self._items(method, request)
        text = insist_on_text(request.text) if method == "sendMessage" else insist_on_caption(items)
        entities = (request.entities if method == "sendMessage" else items[0].caption_entities) or []
        entities_wrong(text, entities)
        for kind, item in ((self._kind(method, each), each) for each in items if method != "sendMessage"):
            insist_on_file(kind, upload_of(getattr(item, "media", None) or getattr(item, kind)), item)
        numbers = [next(self._numbers) for _item in items]
        self.posts.append(self._kept(chat, numbers, text, entities, method, items))
        messages = [self._message(chat, number) for number in numbers]
        return right(messages if method == "sendMediaGroup" else messages[0], made=True)

    def _items(self, method: str, request: Any) -> list[Any]:
        if method != "sendMediaGroup":
            return [request]
        kinds = {str(each.type) for each in request.media}
        if not 2 <= len(request.media) <= 10:
            raise Refused("there must be 2 to 10 files in an album")
        if "audio" in kinds and kinds != {"audio"}:
            raise Refused("wrong type of the media: sound cannot be mixed with pictures")
        return list(request.media)

    def _kind(self, method: str, item: Any) -> str:
        return str(item.type) if method == "sendMediaGroup" else method.removeprefix("send").lower()

    def _kept(
        self, chat: Chat, numbers: list[int], text: str, entities: list[Any], method: str, items: list[Any]
    ) -> dict:
        kinds = [] if method == "sendMessage" else [self._kind(method, each) for each in items]
        return {
            "chat": chat.name or chat.number,
            "ids": numbers,
            "text": text,
            "entities": [(each.type, each.offset, each.length) for each in entities],
            "kinds": kinds,
            "items": items,
            "at": datetime.now(UTC) + self.offset,
        }

    def _message(self, chat: Chat, number: int) -> dict[str, Any]:
        return {"message_id": number, "chat": chat.document, "date": int(datetime.now(UTC).timestamp())}

    def _page(self, name: str) -> Said:
        """The last twenty, oldest first; a channel without a page leads to where the app is offered."""
        if not self.has_pages or name not in {each.name for each in self.chats}:
            return Said(302, headers={"Location": f"https://t.me/{name}"})
        messages = "".join(_bubble(each) for each in self.posts[-20:] if each["chat"] == name)
        return Said(
            200, body=f'<!DOCTYPE html><html><body><main class="history">{messages}</main></body></html>'.encode()
        )


def _bubble(post: dict[str, Any]) -> str:
    text = escape(post["text"]).replace("\n", "<br/>")
    text = re.sub(r"(https://[^\s<]+)", r'<a href="\1" target="_blank" rel="noopener">\1</a>', text)
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    at = post["at"].isoformat(timespec="seconds")
    return (
        f'<div class="tgme_widget_message_wrap">'
        f'<div class="tgme_widget_message" data-post="{post["chat"]}/{post["ids"][0]}">'
        f'<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author">Kejari &lt;3</div>{words}'
        f'<span class="tgme_widget_message_meta"><a href="#"><time datetime="{at}" class="time">03:00</time></a></span>'
        f"</div></div></div>"
    )


def right(result: Any, *, made: bool = False) -> Said:
    return Said(200, {"ok": True, "result": result}, made=made)


def wrong(code: int, words: str) -> Said:
    return Said(code, {"ok": False, "error_code": code, "description": words})


@contextmanager
def telegram_server() -> Iterator[TelegramServer]:
    """Telegram on loopback until the block ends."""
    with serving(TelegramServer()) as server:
        yield server
