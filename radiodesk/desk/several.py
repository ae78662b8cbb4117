"""Publish to several destinations in one go: the sound is made once, and one that fails does not stop the others."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desk import publishing
from radiodesk.desk.carrying import Flow
from radiodesk.desk.publishing import Proposal, Receipt
from radiodesk.jobs.step import Cancelled, Step, portion
from radiodesk.library.library import Library
from radiodesk.model.problems import Problem, WrongInput
from radiodesk.settings.unfinished import Unfinished, forget_unfinished, keep_unfinished, unfinished

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wish:
    """Bring these episodes to a destination; `preset` None for as they were."""

    destination: str
    ids: tuple[int, ...]
    preset: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a wish: a proposal, then a receipt; or the problem that stood in the way of either."""

    wish: Wish
    proposal: Proposal | None = None
    receipt: Receipt | None = None
    problem: Problem | None = None

    @property
    def is_well(self) -> bool:
        """Whether nothing stands in the way, and what was published is as it should be."""
        return self.problem is None and not (self.receipt and self.receipt.faults)

    def sentence(self) -> str:
        """It in words, beginning with the destination."""
        return f"{self.wish.destination}: {self._said()}"

    def _said(self) -> str:
        if self.problem is not None:
            return sentence(self.problem)
        if self.receipt is None or not self.receipt.plan.puts:
            return _("everything public is as it should be.")
        if self.receipt.faults:
            return " ".join(fault.sentence() for fault in self.receipt.faults)
        sent = len(self.receipt.plan.puts)
        return n_("published, {n} file sent.", "published, {n} files sent.", sent)


Heard = Callable[[Outcome], None]
"""Called with each outcome as soon as it is known."""


def prepare_each(
    library: Library,
    wishes: Sequence[Wish],
    now: datetime,
    step: Step,
    raised: tuple[type[Problem], ...] = (WrongInput,),
) -> tuple[Outcome, ...]:
    """A proposal for each destination, or what stands in its way. What is wrong with the episodes themselves is raised.

    The first makes the sound; the others find it made. `raised` are the problems that somebody here can do something
    about at once.
    """
    outcomes = []
    for at, wish in enumerate(wishes):
        share = portion(step, at / len(wishes), (at + 1) / len(wishes))
        outcomes.append(_prepared(library, wish, now, share, raised))
    return tuple(outcomes)


def publish_each(
    library: Library,
    prepared: Sequence[Outcome],
    step: Step,
    flows: Sequence[Flow] = (),
    may_delete: bool = False,
    heard: Heard = lambda _outcome: None,
) -> tuple[Outcome, ...]:
    """Carry each proposal out, one destination after the other. `flows` are those of the destinations, in order.

    What fails is remembered for `wishes_to_retry`. Raises only Cancelled.
    """
    outcomes = []
    for at, outcome in enumerate(prepared):
        share = portion(step, at / len(prepared), (at + 1) / len(prepared))
        flow = flows[at] if flows else Flow()
        outcomes.append(_carried(library, outcome, flow, share, may_delete))
        heard(outcomes[-1])
    return tuple(outcomes)


def wishes_to_retry(library: Library) -> tuple[Wish, ...]:
    """What did not get through, and what was cut off by a power cut or a kill."""
    known = {each.name for each in library.destinations()}
    failed = [each for each in unfinished(library.root) if each.destination in known]
    named = {each.destination for each in failed}
    cut_off = [name for name in sorted(known - named) if library.unfinished_edition(name) is not None]
    wishes = [Wish(each.destination, each.ids, each.preset or None) for each in failed]
    return (*wishes, *(Wish(name, ()) for name in cut_off))


def _prepared(library: Library, wish: Wish, now: datetime, step: Step, raised: tuple[type[Problem], ...]) -> Outcome:
    try:
        return Outcome(wish, publishing.prepare(library, wish.ids, wish.destination, wish.preset, now, step))
    except raised:
        raise
    except Problem as problem:
        return _failed(library, Outcome(wish, problem=problem))


def _carried(library: Library, outcome: Outcome, flow: Flow, step: Step, may_delete: bool) -> Outcome:
    if outcome.proposal is None:
        step(1, 1)
        return outcome
    try:
        receipt = publishing.publish(library, outcome.proposal, step, flow=flow, may_delete=may_delete)
    except Problem as problem:
        return _failed(library, Outcome(outcome.wish, outcome.proposal, problem=problem))
    except Cancelled:
        _failed(library, outcome)
        raise
    forget_unfinished(library.root, outcome.wish.destination)
    return Outcome(outcome.wish, outcome.proposal, receipt)


def _failed(library: Library, outcome: Outcome) -> Outcome:
    _log.warning("%s: %s", outcome.wish.destination, outcome.problem)
    wish = outcome.wish
    keep_unfinished(library.root, Unfinished(wish.destination, wish.ids, wish.preset or ""))
    return outcome
