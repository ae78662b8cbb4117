"""Let posts go on that stopped: what failed, what was missed, what waited for somebody to sign in."""

from datetime import datetime

from radiodesk.bahasa.words import _
from radiodesk.library.library import Library
from radiodesk.model.posting_problems import NotPossibleNow
from radiodesk.model.queued_post import POST_STATES, TO_LOOK_UP, QueuedPost


def retry_failed(library: Library, now: datetime, episode_id: int | None = None) -> tuple[QueuedPost, ...]:
    """Let go out again what failed or was missed, and nothing else. What may be out is looked up first."""
    failed = library.queued_posts(("rejected", "missed", "ask"), episode_id)
    return tuple(retry_post(library, post.id, now) for post in failed)


def retry_post(library: Library, number: int, now: datetime) -> QueuedPost:
    """The same for one; one that waits is tried at once. Raises `UnknownPost`, `NotPossibleNow`, `PostUnderWay`."""
    post = library.queued(number)
    if post.armed_at is not None and (post.state == "ask" or post.state in TO_LOOK_UP):
        state = "unknown" if post.state == "ask" else post.state
        return library.change_queued(post, state=state, until=None)
    if post.state not in {"rejected", "missed", "ask", "queued"}:
        raise not_possible(post)
    due = post.due if post.due is not None and post.due > now else now.astimezone(post.made_at.tzinfo)
    return begun_anew(library, post, due=due)


def resume_account(library: Library, account: str) -> tuple[QueuedPost, ...]:
    """Somebody signed in again: what waited for that goes on, or is asked about where its time is long over."""
    waiting = [post for post in library.queued_posts(("ask",)) if post.account == account]
    return tuple(_resumed(library, post) for post in waiting)


def _resumed(library: Library, post: QueuedPost) -> QueuedPost:
    state = "queued" if post.armed_at is None else "unknown"
    return library.change_queued(post, state=state, until=None)


def begun_anew(library: Library, post: QueuedPost, **values: object) -> QueuedPost:
    """What a network refused is brought up from the beginning: what was up already may be why."""
    marks = {} if post.state == "rejected" else post.marks
    fresh = {"armed_at": None, "until": None, "trouble": "", "tries": 0, "marks": marks}
    return library.change_queued(post, state="queued", **{**fresh, **values})


def not_possible(post: QueuedPost) -> NotPossibleNow:
    """The problem of asking for something that its state does not allow."""
    return NotPossibleNow(id=post.id, state=_(POST_STATES[post.state]))
