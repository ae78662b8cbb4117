"""What a post is on Telegram: the one request that brings it there, checked before anything is sent."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from radiodesk.bahasa.words import _, n_
from radiodesk.model.posting_problems import PostRefused
from radiodesk.social.connectors.connector import Carried, Outgoing
from radiodesk.social.connectors.telegram.picture import small_cover
from radiodesk.social.count import MEASURES
from radiodesk.social.lines import one_line
from radiodesk.social.networks import network_of

_NETWORK = network_of("telegram")

KINDS = {
    "image/jpeg": "photo",
    "image/png": "photo",
    "image/webp": "photo",
    "video/mp4": "video",
    "audio/mpeg": "audio",
    "audio/mp4": "audio",
    "audio/x-m4a": "audio",
}
"""What a player of Telegram takes; sound "must be in the .MP3 or .M4A format" (Bot API, sendAudio)."""

METHODS = {"photo": "sendPhoto", "video": "sendVideo", "audio": "sendAudio"}

_BOLD_LINE = re.compile(r"\*([^\s*](?:[^*\n]*[^\s*])?)\*(?=\n|$)")


@dataclass(frozen=True)
class Message:
    """A request of the Bot API: its method, its fields, and files by name: name, bytes or a path, media type."""

    method: str
    fields: Mapping[str, Any]
    files: Mapping[str, tuple[str, Path | bytes, str]] = field(default_factory=dict)

    @property
    def form(self) -> dict[str, str]:
        """The fields as a form of several parts takes them: what is no text as JSON."""
        return {name: each if isinstance(each, str) else json.dumps(each) for name, each in self.fields.items()}


def message_for(post: Outgoing, chat: str) -> Message:
    """The request for a post. Raises `PostRefused` for what Telegram would not take."""
    post = _bearable(post)
    text, entities = written(post.text)
    kinds = [_kind(each) for each in post.carried]
    _insist_that_it_fits(text, kinds)
    if not kinds:
        return Message("sendMessage", {"chat_id": chat, "text": text, **_if_any("entities", entities)})
    caption = {**_if_any("caption", text), **_if_any("caption_entities", entities)}
    files: dict[str, tuple[str, Path | bytes, str]] = {}
    if len(kinds) == 1:
        return Message(
            METHODS[kinds[0]], {"chat_id": chat, **_told(post.carried[0], 0, kinds[0], files), **caption}, files
        )
    items = [_item(carried, at, kinds[at], files) for at, carried in enumerate(post.carried)]
    items[0] |= caption
    return Message("sendMediaGroup", {"chat_id": chat, "media": items}, files)


def written(text: str) -> tuple[str, list[dict[str, Any]]]:
    """A text without the stars around its first line, and the entity that makes it bold: offsets in UTF-16 units."""
    text = text.strip()
    if not (found := _BOLD_LINE.match(text)):
        return text, []
    return found[1] + text[found.end() :], [{"type": "bold", "offset": 0, "length": MEASURES["utf-16"](found[1])}]


def with_link(post: Outgoing) -> str:
    """Its text, with the link to the page where it has none yet."""
    return post.text if post.link in post.text else f"{post.text.rstrip()}\n\n{post.link}"


def _bearable(post: Outgoing) -> Outgoing:
    """A file that is too large for a bot gives way to its cover, and the link leads to it."""
    large = [each for each in post.carried if each.path.stat().st_size > _NETWORK.media.video_bytes]
    if not large:
        return post
    if not post.link and "://" not in post.text:
        raise refusal(
            _("{file} is larger than 50 MB; with a link in the text its cover goes").format(file=_name(large[0]))
        )
    kept = tuple(_cover_of(each) if each in large else each for each in post.carried)
    return replace(post, text=with_link(post), carried=tuple(each for each in kept if each))


def _name(carried: Carried) -> str:
    """What people see a file called: by its title where it has one, for in a library files have long numbers."""
    title = "".join(letter for letter in one_line(carried.title) if letter not in '\\/:*?"<>|')[:60].strip(" .")
    return f"{title}{carried.path.suffix}" if title else carried.path.name


def _cover_of(carried: Carried) -> Carried | None:
    if carried.cover is None:
        return None
    return Carried(carried.cover, guess_type(carried.cover.name)[0] or "image/jpeg")


def _kind(carried: Carried) -> str:
    kind = KINDS.get(carried.media_type)
    if kind is None:
        raise refusal(_("{file} is none of the files it plays: JPEG, PNG, MP4, MP3 or M4A").format(file=_name(carried)))
    if kind == "photo" and carried.path.stat().st_size > _NETWORK.media.picture_bytes:
        raise refusal(_("the picture {file} is larger than 10 MB").format(file=_name(carried)))
    return kind


def _insist_that_it_fits(text: str, kinds: Sequence[str]) -> None:
    """Say no early, in a sentence of ours: a text is never cut, and never torn from its files."""
    most = _NETWORK.media.caption if kinds else _NETWORK.limit
    used = MEASURES["utf-16"](text)
    if used > most:
        said = n_("it has {n} character", "it has {n} characters", used)
        beside = _("beside files it takes {limit}") if kinds else _("it takes {limit}")
        raise refusal(f"{said}, {beside.format(limit=most)}")
    if not text and not kinds:
        raise refusal(_("there is nothing in it"))
    if len(kinds) > _NETWORK.media.pictures:
        raise refusal(_("it takes {limit} files with a post").format(limit=_NETWORK.media.pictures))
    if "audio" in kinds and set(kinds) != {"audio"}:
        raise refusal(_("sound cannot go with pictures or video in one post; the cover goes with the sound by itself"))


def _told(carried: Carried, at: int, kind: str, files: dict[str, tuple[str, Path | bytes, str]]) -> dict[str, Any]:
    """The fields of one file, whose bytes join `files`."""
    name = f"file{at}"
    files[name] = (_name(carried), carried.path, carried.media_type)
    told: dict[str, Any] = {kind: f"attach://{name}"}
    if kind == "photo":
        return told
    if carried.duration_s:
        told["duration"] = round(carried.duration_s)
    if kind == "video":
        told |= {"supports_streaming": True, **_if_any("width", carried.width), **_if_any("height", carried.height)}
    else:
        told |= {**_if_any("title", carried.title), **_if_any("performer", carried.performer)}
    if carried.cover and (picture := small_cover(carried.cover)):
        files[f"cover{at}"] = ("cover.jpg", picture, "image/jpeg")
        told["thumbnail"] = f"attach://cover{at}"
    return told


def _item(carried: Carried, at: int, kind: str, files: dict[str, tuple[str, Path | bytes, str]]) -> dict[str, Any]:
    """One of several files (InputMedia)."""
    told = _told(carried, at, kind, files)
    return {"type": kind, "media": told.pop(kind), **told}


def _if_any(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}


def refusal(sentence: str) -> PostRefused:
    """A no that is known before anything is asked."""
    return PostRefused(network=_NETWORK.label, reason=sentence)
