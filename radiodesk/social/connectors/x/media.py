"""Pictures and videos on their way into a post of X: segments, then X works on them; what is there is not sent again.

Source: docs.x.com, media upload (chunked) and best practices; a medium that is in no post is forgotten after a day.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, portion
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import NotSent, PostRefused
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.connector import Carried, Keep
from radiodesk.social.connectors.line import Answer
from radiodesk.social.connectors.oauth import LetIn, fields
from radiodesk.social.connectors.x.answers import insist
from radiodesk.social.networks import Network, network_of

SEGMENT = 1024 * 1024
LONGEST_WORK_S = 900.0
"""So long X may work on a video of 140 s; after that it is tried again later."""

SHORTEST_TURN_S, LONGEST_TURN_S = 0.1, 20.0
SPARE_S = 1_800
"""A medium that ends so soon is not begun with."""

_CATEGORIES = {"image/gif": "tweet_gif", "text/vtt": "subtitles"}


def chosen(carried: Sequence[Carried]) -> tuple[Carried, ...]:
    """What goes along: a video alone, or up to four pictures. Raises `PostRefused` for what X would refuse."""
    row = network_of("x")
    films = [each for each in carried if each.media_type.startswith("video/") or each.media_type == "image/gif"]
    pictures = [each for each in carried if each.media_type.startswith("image/") and each not in films]
    if len(films) > 1 or (films and pictures) or len(pictures) > row.media.pictures:
        raise _refused(_("it takes one video, or up to {count} pictures").format(count=row.media.pictures))
    for each in (*films, *pictures):
        _insist_on_size(row, each)
    return (*films, *pictures)


def _insist_on_size(row: Network, each: Carried) -> None:
    most = row.media.picture_bytes if each.media_type.startswith("image/") else row.media.video_bytes
    if each.media_type == "image/gif":
        most *= 3  # 15 MB
    if each.path.stat().st_size > most:
        raise _refused(_("a file is too large"))
    if len(each.alt) > row.alt_limit:
        raise _refused(_("the description of a picture is too long"))


def _refused(reason: str) -> PostRefused:
    return PostRefused(network=network_of("x").label, reason=reason)


class MediaUpload:
    """The media of one account. Marks are `media0` (its number) with `.next`, `.ends` and `.ready`."""

    def __init__(self, line: LetIn, account: Account) -> None:
        """Nothing is asked yet."""
        self._line, self._account = line, account

    def bring(self, carried: Sequence[Carried], language: str, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Everything, each in its turn; what is there already is not brought again."""
        for at, each in enumerate(carried):
            own = portion(step, at / len(carried), (at + 1) / len(carried))
            if _is_ready(marks, f"media{at}"):
                continue
            marks = self._file(f"media{at}", each.path, each.media_type, marks, keep, own)
            marks = self._described(f"media{at}", each, language, marks, keep, own)
        return marks

    def _described(self, name: str, each: Carried, language: str, marks: Marks, keep: Keep, step: Step) -> Marks:
        number = marks[name]
        if each.alt and each.media_type.startswith("image/"):
            described = {"id": number, "metadata": {"alt_text": {"text": each.alt}}}
            insist(self._account, self._line.ask("POST", "/2/media/metadata", json=described))
        if each.captions is not None and each.media_type.startswith("video/"):
            marks = self._file(f"{name}words", each.captions, "text/vtt", marks, keep, step)
            track = {"id": marks[f"{name}words"], "language_code": language[:2].upper(), "display_name": language}
            subtitles = {"id": number, "media_category": "TweetVideo", "subtitles": track}
            insist(self._account, self._line.ask("POST", "/2/media/subtitles", json=subtitles))
        return _kept(marks, keep, **{f"{name}.ready": "1"})

    def _file(self, name: str, path: Path, media_type: str, marks: Marks, keep: Keep, step: Step) -> Marks:
        if not _is_good(marks, name):
            marks = _kept(marks, keep, **self._begun(name, path, media_type))
        number, size = marks[name], path.stat().st_size
        for index in range(int(marks[f"{name}.next"]), -(-size // SEGMENT)):
            step(index * SEGMENT, size)
            self._append(number, index, path, marks, name, keep)
            marks = _kept(marks, keep, **{f"{name}.next": str(index + 1)})
        answer = self._line.ask("POST", f"/2/media/upload/{number}/finalize")
        if answer.status == 400:  # finished already, by a try whose answer was lost
            answer = self._asked_for(number)
        self._wait(number, insist(self._account, answer), step)
        return marks

    def _begun(self, name: str, path: Path, media_type: str) -> Mapping[str, str]:
        kind = "tweet_video" if media_type.startswith("video/") else "tweet_image"
        asked = {
            "media_type": media_type,
            "total_bytes": path.stat().st_size,
            "media_category": _CATEGORIES.get(media_type, kind),
        }
        data = insist(self._account, self._line.ask("POST", "/2/media/upload/initialize", json=asked))
        number, lasts = data.get("id"), data.get("expires_after_secs", 86_400)
        if not isinstance(number, str) or not number.isdecimal() or not isinstance(lasts, int):
            raise self._not_sent(_("the answer makes no sense"))
        ends = int(datetime.now(UTC).timestamp()) + min(lasts, 86_400)
        return {name: number, f"{name}.next": "0", f"{name}.ends": str(ends)}

    def _append(self, number: str, index: int, path: Path, marks: Marks, name: str, keep: Keep) -> None:
        with path.open("rb") as stream:
            stream.seek(index * SEGMENT)
            segment = stream.read(SEGMENT)
        files = {"media": ("segment", segment, "application/octet-stream")}
        answer = self._line.ask(
            "POST", f"/2/media/upload/{number}/append", data={"segment_index": str(index)}, files=files
        )
        if answer.status in {404, 410}:  # forgotten: the next try begins anew
            _kept(marks, keep, **{f"{name}.ends": "0"})
            raise self._not_sent(_("the upload was too long ago"))
        insist(self._account, answer)

    def _asked_for(self, number: str) -> Answer:
        return self._line.ask("GET", "/2/media/upload", params={"command": "STATUS", "media_id": number})

    def _wait(self, number: str, data: Mapping[str, Any], step: Step) -> None:
        """Until X is done with it. Raises `PostRefused` where it gives up, `NotSent` where it takes for ever."""
        end = time.monotonic() + LONGEST_WORK_S
        while info := fields(data.get("processing_info")):
            if info.get("state") == "succeeded":
                return
            if info.get("state") == "failed":
                raise _refused(str(fields(info.get("error")).get("message") or _("the video cannot be used"))[:300])
            if time.monotonic() > end:
                raise self._not_sent(_("it took too long"))
            _rest(info.get("check_after_secs"), step)
            data = insist(self._account, self._asked_for(number))

    def _not_sent(self, reason: str) -> NotSent:
        return NotSent(network=network_of(self._account.network).label, reason=reason)


def numbers_of(carried: Sequence[Carried], marks: Marks) -> list[str]:
    """What the media are called in a post."""
    return [marks[f"media{at}"] for at in range(len(carried))]


def _is_good(marks: Marks, name: str) -> bool:
    ends = marks.get(f"{name}.ends", "0")
    return bool(marks.get(name)) and int(ends) > datetime.now(UTC).timestamp() + SPARE_S


def _is_ready(marks: Marks, name: str) -> bool:
    return _is_good(marks, name) and bool(marks.get(f"{name}.ready"))


def _kept(marks: Marks, keep: Keep, **more: str) -> Marks:
    marks = {**marks, **more}
    keep(marks)
    return marks


def _rest(said: object, step: Step) -> None:
    """As long as X says, within reason; a person may stop it."""
    seconds = float(said) if isinstance(said, int | float) else 1.0
    end = time.monotonic() + min(max(seconds, SHORTEST_TURN_S), LONGEST_TURN_S)
    while (left := end - time.monotonic()) > 0:
        step(0, 1)
        time.sleep(min(0.1, left))
