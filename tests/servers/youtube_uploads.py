"""Resumable uploads as Google describes them: sessions, blocks of 256 KiB, and how far it came."""

import fnmatch
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.servers.discovery import Refused
from tests.servers.vendor import Asked, Cut, Said

if TYPE_CHECKING:
    from tests.servers.youtube_server import YouTube

BLOCK = 256 * 1024
RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+)")


@dataclass
class Session:
    """One upload: `kept` bytes are there; `made` is the video once all are."""

    video: dict[str, Any]
    size: int
    kept: int = 0
    digest: Any = field(default_factory=hashlib.sha256)
    made: dict[str, Any] = field(default_factory=dict)


class Uploads:
    """`received` counts the bytes that came in, also those that came in vain. `cut_at` cuts the line once, so far in.

    `clock` is when videos appear; `gone` forgets the sessions.
    """

    def __init__(self, youtube: "YouTube") -> None:
        self._youtube = youtube
        self.sessions: dict[str, Session] = {}
        self.received = 0
        self.biggest = 0
        self._digests = True
        self.cut_at = 0
        self.gone_as = 404
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def start(self, asked: Asked, video: dict[str, Any], rules: Mapping[str, Any]) -> Said:
        kind = asked.headers.get("x-upload-content-type", "")
        if not any(fnmatch.fnmatch(kind, accepted) for accepted in rules["accept"]):
            raise Refused("badContent", f"{kind!r} is not accepted")
        size = int(asked.headers.get("x-upload-content-length", "0"))
        if not 0 < size <= int(rules["maxSize"]):
            raise Refused("badRequest", "the length is demanded")
        name = f"session-{len(self.sessions)}"
        self.sessions[name] = Session(video, size)
        query = f"uploadType=resumable&part=snippet,status&upload_id={name}"
        return Said(200, headers={"Location": f"{self._youtube.url}{asked.path}?{query}"})

    def keeps_no_digest(self) -> None:
        """Look at no byte: for videos whose content is not the question."""
        self._digests = False

    def forget(self, status: int = 404) -> None:
        """A week passes, and with it every session."""
        self.gone_as = status
        self.sessions.clear()

    def put(self, asked: Asked) -> Said:
        session = self.sessions.get(asked.query["upload_id"][0])
        if session is None:
            return Said(self.gone_as, {"error": {"code": self.gone_as, "message": "Not Found", "errors": []}})
        found = RANGE.fullmatch(asked.headers.get("content-range", ""))
        if found is None or int(found[3]) != session.size:
            raise Refused("badRequest", "Content-Range is demanded")
        if session.made:
            return Said(200, session.made)
        if found[1] is not None:
            self._take(session, asked, int(found[1]), int(found[2]))
        return self._standing(session)

    def _take(self, session: Session, asked: Asked, first: int, last: int) -> None:
        if asked.length != last - first + 1 or first != session.kept or last >= session.size:
            raise Refused("badRequest", f"{first}-{last} does not go on at {session.kept}")
        if last + 1 < session.size and asked.length % BLOCK:
            raise Refused("badRequest", "blocks are multiples of 256 KiB")
        self.biggest = max(self.biggest, asked.length)
        left = asked.length
        while left:
            data = asked.take(min(BLOCK, left))
            left -= len(data)
            self.received += len(data)
            if len(data) == BLOCK or session.kept + len(data) == session.size:
                if self._digests:
                    session.digest.update(data)
                session.kept += len(data)
            if self.cut_at and self.received >= self.cut_at:
                self.cut_at = 0
                raise Cut

    def _standing(self, session: Session) -> Said:
        if session.kept < session.size:
            known = {"Range": f"bytes=0-{session.kept - 1}"} if session.kept else {}
            return Said(308, headers=known)
        session.made = self._youtube.publish(session.video, session.size, session.digest.hexdigest())
        return Said(201, session.made, made=True)
