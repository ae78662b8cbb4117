"""YouTube: a resumable upload whose session knows what became of it, by the office's own key from Google Cloud."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, no_step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import (
    AccountGone,
    OutcomeUnknown,
    PostingProblem,
    PostRefused,
    SignInDeclined,
    SignInOver,
)
from radiodesk.model.queued_post import Marks
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import (
    Browser,
    Connector,
    Entry,
    Fate,
    Keep,
    KeepKeys,
    Outgoing,
    SignedIn,
    TextLimits,
    Way,
)
from radiodesk.social.connectors.line import Line
from radiodesk.social.connectors.oauth import Access, Consent, LetIn, fields, keys_by_consent
from radiodesk.social.connectors.youtube.answers import insist
from radiodesk.social.connectors.youtube.upload import Standing, Upload, last_part
from radiodesk.social.connectors.youtube.video import Trimmings, film_of, title_of, video_of
from radiodesk.social.networks import network_of

SERVER = "https://youtube.googleapis.com"

SCOPES = tuple(f"https://www.googleapis.com/auth/youtube.{each}" for each in ("upload", "readonly", "force-ssl"))
"""Bring up, look, and captions, which Google gives to nothing smaller than the last (discovery document)."""

SLACK = timedelta(minutes=10)
"""Clocks differ: a video that seems so much older than the post may still be it."""

LATEST = "20"
"""So many of the newest uploads are looked through."""

_NUMBER = re.compile(r"[\w-]{6,32}", re.ASCII)


def consent_of(server: str) -> Consent:
    """Where Google asks; a server that is not Google's does everything itself, under the same paths."""
    page, keys = ("https://accounts.google.com", "https://oauth2.googleapis.com") if server == SERVER else (server,) * 2
    more = {"access_type": "offline", "prompt": "consent"}
    return Consent("youtube", f"{page}/o/oauth2/v2/auth", keys, "/token", SCOPES, _client, more=more)


def _client(client: str, secret: str) -> Mapping[str, Any]:
    return {"data": {"client_id": client, "client_secret": secret}}


