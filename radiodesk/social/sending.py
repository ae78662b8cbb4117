"""Bring a post out exactly once: keep the names to find it by, send it, and look it up where nobody knows.

The one rule: while `armed_at` is set, the post may be out. It is on the disk before the one request that makes the
post public, and taken away only by a clear "no" of the network or by a look that proves that nothing is there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.posting_problems import AccountGone, NotSent, PostRefused, SignInOver, TooManyPosts
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import TO_LOOK_UP, TO_SEND, Marks, QueuedPost
from radiodesk.social.connectors.connector import Connector, Outgoing
from radiodesk.social.fates import decided, left_unknown, set_aside
from radiodesk.social.networks import network_of

_CLEAR_NO = (NotSent, TooManyPosts, SignInOver, AccountGone, PostRefused)
"""What `Connector.send` raises only where the post is surely not out. Anything else leaves it unknown."""


@dataclass(frozen=True)
class Errand:
    """What one post is brought out with. When `keep` returns, the post is on the disk as it was handed over."""

    connector: Connector
    outgoing: Outgoing
    keep: Callable[[QueuedPost], None]
    clock: Callable[[], datetime]
    step: Step


def carry(post: QueuedPost, errand: Errand) -> QueuedPost:
    """Look up what may be out, send what is not; returns how it stands now, and that is kept.

    What turns out to be absent is sent with the next turn. Raises `Cancelled` by the step of the errand, before
    anything is public.
    """
    carrying = _Carrying(post, errand)
    if post.state in TO_LOOK_UP:
        carrying.look_up()
    elif post.state in TO_SEND and carrying.is_its_time():
        carrying.bring_out()
    return carrying.post


class _Carrying:
    """One post under way; `post` is always what the disk has."""

    def __init__(self, post: QueuedPost, errand: Errand) -> None:
        self.post, self._errand = post, errand

    def is_its_time(self) -> bool:
        """Whether it goes out now; what is too late is asked about, what the network would not hold waits."""
        now = self._errand.clock()
        if self.post.is_missed(now):
            self._keep(replace(self.post, state="missed", until=None, trouble=_("Its time is too long ago.")))
        return self.post.is_due(now)

    def bring_out(self) -> None:
        """Prepare, arm, send. The try is on the disk before it can have any effect that people see."""
        try:
            outgoing = self._outgoing()
            if outgoing is None:
                return
            marks = self._errand.connector.prepare(outgoing, self.post.marks, self._keep_marks, self._errand.step)
        except Problem as problem:
            self._keep(set_aside(self.post, problem, self._errand.clock()))
            return
        marks = _frozen(self._errand.connector.arm(outgoing, marks))
        is_held = outgoing.due is not None
        self._change(state="armed", marks=marks, armed_at=self._errand.clock(), held_there=is_held, trouble="")
        self._send(outgoing)

    def look_up(self) -> None:
        """Ask what became of it. Nothing that happens here lets it be sent again, except that it is surely absent."""
        outgoing = replace(self._errand.outgoing, due=self.post.due if self.post.held_there else None)
        seen = replace(self.post, state="unknown") if self.post.state == "armed" else self.post
        try:
            fate = self._errand.connector.look(outgoing, self.post.marks)
        except Problem as problem:
            self._keep(left_unknown(seen, problem, self._errand.clock()))
        else:
            self._keep(decided(seen, fate, self._errand.clock()))

    def _send(self, outgoing: Outgoing) -> None:
        """Once, and only here. Who was sent and gave no answer is looked up at once: mostly it is there."""
        try:
            fate = self._errand.connector.send(outgoing, self.post.marks)
        except _CLEAR_NO as problem:
            self._keep(set_aside(self.post, problem, self._errand.clock()))
        except Problem as problem:
            self._keep(left_unknown(self.post, problem, self._errand.clock()))
            self.look_up()
        else:
            self._keep(decided(self.post, fate, self._errand.clock()))

    def _outgoing(self) -> Outgoing | None:
        """The post as it goes out now; None where the network should hold it and does not: RadioDesk does, then."""
        if not self.post.to_be_held(self._errand.clock()):
            return self._errand.outgoing
        if self._errand.connector.schedules():
            return replace(self._errand.outgoing, due=self.post.due)
        words = _("{network} does not hold posts until their time here; RadioDesk does.")
        self._change(held_there=False, trouble=words.format(network=network_of(self.post.network).label))
        return None

    def _keep_marks(self, marks: Marks) -> None:
        self._change(marks=_frozen(marks))

    def _change(self, **values: Any) -> None:
        self._keep(replace(self.post, **values))

    def _keep(self, post: QueuedPost) -> None:
        self._errand.keep(post)
        self.post = post


def _frozen(marks: Marks) -> Marks:
    return MappingProxyType(dict(marks))
