"""The way into Mastodon, and into what speaks as it does: GoToSocial, Pleroma, Takahe, Pixelfed."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from radiodesk.bahasa.words import _, n_
from radiodesk.jobs.step import Step, portion
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import NotSent, OutcomeUnknown
from radiodesk.model.queued_post import Marks
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import (
    Browser,
    Entry,
    Fate,
    Keep,
    KeepKeys,
    Outgoing,
    SignedIn,
    TextLimits,
)
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.mastodon.answers import address_of, gone, refusal, refused
from radiodesk.social.connectors.mastodon.media import bring_up, is_known, wait_until_worked_on
from radiodesk.social.connectors.mastodon.search import Search, Sought
from radiodesk.social.connectors.mastodon.server import holds_posts, instance, limits_in, most_bytes
from radiodesk.social.connectors.mastodon.sign_in import sign_in
from radiodesk.social.count import count_within

AHEAD = timedelta(minutes=5)
"""So long before its time a post must reach a server that shall hold it (mastodon#9706)."""


@dataclass(frozen=True)
class Pace:
    """How patient the connector is: between two looks at a file, and before "not there" is believed, in seconds."""

    pause_s: float = 1.0
    settles_s: float = 10.0


class MastodonConnector:
    """One account on one server."""

    def __init__(self, account: Account, keys: Keys, pace: Pace) -> None:
        """Nothing is asked yet."""
        self._account, self._pace = account, pace
        self._line = Line("mastodon", account.server, {"Authorization": f"Bearer {keys['access_token']}"})
        self._holds: bool | None = None

    def limits(self) -> TextLimits | None:
        """What this server says that it takes. Raises `NotSent`."""
        return limits_in(instance(self._line))

    def schedules(self) -> bool:
        """Whether its software is known to keep a post until its time. Raises `NotSent`."""
        if self._holds is None:
            self._holds = holds_posts(self._line)
        return self._holds

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Bring up the files, each number kept as soon as it is known, and wait until the server has worked on them.

        Raises `PostRefused`, `NotSent`, `SignInOver`, `TooManyPosts`.
        """
        self._insist_that_it_fits(post)
        kept = dict(marks)
        for at, carried in enumerate(post.carried):
            part = portion(step, at / len(post.carried), (at + 1) / len(post.carried))
            name = f"media.{at}"
            if name not in kept or not is_known(self._line, kept[name]):
                kept[name] = bring_up(self._line, self._account, carried, part)
                keep(dict(kept))
            wait_until_worked_on(self._line, self._account, kept[name], self._pace.pause_s, part)
        return kept

    def _insist_that_it_fits(self, post: Outgoing) -> None:
        """Say no before a long file is brought up in vain."""
        said = instance(self._line)
        for each in post.carried:
            most = most_bytes(said, each.media_type)
            if 0 < most < each.path.stat().st_size:
                raise refusal(_("a file is larger than the {size} MB it takes").format(size=most // 1_000_000))
        if limits := limits_in(said):
            _insist_on_limits(post, limits)

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """A key of its own and the moment. A further try of the same post keeps both: it is looked for since then."""
        first = {"key": str(uuid.uuid4()), "armed": datetime.now(UTC).isoformat()}
        return {**first, **marks}

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """Post it. A server that gives no moment back for a post that it shall hold has made it public."""
        body: dict[str, Any] = {
            "status": post.text,
            "media_ids": _media(marks),
            "language": post.language,
            "visibility": "public",
            **self._moment(post),
        }
        answer = self._line.commit("POST", "/api/v1/statuses", json=body, headers={"Idempotency-Key": marks["key"]})
        if answer.status == 408:
            raise self._unknown(answer)
        if not answer.is_well:
            raise refused(answer, self._account)
        said = answer.document if isinstance(answer.document, dict) else {}
        if said.get("scheduled_at") and "content" not in said:
            return Fate("scheduled")
        if not said.get("id"):
            raise self._unknown(answer)
        return Fate("live", address_of(said))

    def _moment(self, post: Outgoing) -> dict[str, str]:
        """What asks the server to hold it. Raises `NotSent` rather than break an embargo."""
        now = datetime.now(UTC)
        if post.due is None or post.due <= now:
            return {}
        if not self.schedules() or post.due < now + AHEAD:
            raise NotSent(network=self._line.network.label, reason=_("this server would post it before its time"))
        return {"scheduled_at": post.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}

    def _unknown(self, answer: Answer) -> OutcomeUnknown:
        said = _("answer {number}").format(number=answer.status)
        return OutcomeUnknown(network=self._line.network.label, reason=said)

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """Look for it among the posts of the account since it was armed first."""
        now = datetime.now(UTC)
        armed = datetime.fromisoformat(marks["armed"])
        sought = Sought(post.text, marks["key"], frozenset(_media(marks)), armed, post.due)
        fate = Search(self._line, self._account, sought).fate(now)
        if fate.kind == "absent" and now < armed + timedelta(seconds=self._pace.settles_s):
            return Fate("coming")
        return fate

    def renew(self, now: datetime) -> Account:
        """Keys of Mastodon do not end by themselves; ask whether they are still good."""
        answer = self._line.ask("GET", "/api/v1/accounts/verify_credentials")
        if not answer.is_well:
            raise gone(answer, self._account)
        return self._account

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()


def _insist_on_limits(post: Outgoing, limits: TextLimits) -> None:
    counted = count_within("mastodon", post.text, limits)
    if not counted.fits:
        said = n_("it has {n} character", "it has {n} characters", counted.used)
        raise refusal(_("{said}, this server takes {limit}").format(said=said, limit=counted.limit))
    if len(post.carried) > limits.pictures:
        raise refusal(_("this server takes {limit} files with a post").format(limit=limits.pictures))
    if limits.alt and any(len(each.alt) > limits.alt for each in post.carried):
        raise refusal(_("a description is longer than the {limit} characters it takes").format(limit=limits.alt))


def _media(marks: Marks) -> list[str]:
    """The numbers of the files, in their order."""
    places = sorted(int(name.removeprefix("media.")) for name in marks if name.startswith("media."))
    return [marks[f"media.{place}"] for place in places]


@dataclass(frozen=True)
class MastodonWay:
    """How any server that speaks as Mastodon does is signed in to."""

    pace: Pace = Pace()
    network: str = "mastodon"
    entries: Sequence[Entry] = (
        Entry("server", N_("Server"), N_("Such as mastodon.example, or your whole name there")),
    )
    steps: Sequence[str] = (
        N_("Make an account for your office on a Mastodon server; most cost nothing."),
        N_("Its page opens in your browser: check that it is your office's account, then say yes to RadioDesk."),
    )

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """The one account that says yes."""
        return (sign_in(given.get("server", ""), browser, step),)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> MastodonConnector:
        """Nothing is asked yet; these keys are never renewed."""
        return MastodonConnector(account, keys, self.pace)


WAY = MastodonWay()
