"""Bluesky: a post is put under a key that is chosen before; put there twice it is still one post."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import AccountGone, NotSent
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.bluesky.answers import name_of, refused, text_of
from radiodesk.social.connectors.bluesky.card import is_read, read_page
from radiodesk.social.connectors.bluesky.facets import handles_in
from radiodesk.social.connectors.bluesky.identity import did_of
from radiodesk.social.connectors.bluesky.media import bring, check
from radiodesk.social.connectors.bluesky.oauth import BrowserTicket
from radiodesk.social.connectors.bluesky.record import COLLECTION, MENTION, new_key, record_of
from radiodesk.social.connectors.bluesky.session import XRPC, AppPassword, Session
from radiodesk.social.connectors.bluesky.sign_in import ENTRIES, STEPS, SignIn
from radiodesk.social.connectors.connector import Connector, Entry, Fate, Keep, KeepKeys, Outgoing, TextLimits, Way
from radiodesk.social.connectors.line import Line
from radiodesk.social.networks import network_of


class Bluesky:
    """An open way into one account."""

    def __init__(self, account: Account, session: Session) -> None:
        """Nothing is asked yet."""
        self._account, self._session = account, session

    def limits(self) -> TextLimits | None:
        """The same everywhere."""
        return None

    def schedules(self) -> bool:
        """It holds nothing back."""
        return False

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Files go up, and who is mentioned is looked up: both stay the same from then on."""
        check(post)
        known = dict(marks)
        for handle in handles_in(post.text):
            if MENTION + handle not in known:
                with suppress(NotSent):  # nobody knows now who that is: a post goes out with a name that is only text
                    known[MENTION + handle] = did_of(handle, self._account.server)
                    keep(known)
        if post.link and not post.carried and not is_read(known):
            known |= read_page(post.link)
            keep(known)
        return bring(self._session, self._account, post, known, keep, step)

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """A key that was chosen once stays: whatever became of the last try, there is one place for this post."""
        return marks if "rkey" in marks else {**marks, "rkey": new_key()}

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """Put it at its key. The same bytes there again are no new post (com.atproto.repo.putRecord)."""
        place = {"repo": self._account.number, "collection": COLLECTION, "rkey": marks["rkey"]}
        answer = self._session.commit("POST", "repo.putRecord", json={**place, "record": record_of(post, marks)})
        if not answer.is_well:
            raise refused(answer, self._account)
        return Fate("live", self._page(marks))

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """Ask the server that keeps it; no key is needed for that, and what it does not find is not there."""
        place = {"repo": self._account.number, "collection": COLLECTION, "rkey": marks["rkey"]}
        answer = self._session.line.ask("GET", XRPC + "repo.getRecord", params=place)
        if name_of(answer) == "RecordNotFound":
            return Fate("absent")
        if not answer.is_well or not text_of(answer, "uri").endswith(marks["rkey"]):
            raise refused(answer, self._account)
        return Fate("live", self._page(marks))

    def renew(self, now: datetime) -> Account:
        """Whether it is still let in; what is over is renewed on the way."""
        answer = self._session.ask("GET", "server.getSession")
        if not answer.is_well:
            raise refused(answer, self._account)
        if answer.document.get("active") is False:
            label, why = network_of("bluesky").label, text_of(answer, "status")
            raise AccountGone(network=label, account=self._account.handle, reason=why)
        return self._account

    def close(self) -> None:
        """Let go of the lines."""
        self._session.close()

    def _page(self, marks: Marks) -> str:
        """By the lasting name of the account: a link with a handle in it ends when the handle changes."""
        return f"https://bsky.app/profile/{self._account.number}/post/{marks['rkey']}"


class BlueskyWay(SignIn):
    """How accounts are let in and opened."""

    network = "bluesky"
    entries: Sequence[Entry] = ENTRIES
    steps: Sequence[str] = STEPS

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> Connector:
        """Nothing is asked yet."""
        line = Line("bluesky", account.server)
        kind = BrowserTicket(account, keys, keep_keys) if keys["proof"] else AppPassword(line, account, keys, keep_keys)
        return Bluesky(account, Session(line, kind))


WAY: Way = BlueskyWay()
