"""How a post stands after what happened to it: pure rules, without a network and without a disk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from radiodesk.bahasa.words import _, sentence, what_happened
from radiodesk.model.posting_problems import (
    AccountGone,
    MediaOutOfReach,
    NotSent,
    PostRefused,
    SignInOver,
    TooManyPosts,
    UnknownAccount,
)
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import QueuedPost
from radiodesk.social.connectors.connector import Fate

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 15))
"""After each try that reached nobody; together as long as a post may be late. After the last it counts as refused."""

REST = timedelta(minutes=15)
"""For a network that says "too many" and not until when: the window of most of them."""

SETTLES = timedelta(minutes=2)
"""So long after a try "not there" may mean "not there yet": lists lag, and publishing itself takes its time."""

LOOKS = timedelta(seconds=20), timedelta(hours=6)
"""The shortest and longest pause between two looks; it is half of the time since the try."""

COMES = timedelta(days=2)
"""What was taken and is not public after so long is asked about: a network works for hours on a long video."""

_LATER = (NotSent, MediaOutOfReach)
_BARRED = (SignInOver, AccountGone, UnknownAccount)
_FOR_A_PERSON = (*_BARRED, PostRefused)
"""A "no" to a look is none to the post: a page that may not be read says nothing of what stands there."""


def set_aside(post: QueuedPost, problem: Problem, now: datetime) -> QueuedPost:
    """How a post stands that is surely not out, after this problem."""
    clear = replace(post, armed_at=None, until=None, trouble=sentence(problem))
    if isinstance(problem, _LATER):
        return _again(clear, what_happened(problem), now)
    if isinstance(problem, TooManyPosts):
        return replace(clear, state="limited", until=max(problem.until or now + REST, now + PAUSES[0]))
    return replace(clear, state="ask" if isinstance(problem, _BARRED) else "rejected")


def left_unknown(post: QueuedPost, problem: Problem, now: datetime) -> QueuedPost:
    """How a post stands that may be out, where that could not be found out now: never "waiting"."""
    rest = problem.until if isinstance(problem, TooManyPosts) and problem.until else now
    until = max(rest, next_look(post, now))
    if isinstance(problem, _FOR_A_PERSON):
        return replace(post, state="ask", until=None, trouble=sentence(problem))
    return replace(
        post, state="unknown" if post.state == "armed" else post.state, until=until, trouble=sentence(problem)
    )


def decided(post: QueuedPost, fate: Fate, now: datetime) -> QueuedPost:
    """How a post stands that was armed, by what the network says of it."""
    return _BY_FATE[fate.kind](replace(post, url=fate.url or post.url, trouble=""), now)


def next_look(post: QueuedPost, now: datetime) -> datetime:
    """When it is looked up again: soon at first, then in growing pauses."""
    shortest, longest = LOOKS
    since = now - (post.armed_at or now)
    return now + min(max(since / 2, shortest), longest)


def _live(post: QueuedPost, now: datetime) -> QueuedPost:
    return replace(post, state="live", live_at=now, until=None)


def _coming(post: QueuedPost, now: datetime) -> QueuedPost:
    """Only an answer to the post itself says that it was taken; a look may mean no more than "not yet"."""
    if now - (post.armed_at or now) > COMES:
        return replace(post, state="ask", until=None, trouble=_("The network took it days ago, and it is not public."))
    return replace(post, state="unknown" if post.state == "unknown" else "sent", until=next_look(post, now))


def _scheduled(post: QueuedPost, now: datetime) -> QueuedPost:
    is_early = post.due is not None and now < post.due
    return replace(post, state="scheduled", until=post.due if is_early else next_look(post, now))


def _absent(post: QueuedPost, now: datetime) -> QueuedPost:
    """What the network once took and does not have any more, somebody may have deleted: that is asked about."""
    if post.state in {"sent", "scheduled"}:
        return replace(post, state="ask", until=None, trouble=_("The network took it, and does not have it any more."))
    if _is_young(post, now):
        return replace(post, state="unknown", until=_settled(post, now))
    return _again(replace(post, armed_at=None), _("It was not posted."), None)


def _unsure(post: QueuedPost, now: datetime) -> QueuedPost:
    if _is_young(post, now):
        return replace(post, state="unknown", until=_settled(post, now))
    return replace(post, state="ask", until=None, trouble=_("Nobody but you can see whether it is there."))


_BY_FATE: Mapping[str, Callable[[QueuedPost, datetime], QueuedPost]] = {
    "live": _live,
    "coming": _coming,
    "scheduled": _scheduled,
    "absent": _absent,
    "unsure": _unsure,
}


def _again(post: QueuedPost, trouble: str, now: datetime | None) -> QueuedPost:
    """It waits for another try, at once without `now`; after some it is for a person to say when."""
    if post.tries >= len(PAUSES):
        words = _("{reason} It was tried several times and is not out; “Try again” begins anew.")
        return replace(post, state="rejected", until=None, trouble=words.format(reason=trouble))
    until = now + PAUSES[post.tries] if now else None
    return replace(post, state="queued", tries=post.tries + 1, until=until, trouble=trouble)


def _is_young(post: QueuedPost, now: datetime) -> bool:
    return now < _settled(post, now)


def _settled(post: QueuedPost, now: datetime) -> datetime:
    return (post.armed_at or now) + SETTLES
