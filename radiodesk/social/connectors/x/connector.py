"""X: paid by the post since 2026; a lost answer is looked up, and the same words are taken only once."""

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import AccountGone, OutcomeUnknown, PostingProblem, PostRefused, SignInDeclined
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
from radiodesk.social.connectors.x.answers import insist, is_duplicate, problem_of
from radiodesk.social.connectors.x.media import MediaUpload, chosen, numbers_of
from radiodesk.social.networks import network_of
from radiodesk.social.weights import weighted_length

SERVER = "https://api.x.com"
PORTS = (47_321, 47_322, 47_323)
"""X sends people back only to addresses that were typed on its page before; three, in case one is in use."""

SCOPES = ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")

SLACK = timedelta(minutes=10)
"""Clocks differ: a post that seems so much older than ours may still be it."""

FEW, MANY = "5", "100"
"""Posts that a look reads, each for $0.001; many only where the few are all newer than ours."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_MEDIA_PAGE = re.compile(r"/status/\d+/(?:photo|video)/\d+$")


def consent_of(server: str, ports: Sequence[int] = PORTS) -> Consent:
    """Where X asks; a server that is not X's does everything itself, under the same paths."""
    page = "https://x.com" if server == SERVER else server
    return Consent("x", f"{page}/i/oauth2/authorize", server, "/2/oauth2/token", SCOPES, _client, ports)


def _client(client: str, secret: str) -> Mapping[str, Any]:
    """A confidential client shows its secret in a header; one without a secret only says its name."""
    return {"data": {"client_id": client}, **({"auth": (client, secret)} if secret else {})}


