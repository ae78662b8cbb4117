"""A way into `plain_network`, as a connector of the program would be: it stands where the module of a network would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import PostRefused, SignInOver
from radiodesk.model.queued_post import Marks
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

NETWORK = "linkedin"
"""A network that posts are pasted to by hand: no connector of the program is in the way."""


class PlainConnector:
    """Media first, then a key of its own for each try, then the post; found again by the key."""

    def __init__(self, account: Account) -> None:
        self._account, self._line = account, Line(NETWORK, account.server)

    def limits(self) -> TextLimits | None:
        return None

    def schedules(self) -> bool:
        return bool(self._line.ask("GET", "/holds").document["holds"])

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        for at, carried in enumerate(post.carried):
            step(at, len(post.carried))
            if f"media{at}" not in marks:
                answer = self._well(self._line.ask("POST", "/media", content=carried.path.read_bytes()))
                marks = {**marks, f"media{at}": answer.document["id"]}
                keep(marks)
        return marks

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        return {**marks, "key": str(uuid4())}

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        due = post.due.isoformat() if post.due else ""
        answer = self._line.commit("POST", "/posts", json={"text": post.text, "key": marks["key"], "due": due})
        said = self._well(answer).document
        kind = "scheduled" if said["is_held"] else "coming" if said["works"] else "live"
        return Fate(kind, said["url"])

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        found = self._well(self._line.ask("GET", "/posts")).document
        if found["blind"]:
            return Fate("unsure")
        for kind in ("posts", "held"):
            for each in found[kind]:
                if each["key"] == marks["key"]:
                    public = "coming" if found["works"] else "live"
                    return Fate(public if kind == "posts" else "scheduled", each["url"])
        return Fate("absent")

    def renew(self, now: datetime) -> Account:
        return self._account

    def close(self) -> None:
        self._line.close()

    def _well(self, answer: Answer) -> Answer:
        if answer.status == 401:
            raise SignInOver(network=NETWORK, account=self._account.handle, reason="401")
        if not answer.is_well:
            raise PostRefused(network=NETWORK, reason=f"HTTP {answer.status}")
        return answer


@dataclass(frozen=True)
class PlainWay:
    """Whoever names a server is let in."""

    network: str = NETWORK
    entries: Sequence[Entry] = (Entry("server", "Server"), Entry("handle", "Handle"))
    steps: Sequence[str] = ()

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        account = Account(NETWORK, given["handle"], given["server"])
        return (SignedIn(account, Keys({"token": "t"})),)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> PlainConnector:
        return PlainConnector(account)


WAY = PlainWay()
