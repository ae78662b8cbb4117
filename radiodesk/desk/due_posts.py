"""Carry the posts whose time has come: each account stands alone, and what may be out is looked up before all else."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial

from radiodesk.desk.accounts import open_account
from radiodesk.desk.attachments import carried, on_the_disk
from radiodesk.desk.media_host import with_addresses
from radiodesk.desk.side_by_side import side_by_side
from radiodesk.jobs.step import Cancelled, Step, no_step, portion
from radiodesk.library.library import Library
from radiodesk.model.posting_problems import NotUnderstood
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import TO_LOOK_UP, TO_SEND, QueuedPost
from radiodesk.social.connectors.connector import Carried, Outgoing
from radiodesk.social.fates import left_unknown, set_aside
from radiodesk.social.networks import network_of
from radiodesk.social.sending import Errand, carry

Clock = Callable[[], datetime]

_log = logging.getLogger(__name__)


def run_posts(library: Library, clock: Clock, step: Step = no_step) -> Iterator[QueuedPost]:
    """Do what is due and tell of each post how it stands then: accounts side by side, one post of each at a time.

    Safe when somebody else does the same at the same time: each is carried once. Raises `Cancelled` when it is
    stopped; what was under way then is due again.
    """
    yield from _carried_each(library, due_posts(library, clock()), clock, step)


def run_these(library: Library, numbers: Collection[int], clock: Clock, step: Step = no_step) -> Iterator[QueuedPost]:
    """The same for some posts alone, as far as they are due."""
    chosen = tuple(post for post in due_posts(library, clock()) if post.id in numbers)
    yield from _carried_each(library, chosen, clock, step)


def due_posts(library: Library, now: datetime) -> tuple[QueuedPost, ...]:
    """What there is something to do about now: first what may be out, then by time.

    Accounts that must rest do, and a post waits for the publication of its episode: its link would lead nowhere.
    """
    known = library.queued_posts((*TO_SEND, *TO_LOOK_UP))
    resting = {post.account for post in known if post.state == "limited" and post.until and now < post.until}
    going_out = {
        number
        for each in library.appointments(("waiting", "running"))
        if each.is_due(now)
        for number in each.episode_ids
    }
    held_up = {post.id for post in known if post.account in resting or post.episode_id in going_out}
    due = [each for each in known if each.is_due(now) and (each.state in TO_LOOK_UP or each.id not in held_up)]
    return tuple(sorted(due, key=lambda each: (each.state in TO_SEND, each.due or each.made_at, each.id)))


def _carried_each(library: Library, due: Sequence[QueuedPost], clock: Clock, step: Step) -> Iterator[QueuedPost]:
    lines = [
        [post for post in due if post.account == account] for account in dict.fromkeys(each.account for each in due)
    ]
    yield from side_by_side([partial(_carried_line, library, line, clock) for line in lines], step)


def _carried_line(library: Library, line: Sequence[QueuedPost], clock: Clock, step: Step) -> list[QueuedPost]:
    """The posts of one account, one after another, until its network wants to be left in peace."""
    carried_out: list[QueuedPost] = []
    for at, post in enumerate(line):
        if library.take_queued(post):
            part = portion(step, at / len(line), (at + 1) / len(line))
            carried_out.append(_carried_out(library, post, clock, part))
            if carried_out[-1].state == "limited":
                break
    return carried_out


def _carried_out(library: Library, post: QueuedPost, clock: Clock, step: Step) -> QueuedPost:
    try:
        if not post.account:
            library.keep_queued(_for_a_person(post, clock()))
        else:
            _brought_out(library, post, clock, step)
    finally:
        library.release_queued(post.id)
    return library.queued(post.id)


def _for_a_person(post: QueuedPost, now: datetime) -> QueuedPost:
    return replace(post, state="missed" if post.is_missed(now) else "by-hand", until=None, trouble="")


def _brought_out(library: Library, post: QueuedPost, clock: Clock, step: Step) -> None:
    """Whatever a connector or the file system does, the other accounts go on, and what may be out stays unknown."""
    try:
        with closing(open_account(library, post.account)) as connector:
            if post.state in TO_LOOK_UP:
                files = on_the_disk(library, post)
                post = carry(post, Errand(connector, _outgoing(post, files), library.keep_queued, clock, step))
            if post.state in TO_SEND:
                files = with_addresses(library, post, carried(library, post))
                carry(post, Errand(connector, _outgoing(post, files), library.keep_queued, clock, step))
    except Cancelled:
        raise
    except Problem as problem:
        _give_up(library, post, problem, clock())
    except Exception as error:  # noqa: BLE001 - one network's strange answer must not hold up all the others
        _log.exception("carrying post %s", post.id)
        label = network_of(post.network).label
        _give_up(library, post, NotUnderstood(network=label, reason=type(error).__name__), clock())


def _give_up(library: Library, post: QueuedPost, problem: Problem, now: datetime) -> None:
    """By what the disk says: it may have been armed meanwhile."""
    latest = library.queued(post.id)
    outcome = left_unknown if latest.armed_at is not None else set_aside
    library.keep_queued(outcome(latest, problem, now))


def _outgoing(post: QueuedPost, files: tuple[Carried, ...]) -> Outgoing:
    return Outgoing(
        text=post.text,
        made_at=post.made_at,
        title=post.title,
        link=post.link,
        language=post.language,
        hashtags=post.hashtags,
        carried=files,
    )
