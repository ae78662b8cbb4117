"""Threads: text, pictures and videos from the published site, a topic, a link as a card of its own.

developers.facebook.com/docs/threads; tokens of 60 days are renewed before they end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import NotSent
from radiodesk.model.queued_post import Marks
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import (
    Browser,
    Carried,
    Entry,
    Fate,
    Keep,
    KeepKeys,
    Outgoing,
    SignedIn,
    TextLimits,
)
from radiodesk.social.connectors.meta.containers import Containers, address_of
from radiodesk.social.connectors.meta.fitting import insist_on_fit
from radiodesk.social.connectors.meta.graph import Graph
from radiodesk.social.connectors.meta.shelf import Dialect, Shelf
from radiodesk.social.connectors.meta.tokens import declining, ends_of
from radiodesk.social.networks import network_of

SERVER, VERSION = "https://graph.threads.net", "v1.0"
DIALECT = Dialect(
    create="threads",
    publish="threads_publish",
    limit="threads_publishing_limit",
    words="text",
    state="status",
    more="error_message",
    profile="https://www.threads.com/@{}",
)

FRESH = timedelta(days=50)
"""A token that is good for longer is not renewed: it must be a day old for that."""

LONGEST_TOPIC, NOT_IN_TOPICS = 50, ".&"


class Threads:
    """One profile."""

    def __init__(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> None:
        """Nothing is asked yet."""
        self._account, self._keep_keys = account, keep_keys
        self._turn_to(keys)

    def limits(self) -> TextLimits | None:
        """All profiles take the same."""
        return None

    def schedules(self) -> bool:
        """The API of Threads holds nothing."""
        return False

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Containers, until Threads has worked on them; what stands there now is noted."""
        insist_on_fit("threads", post)
        marks = self._containers.begun(self._shelf.noted(marks, keep), keep)
        facts = self._facts(post)
        if len(post.carried) > 1:
            for at, each in enumerate(post.carried):
                item = {**_of_file(self._graph, each), "is_carousel_item": "true"}
                marks = self._containers.make(f"item{at}", item, marks, keep, each.public_url)
                self._containers.wait(marks[f"item{at}"], step, each)
            children = ",".join(marks[f"item{at}"] for at in range(len(post.carried)))
            facts = {**facts, "media_type": "CAROUSEL", "children": children}
        marks = self._containers.make("container", facts, marks, keep)
        self._containers.wait(marks["container"], step, next(iter(post.carried), None))
        return marks

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """The container has a number already."""
        return marks

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """Publish the container; the answer may take minutes."""
        return self._shelf.publish(marks)

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """By the container, and by the list of what stands there."""
        return self._shelf.look(post, marks)

    def renew(self, now: datetime) -> Account:
        """Another 60 days, kept before they are used. Raises `SignInOver`, `NotSent`."""
        ends = ends_of(self._graph, self._keys["token"])
        if ends is None or ends - now > FRESH:
            return replace(self._account, ends=ends)
        address = f"{self._account.server}/refresh_access_token"
        answer = self._graph.ask(
            "GET", address, {"grant_type": "th_refresh_token", "access_token": self._keys["token"]}
        )
        seconds = answer.get("expires_in")
        if not answer.get("access_token") or not isinstance(seconds, int):
            raise self._graph.problem(NotSent, _("it gave no new token"))
        fresh = self._keys.renewed(token=str(answer["access_token"]))
        self._keep_keys(fresh)
        self._account = replace(self._account, ends=now + timedelta(seconds=min(seconds, 10**8)))
        self.close()
        self._turn_to(fresh)
        return self._account

    def close(self) -> None:
        """Let go of the line."""
        self._graph.close()

    def _turn_to(self, keys: Keys) -> None:
        """Go on with these keys."""
        self._keys, self._graph = keys, Graph(self._account, keys, VERSION)
        self._shelf = Shelf(self._graph, "me", DIALECT)
        self._containers = Containers(self._graph, "me/threads", DIALECT)

    def _facts(self, post: Outgoing) -> dict[str, str]:
        facts = {"media_type": "TEXT", "text": post.text}
        if topic := _topic(post):
            facts["topic_tag"] = topic
        if len(post.carried) == 1:
            return {**facts, **_of_file(self._graph, post.carried[0])}
        return {**facts, "link_attachment": post.link} if post.link and not post.carried else facts


@dataclass(frozen=True)
class ThreadsWay:
    """The profile of a pasted token."""

    server: str = SERVER
    network: str = "threads"
    entries: Sequence[Entry] = (
        Entry("token", N_("Access token"), N_("Begins with TH; from your own app at Meta."), is_secret=True),
    )
    steps: Sequence[str] = (
        N_("Make an app with the use case “Access the Threads API” at developers.facebook.com/apps."),
        N_(
            "Add threads_basic and threads_content_publish, and your profile as a tester of the app; accept in Threads."
        ),
        N_("Under “User Token Generator” generate a token; it lasts 60 days, and RadioDesk renews it by itself."),
        N_("Publish the programme's site: Threads fetches pictures and videos from there itself."),
    )

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """Raises `SignInDeclined`, `NotSent`."""
        keys = Keys({"token": given["token"].strip()})
        graph = Graph(Account(self.network, "", self.server), keys, VERSION)
        try:
            with declining(self.network):
                found = graph.ask("GET", "me", {"fields": "id,username"})
                ends = ends_of(graph, keys["token"])
        finally:
            graph.close()
        account = Account(self.network, f"@{found.get('username')}", self.server, str(found.get("id", "")), ends)
        return (SignedIn(account, keys),)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> Threads:
        """Nothing is asked yet."""
        return Threads(account, keys, keep_keys)


def _of_file(graph: Graph, carried: Carried) -> dict[str, str]:
    """What a picture or a video is called, and what is said of it (videos take it too)."""
    kind = carried.media_type.split("/")[0]
    alt = carried.alt[: network_of("threads").alt_limit]
    facts = {"media_type": kind.upper(), f"{kind}_url": address_of(graph, carried)}
    return {**facts, **({"alt_text": alt} if alt else {})}


def _topic(post: Outgoing) -> str:
    """The topic of a post whose text has no tag itself: there is one, and the text comes first."""
    tag = next(iter(post.hashtags), "") if "#" not in post.text else ""
    return "".join(letter for letter in tag if letter not in NOT_IN_TOPICS)[:LONGEST_TOPIC]


WAY = ThreadsWay()
