"""A video on its way to YouTube: parts of one session, which knows itself how far it came (guide: resumable uploads).

The last part is what makes the video public. So all but that is brought up as often as it takes, the last only once.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import NotSent
from radiodesk.social.connectors.line import Answer
from radiodesk.social.connectors.oauth import LetIn, fields
from radiodesk.social.connectors.youtube.answers import insist, problem_of
from radiodesk.social.networks import network_of

PATH = "/upload/youtube/v3/videos"

PART = 4 * 1024 * 1024
"""Bytes of one request, a multiple of 256 KiB; at most so much is sent again after a cut."""

BLOCK = 256 * 1024
"""Bytes in memory at a time."""

PAUSES_S = (0.5, 2.0, 5.0, 15.0)
"""After each cut on the way; whoever gets on again has all of them anew."""

_KEPT = re.compile(r"bytes=0-(\d{1,15})")


@dataclass(frozen=True)
class Standing:
    """How far a session is: `kept` bytes are there, or `video` is made of them, or it `is_gone`."""

    kept: int = 0
    video: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    is_gone: bool = False


class Upload:
    """The sessions of one account."""

    def __init__(self, line: LetIn, account: Account) -> None:
        """Nothing is asked yet."""
        self._line, self._account = line, account

    def begin(self, video: Mapping[str, Any], media_type: str, size: int) -> str:
        """A new session: its address is what the video is found by later. Raises what `insist` does."""
        answer = self._line.ask(
            "POST",
            PATH,
            params={"uploadType": "resumable", "part": ",".join(video)},
            json=dict(video),
            headers={"X-Upload-Content-Type": media_type, "X-Upload-Content-Length": str(size)},
        )
        insist(self._account, answer)
        return self._at_home(answer.headers.get("location", ""))

    def standing(self, session: str, size: int) -> Standing:
        """Ask a session how far it is."""
        answer = self._line.ask("PUT", self._at_home(session), content=b"", headers=_range("*", size))
        return self._read(answer)

    def bring(self, session: str, file: Path, step: Step) -> None:
        """All that nobody sees yet. Goes on where it was cut, again and again. Raises `NotSent`, `Cancelled`."""
        size = file.stat().st_size
        kept, tries = self._kept(session, size), 0
        while kept < last_part(size):
            step(kept, size)
            now_kept = self._part(session, file, kept, size)
            tries = 0 if now_kept > kept else tries + 1
            if tries > len(PAUSES_S):
                raise self._not_sent(_("the connection was lost"))
            _rest(PAUSES_S[tries - 1] if tries else 0.0, step, kept, size)
            kept = now_kept

    def finish(self, session: str, file: Path, kept: int) -> Answer:
        """The last part, once: the video is public by it. Raises `OutcomeUnknown`, `NotSent`."""
        size = file.stat().st_size
        answer = self._line.commit("PUT", self._at_home(session), **_part_of(file, kept, size - kept, size))
        if answer.status in {404, 410}:
            raise self._not_sent(_("the upload was too long ago"))
        return answer

    def _part(self, session: str, file: Path, kept: int, size: int) -> int:
        """How far it came by one more part; as far as before where the line was cut on the way."""
        part = _part_of(file, kept, min(PART, last_part(size) - kept), size)
        try:
            return self._read(self._line.ask("PUT", self._at_home(session), **part)).kept
        except NotSent:
            return self._kept(session, size)

    def _kept(self, session: str, size: int) -> int:
        standing = self.standing(session, size)
        if standing.is_gone:
            raise self._not_sent(_("the upload was too long ago"))
        return standing.kept

    def _read(self, answer: Answer) -> Standing:
        if answer.status == 308:
            found = _KEPT.fullmatch(answer.headers.get("range", "").replace("bytes 0", "bytes=0"))
            return Standing(kept=int(found[1]) + 1 if found else 0)
        if answer.status in {404, 410}:
            return Standing(is_gone=True)
        if answer.is_well:
            return Standing(video=fields(answer.document))
        raise problem_of(self._account, answer)

    def _at_home(self, session: str) -> str:
        """A session's address, where the keys may go: at Google's, or wherever the account itself is."""
        there, home = urlsplit(session), urlsplit(self._account.server)
        is_google = there.scheme == "https" and (there.hostname or "").endswith(".googleapis.com")
        if not is_google and (there.scheme, there.netloc) != (home.scheme, home.netloc):
            raise self._not_sent(_("the answer makes no sense"))
        return session

    def _not_sent(self, reason: str) -> NotSent:
        return NotSent(network=network_of(self._account.network).label, reason=reason)


def last_part(size: int) -> int:
    """Where the last part of so many bytes begins, the one that makes the video public."""
    return (size - 1) // PART * PART if size else 0


class _Stretch:
    """Bytes of a file from `start` on, read block by block each time they are sent: nothing of them stays in memory."""

    def __init__(self, file: Path, start: int, length: int) -> None:
        self._file, self._start, self._length = file, start, length

    def __iter__(self) -> Iterator[bytes]:
        with self._file.open("rb") as stream:
            stream.seek(self._start)
            left = self._length
            while left and (block := stream.read(min(BLOCK, left))):
                left -= len(block)
                yield block


def _part_of(file: Path, start: int, length: int, size: int) -> dict[str, Any]:
    """The parts of a request that bring these bytes of `size`."""
    headers = {**_range(f"{start}-{start + length - 1}", size), "Content-Length": str(length)}
    return {"content": _Stretch(file, start, length), "headers": headers}


def _range(span: str, size: int) -> dict[str, str]:
    return {"Content-Range": f"bytes {span}/{size}"}


def _rest(seconds: float, step: Step, kept: int, size: int) -> None:
    """Wait, and let a person stop it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        step(kept, size)
        time.sleep(min(0.1, max(end - time.monotonic(), 0)))
