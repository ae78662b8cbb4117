"""How a post stands, as data: in which colour it is said, and what a person can do about it then."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.model.queued_post import POST_STATES, QueuedPost
from radiodesk.model.words import N_

Way = Literal["post", "approve", "schedule", "retry", "drop", "open", "look", "profile", "absent", "sign-in"]

WAYS: dict[Way, tuple[str, str]] = {
    "post": (N_("Post now"), "publish"),
    "approve": (N_("Approve"), "check"),
    "schedule": (N_("Schedule…"), "calendar"),
    "retry": (N_("Try again"), "redo"),
    "look": (N_("Is it there?"), "search"),
    "profile": (N_("Open the account"), "web"),
    "absent": (N_("It is not there: send again"), "redo"),
    "open": (N_("Open the post"), "web"),
    "drop": (N_("Call it off"), "close"),
    "sign-in": (N_("Sign in…"), "person"),
}
"""With their texts and icons."""


@dataclass(frozen=True)
class Standing:
    """`role` is the colour, `sentence` names {moment}; `ways` are offered, the first one as the main.

    `is_open_to_hands` says that a person may post it now, or paste its link.
    """

    role: str
    sentence: str
    ways: tuple[Way, ...]
    is_open_to_hands: bool = False


DRAFT, PROVEN, BARRED, TO_REMIND = "draft", "proven", "barred", "to-remind"

STANDINGS: dict[str, Standing] = {
    DRAFT: Standing("muted", N_("A draft. Nobody has approved it yet."), ("post", "approve", "schedule"), True),
    PROVEN: Standing("ok", N_("Posted, with its link as proof."), ("open", "approve"), True),
    "approved": Standing("ok", N_("Approved. It goes out when you say so."), ("post", "schedule", "drop"), True),
    "queued": Standing("ok", N_("Goes out on {moment}."), ("post", "schedule", "drop")),
    TO_REMIND: Standing("ok", N_("You are reminded on {moment}."), ("schedule", "drop"), True),
    "armed": Standing("warn", N_("Going out…"), ("look",)),
    "sent": Standing("warn", N_("The network has it; it is not public yet."), ("look",)),
    "scheduled": Standing("ok", N_("The network holds it until {moment}."), ("look", "drop")),
    "live": Standing("ok", N_("Public since {moment}."), ("open",)),
    "rejected": Standing("error", "", ("retry", "drop")),
    "limited": Standing("warn", N_("The network takes no more for now. It is tried again on {moment}."), ("drop",)),
    "unknown": Standing(
        "warn",
        N_("Nobody knows yet whether it went out. It is looked up before anything is sent again."),
        ("look", "profile"),
    ),
    "ask": Standing(
        "error",
        N_("Please look yourself: is it there? If it is, paste its link."),
        ("profile", "look", "absent"),
        True,
    ),
    BARRED: Standing("error", "", ("sign-in", "retry", "drop")),
    "by-hand": Standing("warn", N_("To be posted by you now."), ("drop",), True),
    "missed": Standing("error", N_("Its time was {moment}. Shall it go out now?"), ("post", "schedule", "drop"), True),
}
"""A post that was called off is a draft again, or `PROVEN` where somebody has pasted its link. One that asks for a
person because nobody may in is `BARRED`; one that a person posts at a set time is `TO_REMIND`."""

LABELS: dict[str, str] = {
    DRAFT: N_("draft"),
    PROVEN: N_("public"),
    **{str(key): text for key, text in POST_STATES.items()},
}
"""How posts stand, in a word or two."""


def state_of(post: QueuedPost | None, link: str = "") -> str:
    """The key of its row; `link` is what was pasted as the proof of its network."""
    if post is None or post.state == "dropped":
        return PROVEN if link else DRAFT
    if post.state == "queued" and not post.account:
        return TO_REMIND
    return BARRED if post.state == "ask" and post.armed_at is None else post.state


def told(post: QueuedPost | None, zone: str, link: str = "") -> str:
    """How it stands, in a sentence or two; `zone` is the programme's."""
    row = STANDINGS[state_of(post, link)]
    if post is None or post.state == "dropped":
        return _(row.sentence)
    moment = post.live_at if post.state == "live" else post.until if post.state == "limited" else post.due
    when = long_moment(in_zone(moment, zone), language()) if moment else ""
    said = _(row.sentence).format(moment=when) if row.sentence else ""
    return " ".join(filter(None, (said, post.trouble)))


def short(post: QueuedPost | None, link: str = "") -> str:
    """The same in a word or two."""
    state = state_of(post, link)
    return _(LABELS[state] if state in LABELS or post is None else LABELS[post.state])


def moment_of(post: QueuedPost) -> datetime:
    """When it went out, goes out, or was approved."""
    return post.live_at or post.due or post.made_at
