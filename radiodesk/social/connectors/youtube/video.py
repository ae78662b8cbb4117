"""What YouTube is told of a video, and what belongs to it: its picture, its captions, its place in a playlist.

Rules: guide of the resource `video`, and the discovery document of the API, revision 20261104.
"""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import NotSent, PostRefused, TooManyPosts
from radiodesk.social.connectors.connector import Carried, Outgoing
from radiodesk.social.connectors.oauth import LetIn, fields
from radiodesk.social.connectors.youtube.answers import insist, reason_of
from radiodesk.social.networks import network_of

_log = logging.getLogger(__name__)

MOST_TAGS = 500
"""Characters of all tags together, with a comma between two and quotes around one with a space."""

MOST_CAPTIONS = 10_000_000
MOST_PICTURE = 50 * 1024 * 1024


def film_of(post: Outgoing) -> Carried:
    """The video among what is carried. Raises `PostRefused` where there is none."""
    film = next((each for each in post.carried if each.media_type.startswith("video/")), None)
    if film is None:
        raise _refused(_("there is no video with it"))
    return film


def video_of(post: Outgoing) -> dict[str, Any]:
    """The resource that describes it. Raises `PostRefused` for what YouTube would refuse anyway."""
    title, row = title_of(post), network_of("youtube")
    if not title:
        raise _refused(_("a video needs a title"))
    if len(title) > row.title_limit or len(post.text.encode()) > row.limit:
        raise _refused(_("the title or the description is too long"))
    if found := [letter for letter in row.forbidden if letter in title + post.text]:
        raise _refused(_("these characters are not taken: {found}").format(found=" ".join(found)))
    snippet = {
        "title": title,
        "description": post.text,
        "tags": tags_of(post.hashtags),
        "defaultLanguage": post.language,
        "defaultAudioLanguage": post.language,
    }
    return {"snippet": snippet, "status": _status(post)}


def title_of(post: Outgoing) -> str:
    """The title as YouTube keeps it: in one line, without space around it."""
    return " ".join(post.title.split())


def tags_of(hashtags: Sequence[str]) -> list[str]:
    """As many of the hashtags as there is room for, in their order."""
    taken: list[str] = []
    for tag in hashtags:
        quoted = [f'"{each}"' if " " in each else each for each in (*taken, tag)]
        if len(",".join(quoted)) <= MOST_TAGS and not set("<>") & set(tag):
            taken.append(tag)
    return taken


def _status(post: Outgoing) -> dict[str, Any]:
    """A video that waits is private until then; nobody makes programmes of the prosecutors for children."""
    if post.due is None:
        return {"privacyStatus": "public", "selfDeclaredMadeForKids": False}
    until = post.due.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"privacyStatus": "private", "publishAt": until, "selfDeclaredMadeForKids": False}


def _refused(reason: str) -> PostRefused:
    return PostRefused(network=network_of("youtube").label, reason=reason)


class Trimmings:
    """What belongs to a video and can only be brought when it is there. Everything may be asked for again."""

    def __init__(self, line: LetIn, account: Account, playlist: str) -> None:
        """Nothing is asked yet."""
        self._line, self._account, self._playlist = line, account, playlist

    def bring(self, post: Outgoing, number: str, shown: Mapping[str, Any]) -> bool:
        """Bring what is missing yet; `shown` is the video as YouTube lists it. Whether nothing needs another try."""
        picture = next((each for each in post.carried if each.media_type in {"image/jpeg", "image/png"}), None)
        film = film_of(post)
        details, done = fields(shown.get("contentDetails")), [True]
        if picture and not details.get("hasCustomThumbnail"):
            done.append(self._tried(lambda: self._picture(picture, number)))
        if film.captions is not None and details.get("caption") != "true":
            done.append(self._tried(lambda: self._captions(film, post.language, number)))
        if self._playlist:
            done.append(self._tried(lambda: self._place(number)))
        return all(done)

    def _tried(self, bring: Callable[[], None]) -> bool:
        """The video is out whatever becomes of this: what is refused is noted, only what did not arrive comes again."""
        try:
            bring()
        except (NotSent, TooManyPosts):
            return False
        except PostRefused as problem:
            _log.warning("%s", problem)
        return True

    def _picture(self, picture: Carried, number: str) -> None:
        if picture.path.stat().st_size > MOST_PICTURE:
            raise _refused(_("the picture is too large"))
        answer = self._line.ask(
            "POST",
            "/upload/youtube/v3/thumbnails/set",
            params={"videoId": number, "uploadType": "media"},
            content=picture.path.read_bytes(),
            headers={"Content-Type": picture.media_type},
        )
        insist(self._account, answer)

    def _captions(self, film: Carried, language: str, number: str) -> None:
        """A track of its language; one that is there already is left as it is."""
        words = film.captions.read_bytes()[: MOST_CAPTIONS + 1] if film.captions else b""
        if len(words) > MOST_CAPTIONS:
            raise _refused(_("the captions are too long"))
        body, kind = _related({"snippet": {"videoId": number, "language": language, "name": ""}}, words)
        query = {"part": "snippet", "uploadType": "multipart"}
        headers = {"Content-Type": kind}
        answer = self._line.ask("POST", "/upload/youtube/v3/captions", params=query, content=body, headers=headers)
        if reason_of(answer) != "captionExists":
            insist(self._account, answer)

    def _place(self, number: str) -> None:
        """At the end of the playlist, once: YouTube would take it twice."""
        query = {"part": "snippet", "playlistId": self._playlist, "videoId": number}
        listed = insist(self._account, self._line.ask("GET", "/youtube/v3/playlistItems", params=query))
        if listed.get("items"):
            return
        resource = {"kind": "youtube#video", "videoId": number}
        item = {"snippet": {"playlistId": self._playlist, "resourceId": resource}}
        answer = self._line.ask("POST", "/youtube/v3/playlistItems", params={"part": "snippet"}, json=item)
        insist(self._account, answer)


def _related(resource: Mapping[str, Any], words: bytes) -> tuple[bytes, str]:
    """A resource and a file in one body (RFC 2387), and the type of that body."""
    edge = "radiodesk-8f3c2a71d54e"
    while edge.encode() in words:
        edge += "-"
    head = f"--{edge}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{json.dumps(resource)}\r\n"
    body = f"{head}--{edge}\r\nContent-Type: text/vtt\r\n\r\n".encode() + words + f"\r\n--{edge}--\r\n".encode()
    return body, f'multipart/related; boundary="{edge}"'
