"""Files of a post on Bluesky: brought up one by one, each known by its content, and put into the post as an embed."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, portion
from radiodesk.model.account import Account
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.bluesky.answers import refusal, refused
from radiodesk.social.connectors.bluesky.card import THUMB, card_of, thumb_of
from radiodesk.social.connectors.bluesky.pictures import picture, shape_of
from radiodesk.social.connectors.bluesky.session import Session
from radiodesk.social.connectors.connector import Carried, Keep, Outgoing
from radiodesk.social.connectors.watched import Watched
from radiodesk.social.networks import network_of

FRESH = timedelta(minutes=30)
"""A server throws files away that no post refers to; older ones are brought again. They get the same name."""

MOST_CAPTIONS = 20_000
"""Bytes of a VTT file (lexicon app.bsky.embed.video)."""

_WORD_TIMES = re.compile(rb"</?[^>\n]*>")


def check(post: Outgoing) -> None:
    """Raises `PostRefused` for files that no post on Bluesky can carry together."""
    kinds = {each.media_type.split("/")[0] for each in post.carried}
    if any(each.media_type.startswith("video/") and each.media_type != "video/mp4" for each in post.carried):
        raise refusal(_("it takes videos as MP4 only"))
    if kinds - {"image", "video"}:
        raise refusal(_("it takes pictures and videos, and no other files"))
    if len(kinds) > 1 or (kinds == {"video"} and len(post.carried) > 1):
        raise refusal(_("a post carries either pictures or one video"))
    if len(post.carried) > network_of("bluesky").media.pictures:
        raise refusal(_("a post carries at most {n} pictures").format(n=network_of("bluesky").media.pictures))


def bring(session: Session, account: Account, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
    """Bring up every file that is not there; each is kept in the marks as soon as it is known."""
    known = dict(marks)
    for name, body, media_type in _all_bodies(post, marks, step):
        if _is_fresh(known, name):
            continue
        known |= {name: _brought(session, account, body, media_type), f"{name}.at": datetime.now(UTC).isoformat()}
        keep(known)
    return known


def embed_of(post: Outgoing, marks: Marks) -> dict[str, Any] | None:
    """The pictures, the video or the card of the link; None for text alone."""
    if not post.carried:
        return card_of(post, marks) if post.link.startswith(("https://", "http://")) else None
    if post.carried[0].media_type.startswith("video/"):
        return _video(post.carried[0], post.language, marks)
    pictures = [
        {"image": json.loads(marks[f"file.{number}"]), "alt": each.alt, "aspectRatio": _ratio(*_size_of(each))}
        for number, each in enumerate(post.carried)
    ]
    return {"$type": "app.bsky.embed.images", "images": pictures}


Body = tuple[str, "bytes | Film", str]
"""The name of its mark, what goes up, and its type."""


class Film:
    """A large file on its way up, which can be sent again from its beginning."""

    def __init__(self, path: Path, step: Step) -> None:
        """Nothing is read yet."""
        self.path, self._step = path, step

    def __iter__(self) -> Iterator[bytes]:
        """From the beginning, block by block."""
        with Watched(self.path, self._step) as file:
            while block := file.read(1 << 16):
                yield block


def _all_bodies(post: Outgoing, marks: Marks, step: Step) -> Iterator[Body]:
    if not post.carried and not _is_fresh(marks, THUMB) and (thumb := thumb_of(marks)):
        yield THUMB, *thumb
    for number, each in enumerate(post.carried):
        part = portion(step, number / len(post.carried), (number + 1) / len(post.carried))
        yield from _bodies(number, each, part)


def _bodies(number: int, each: Carried, step: Step) -> Iterator[Body]:
    if not each.media_type.startswith("video/"):
        data, media_type = picture(each.path, each.media_type)
        yield f"file.{number}", data, media_type
        return
    if each.captions is not None:
        yield "captions", _captions(each.captions), "text/vtt"
    yield f"file.{number}", Film(each.path, step), each.media_type


def _captions(path: Path) -> bytes:
    """Those of a long video without the time of each word."""
    data = path.read_bytes()
    data = data if len(data) <= MOST_CAPTIONS else _WORD_TIMES.sub(b"", data)
    if len(data) > MOST_CAPTIONS:
        raise refusal(_("the captions of {file} are too long").format(file=path.name))
    return data


def _brought(session: Session, account: Account, body: "bytes | Film", media_type: str) -> str:
    size = len(body) if isinstance(body, bytes) else body.path.stat().st_size
    headers = {"Content-Type": media_type, "Content-Length": str(size)}
    answer = session.ask("POST", "repo.uploadBlob", content=body, headers=headers)
    blob = answer.document.get("blob") if answer.is_well and isinstance(answer.document, dict) else None
    if not isinstance(blob, dict):
        raise refused(answer, account)
    return json.dumps(blob)


def _is_fresh(marks: Marks, name: str) -> bool:
    moment = marks.get(f"{name}.at")
    return name in marks and moment is not None and datetime.now(UTC) - datetime.fromisoformat(moment) < FRESH


def _video(each: Carried, language: str, marks: Marks) -> dict[str, Any]:
    embed: dict[str, Any] = {"$type": "app.bsky.embed.video", "video": json.loads(marks["file.0"])}
    if each.alt:
        embed["alt"] = each.alt
    if each.width and each.height:
        embed["aspectRatio"] = _ratio(each.width, each.height)
    if "captions" in marks:
        embed["captions"] = [{"lang": language, "file": json.loads(marks["captions"])}]
    return embed


def _size_of(each: Carried) -> tuple[int, int]:
    return (each.width, each.height) if each.width and each.height else shape_of(each.path)


def _ratio(width: int, height: int) -> dict[str, int]:
    return {"width": width, "height": height}