class X:
    """One account."""

    def __init__(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> None:
        """Nothing is asked yet."""
        self._account = account
        self._access = Access(consent_of(account.server), account, keys, keep_keys)
        self._line = LetIn(Line("x", account.server), self._access)
        self._media = MediaUpload(self._line, account)

    def limits(self) -> TextLimits | None:
        """The same for all."""
        return None

    def schedules(self) -> bool:
        """X holds nothing."""
        return False

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Bring the media up. Raises `PostRefused` for what X would refuse and charge somebody's patience for."""
        if weighted_length(post.text) > network_of("x").limit:
            raise _refused(_("the text is too long"))
        return self._media.bring(chosen(post.carried), post.language, marks, keep, step)

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """Its words and its moment are what it is found by."""
        return marks

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """The post. Words that X has already are looked up: an earlier try went out after all."""
        media = numbers_of(chosen(post.carried), marks)
        body = {"text": post.text, **({"media": {"media_ids": media}} if media else {})}
        answer = self._line.commit("POST", "/2/tweets", json=body)
        if is_duplicate(answer):
            return self._earlier(post, problem_of(self._account, answer))
        number = insist(self._account, answer).get("id")
        if not isinstance(number, str) or not number.isdecimal():
            raise OutcomeUnknown(network=network_of("x").label, reason=_("the answer makes no sense"))
        return Fate("live", self._link(number))

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """Read the newest posts of the account, few first."""
        for count in (FEW, MANY):
            found, is_all = self._read(post, count)
            if found:
                return Fate("live", self._link(found))
            if is_all:
                return Fate("absent")
        return Fate("unsure", f"https://x.com/{self._name()}")

    def renew(self, now: datetime) -> Account:
        """New keys where the old ones are about to end; nothing is asked otherwise, for asking costs money."""
        self._access.bearer()
        return self._account

    def close(self) -> None:
        """Let go of the line."""
        self._line.line.close()

    def _earlier(self, post: Outgoing, refused: PostingProblem) -> Fate:
        try:
            fate = self.look(post, {})
        except PostingProblem as problem:
            raise OutcomeUnknown(network=network_of("x").label, reason=str(refused.facts["reason"])) from problem
        if fate.kind == "absent":
            raise refused
        return fate

    def _read(self, post: Outgoing, count: str) -> tuple[str, bool]:
        """The number of our post among the newest; and whether these are all since it was made."""
        since = (post.made_at - SLACK).astimezone(UTC)
        query = {
            "max_results": count,
            "tweet.fields": "created_at,entities",
            "start_time": since.isoformat(timespec="seconds").replace("+00:00", "Z"),
        }
        answer = self._line.ask("GET", f"/2/users/{self._account.number}/tweets", params=query)
        if not answer.is_well:
            raise problem_of(self._account, answer)
        document = fields(answer.document)
        posts = document.get("data") or []
        same = (each for each in posts if isinstance(each, dict) and words_of(each) == plain(post.text))
        return str(next(same, {}).get("id", "")), not fields(document.get("meta")).get("next_token")

    def _link(self, number: str) -> str:
        return f"https://x.com/{self._name()}/status/{number}"

    def _name(self) -> str:
        return self._account.handle.removeprefix("@")


def words_of(post: Mapping[str, Any]) -> str:
    """The words of a post as they were sent: X puts t.co in the place of links, and adds one for the media."""
    text = str(post.get("text", ""))
    urls = fields(post.get("entities")).get("urls")
    for url in urls if isinstance(urls, list) else []:
        short, long = fields(url).get("url"), fields(url).get("expanded_url")
        if isinstance(short, str) and isinstance(long, str) and short:
            text = text.replace(short, "" if _MEDIA_PAGE.search(long) else long)
    return plain(html.unescape(text))


def plain(text: str) -> str:
    """A text as it is compared: one form of each letter and space, links without what X adds to them."""
    text = _SCHEME.sub("", unicodedata.normalize("NFC", text))
    return " ".join(word.rstrip("/") for word in text.split()).casefold()


def _refused(reason: str) -> PostRefused:
    return PostRefused(network=network_of("x").label, reason=reason)


class XWay:
    """An app of the office's own on X's pages for developers, and consent in the browser."""

    network = "x"
    entries: Sequence[Entry] = (
        Entry("client", N_("OAuth 2.0 client ID")),
        Entry(
            "secret",
            N_("OAuth 2.0 client secret"),
            N_("Only for an app of the type “Web App”; stays empty for “Native App”."),
            is_secret=True,
            is_optional=True,
        ),
    )
    steps: Sequence[str] = (
        N_("Posting here costs money: each post $0.015, with a link $0.200 (August 2026). Buy credits first."),
        N_("Open developer.x.com, make an app, and set it to “Read and write” under “User authentication settings”."),
        N_(
            "Enter these three as callback addresses:\n"
            "http://127.0.0.1:47321/callback\nhttp://127.0.0.1:47322/callback\nhttp://127.0.0.1:47323/callback"
        ),
        N_("Copy the OAuth 2.0 client ID here, and the client secret if there is one."),
    )

    def __init__(self, server: str = SERVER, ports: Sequence[int] = PORTS) -> None:
        """`server` and `ports` are those that X knows; tests have their own."""
        self._server, self._ports = server, ports

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """The account that is signed in to in the browser."""
        consent = consent_of(self._server, self._ports)
        keys = keys_by_consent(consent, given["client"], given.get("secret", ""), browser, step)
        nobody = Account("x", "", self._server)
        line = LetIn(Line("x", self._server), Access(consent, nobody, keys, lambda _keys: None))
        try:
            data = insist(nobody, line.ask("GET", "/2/users/me"))
        except (PostRefused, AccountGone) as problem:
            raise SignInDeclined(network=consent.label, reason=str(problem.facts["reason"])) from problem
        finally:
            line.line.close()
        name, number = str(data.get("username", "")), str(data.get("id", ""))
        if not re.fullmatch(r"\w{1,50}", name, re.ASCII) or not number.isdecimal():
            raise SignInDeclined(network=consent.label, reason=_("the answer makes no sense"))
        return (SignedIn(Account("x", f"@{name}", self._server, number), line.access.keys),)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> Connector:
        """Nothing is asked yet."""
        return X(account, keys, keep_keys)


WAY: Way = XWay()