class YouTube:
    """One channel."""

    def __init__(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> None:
        """Nothing is asked yet."""
        self._account = account
        self._access = Access(consent_of(account.server), account, keys, keep_keys)
        self._line = LetIn(Line("youtube", account.server), self._access)
        self._upload = Upload(self._line, account)
        self._trimmings = Trimmings(self._line, account, keys["playlist"])

    def limits(self) -> TextLimits | None:
        """The same for all."""
        return None

    def schedules(self) -> bool:
        """By `publishAt`, as long as the video is private."""
        return True

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """All but the last part of the video. The session is kept before any byte of it leaves."""
        film, video = film_of(post), video_of(post)
        size = film.path.stat().st_size
        if not marks.get("session") or self._upload.standing(marks["session"], size).is_gone:
            marks = {**marks, "session": self._upload.begin(video, film.media_type, size), "size": str(size)}
            keep(marks)
        self._upload.bring(marks["session"], film.path, step)
        return marks

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """The session says all that is needed."""
        return marks

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """The last part; then what can only follow."""
        session, film = marks["session"], film_of(post).path
        size = film.stat().st_size
        standing = self._upload.standing(session, size)
        if not standing.video:
            self._upload.bring(session, film, no_step)
            answer = self._upload.finish(session, film, max(standing.kept, last_part(size)))
            standing = Standing(video=insist(self._account, answer))
        return self._sent(post, self._number(standing.video))

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """Ask the session; it is forgotten after a week, then the newest uploads are looked through."""
        if not marks.get("session"):
            return Fate("absent")
        standing = self._upload.standing(marks["session"], int(marks["size"]))
        if not standing.video and not standing.is_gone:
            return Fate("absent")
        number = self._number(standing.video) if standing.video else self._found(post)
        return self._looked(post, number) if number else Fate("unsure", "https://studio.youtube.com/")

    def renew(self, now: datetime) -> Account:
        """As the channel is called now; keys are renewed on the way. Raises `SignInOver`, `AccountGone`."""
        number, handle, _uploads = channel_of(self._line, self._account)
        return self._account if number == self._account.number else replace(self._account, number=number, handle=handle)

    def close(self) -> None:
        """Let go of the line."""
        self._line.line.close()

    def _sent(self, post: Outgoing, number: str) -> Fate:
        """It is out, whatever is said from here on: trouble now is for a later look."""
        try:
            shown = self._shown(number)
            if not self._trimmings.bring(post, number, shown):
                return Fate("coming", link_of(number))
            return Fate(kind_of(shown), link_of(number))
        except PostingProblem:
            return Fate("coming", link_of(number))

    def _looked(self, post: Outgoing, number: str) -> Fate:
        shown = self._shown(number)
        kind = kind_of(shown)
        if kind in {"live", "scheduled"} and not self._trimmings.bring(post, number, shown):
            return Fate("coming", link_of(number))
        return Fate(kind, link_of(number))

    def _shown(self, number: str) -> Mapping[str, Any]:
        """The video as YouTube lists it; empty in the first moments."""
        query = {"part": "status,contentDetails", "id": number}
        items = _items(insist(self._account, self._line.ask("GET", "/youtube/v3/videos", params=query)))
        return items[0] if items else {}

    def _found(self, post: Outgoing) -> str:
        """The number of an upload of this title that is not older than the post; empty where there is none."""
        _number, _handle, uploads = channel_of(self._line, self._account)
        query = {"part": "snippet,contentDetails", "playlistId": uploads, "maxResults": LATEST}
        listed = insist(self._account, self._line.ask("GET", "/youtube/v3/playlistItems", params=query))
        for item in _items(listed):
            snippet, details = fields(item.get("snippet")), fields(item.get("contentDetails"))
            is_new = _moment(snippet.get("publishedAt")) > post.made_at - SLACK
            if is_new and " ".join(str(snippet.get("title", "")).split()) == title_of(post):
                return str(details.get("videoId", ""))
        return ""

    def _number(self, video: Mapping[str, Any]) -> str:
        number = str(video.get("id", ""))
        if not _NUMBER.fullmatch(number):
            raise OutcomeUnknown(network=network_of("youtube").label, reason=_("the answer makes no sense"))
        return number


def link_of(number: str) -> str:
    """Where a video is watched."""
    return f"https://youtu.be/{number}"


def kind_of(shown: Mapping[str, Any]) -> Literal["live", "scheduled", "coming", "unsure"]:
    """What people see of a video, by its status. Raises `PostRefused` for one that YouTube gave up.

    One that YouTube keeps private without a day for it must be looked at by a person.
    """
    status = fields(shown.get("status"))
    if status.get("uploadStatus") in {"failed", "rejected", "deleted"}:
        why = status.get("failureReason") or status.get("rejectionReason") or status["uploadStatus"]
        raise PostRefused(network=network_of("youtube").label, reason=str(why))
    if status.get("privacyStatus") == "private":
        return "scheduled" if status.get("publishAt") else "unsure"
    return "live" if status.get("uploadStatus") == "processed" else "coming"


def channel_of(line: LetIn, account: Account) -> tuple[str, str, str]:
    """The number of the channel, its name, and the playlist of all its uploads. Raises `AccountGone` without one."""
    query = {"part": "snippet,contentDetails", "mine": "true"}
    items = _items(insist(account, line.ask("GET", "/youtube/v3/channels", params=query)))
    if not items:
        reason = _("there is no channel")
        raise AccountGone(network=network_of("youtube").label, account=account.handle, reason=reason)
    snippet = fields(items[0].get("snippet"))
    related = fields(fields(items[0].get("contentDetails")).get("relatedPlaylists"))
    handle = str(snippet.get("customUrl") or snippet.get("title") or items[0].get("id"))
    return str(items[0].get("id", "")), handle, str(related.get("uploads", ""))


def _items(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = document.get("items")
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []


def _moment(text: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class YouTubeWay:
    """A key of the office's own from Google Cloud, and consent in the browser."""

    network = "youtube"
    entries: Sequence[Entry] = (
        Entry("client", N_("Client ID"), N_("It ends in .apps.googleusercontent.com.")),
        Entry("secret", N_("Client secret"), N_("It begins with GOCSPX-."), is_secret=True),
        Entry(
            "playlist",
            N_("Playlist of the podcast"),
            N_("Its link, if every video shall be put into it; may stay empty."),
            is_optional=True,
        ),
    )
    steps: Sequence[str] = (
        N_("Open console.cloud.google.com, make a project and switch on “YouTube Data API v3” there."),
        N_(
            "Set the consent screen to “In production”: while it is in testing, Google ends every sign-in after 7 days."
        ),
        N_("Under “Credentials” make an OAuth client of the type “Desktop app” and copy its ID and secret here."),
        N_("Sign in with the Google account of the channel, and tick everything that is asked for."),
    )

    def __init__(self, server: str = SERVER) -> None:
        """`server` is Google's; tests have one of their own."""
        self._server = server

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """The channel that a person chose on Google's page."""
        keys = keys_by_consent(consent_of(self._server), given["client"], given["secret"], browser, step)
        keys = keys.renewed(playlist=_playlist_of(given.get("playlist", "")))
        account = Account("youtube", "", self._server)
        line = LetIn(Line("youtube", self._server), Access(consent_of(self._server), account, keys, lambda _keys: None))
        try:
            number, handle, _uploads = channel_of(line, account)
        except (SignInOver, AccountGone, PostRefused) as problem:
            label, reason = network_of("youtube").label, str(problem.facts["reason"])
            raise SignInDeclined(network=label, reason=reason) from problem
        finally:
            line.line.close()
        return (SignedIn(Account("youtube", handle, self._server, number), line.access.keys),)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> Connector:
        """Nothing is asked yet."""
        return YouTube(account, keys, keep_keys)


def _playlist_of(text: str) -> str:
    """The number of a playlist by its link, or by itself."""
    return (parse_qs(urlsplit(text).query).get("list") or [text.strip()])[0]


WAY: Way = YouTubeWay()
