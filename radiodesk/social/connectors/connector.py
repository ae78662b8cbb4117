"""What a way into a network can do. A post is brought up in four steps, so that it goes out exactly once.

`prepare` what nobody sees yet, `arm`: say under which names this try can be found again, `send` the one request that
makes it public, `look` what became of it. Marks are kept durably between the steps; only `send` is never repeated
without a look.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.queued_post import Marks

Keep = Callable[[Marks], None]
"""Keeps marks durably; when it returns they are on the disk."""

KeepKeys = Callable[[Keys], None]
"""Keeps renewed keys; called before they are used, for refresh tokens are good only once."""

Browser = Callable[[str], None]
"""Opens a page in the browser of the system."""


@dataclass(frozen=True)
class Carried:
    """A file that goes along. `public_url` is where the network can fetch it itself, empty where nobody can.

    `title`, `performer` and `cover` are for sound; `captions` is a VTT file of the words that are spoken in a video.
    """

    path: Path
    media_type: str
    alt: str = ""
    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    captions: Path | None = None
    public_url: str = ""
    title: str = ""
    performer: str = ""
    cover: Path | None = None


@dataclass(frozen=True)
class Outgoing:
    """A post as it goes out. `made_at` is its own moment, the same at each try; `hashtags` have no #.

    `due` is set only where the network itself shall hold it until then (`Connector.schedules`).
    """

    text: str
    made_at: datetime
    title: str = ""
    link: str = ""
    language: str = "id"
    hashtags: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()
    due: datetime | None = None


@dataclass(frozen=True)
class Fate:
    """What became of a post.

    "live" is public at `url`; "coming" was taken and is not public yet; "scheduled" is held by the network; "absent"
    is surely not there, so that it may be sent again; "unsure" can only be seen by a person, at `url` where one helps.
    """

    kind: Literal["live", "coming", "scheduled", "absent", "unsure"]
    url: str = ""


@dataclass(frozen=True)
class TextLimits:
    """What a server says of itself: characters of a post, of a link in it, of a picture's description."""

    text: int
    link: int = 23
    alt: int = 0
    pictures: int = 4


class Connector(Protocol):
    """An open way into one account. Every method may raise a `PostingProblem`; one thread at a time."""

    def limits(self) -> TextLimits | None:
        """What the server says that it takes; None where all servers of the network take the same."""

    def schedules(self) -> bool:
        """Whether this very server holds a post until its time. Asked, not believed: an embargo depends on it."""

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Bring up what nobody sees yet. What is in the marks already is not brought again. Safe to repeat."""

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """The marks with the names under which this try can be found again. Asks nobody."""

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """Make it public: live, coming or scheduled. Raises `OutcomeUnknown` when it left and no answer came."""

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """What became of a post that was armed."""

    def renew(self, now: datetime) -> Account:
        """Renew keys that would end soon, and say what the account is now. Raises `SignInOver`."""

    def close(self) -> None:
        """Let go of the line."""


@dataclass(frozen=True)
class Entry:
    """One thing that a person types to let RadioDesk in: `label` and `hint` are sentences to translate.

    What is optional may stay empty.
    """

    key: str
    label: str
    hint: str = ""
    is_secret: bool = False
    default: str = ""
    is_optional: bool = False


@dataclass(frozen=True)
class SignedIn:
    """An account with its keys, just let in."""

    account: Account
    keys: Keys


class Way(Protocol):
    """How one network is signed in to and opened; each connector file offers one as `WAY`."""

    network: str
    entries: Sequence[Entry]
    steps: Sequence[str]
    """What a person does first on the network itself, one sentence each."""

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """Every account that these entries let in (a person may have several pages). The browser opens where needed.

        Raises `SignInDeclined`, `NotSent`, `BadValue`, `Cancelled` (by `step`).
        """

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> Connector:
        """Nothing is asked yet."""
