"""Moves a podcast in: its programme, then episode by episode, so that a cut anywhere costs one download at most.

Several downloads run ahead of the one that is taken in; episodes come in in their order, each with all it has or not
at all. One that cannot be had is told and left; moving in again brings what is missing and nothing twice.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from radiodesk.bahasa.words import _
from radiodesk.desk.moving_bringing import Bringer, Luggage
from radiodesk.desk.moving_feed import Household
from radiodesk.desk.moving_items import Arriving, differences
from radiodesk.desk.moving_journal import Journal, Outcome
from radiodesk.desk.moving_sheets import origin_of
from radiodesk.desk.moving_web import AT_ONCE, Web
from radiodesk.desk.sounds import keep_sound
from radiodesk.jobs.step import Cancelled, Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem, StorageProblem
from radiodesk.model.programme import Programme

Tell = Callable[[Outcome], None]

LOOK_EVERY_S = 0.1


@dataclass(frozen=True)
class Moved:
    """What came of a move. `remarks` are about the programme, `outcomes` about its episodes, oldest first."""

    programme: Programme
    remarks: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    def of_state(self, state: str) -> tuple[Outcome, ...]:
        """The outcomes of one state: brought, here, failed."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == state)


def move_in(
    library: Library, household: Household, programme: Programme, step: Step, tell: Tell = lambda _outcome: None
) -> Moved:
    """Bring the episodes of a feed into a programme; those that are there already stay as they are.

    `tell` hears of each as soon as it is in. Raises `DiskFull` and other storage problems, and Cancelled: what has
    come in by then stays, and the next call goes on.
    """
    journal = Journal(library, programme.guid)
    journal.begin(household.source)
    outcomes = [Outcome(left.title, "failed", remarks=(left.why,)) for left in household.left]
    known = library.guids(programme.id)
    outcomes += [
        Outcome(each.item.title, "here", each.guid, known[each.guid])
        for each in household.arriving
        if each.guid in known
    ]
    for outcome in outcomes:
        tell(outcome)
    missing = [each for each in household.arriving if each.guid not in known]
    with Web(trusts_the_house=household.trusts_the_house) as web:
        bringer = Bringer(library, web, journal.folder, household.show.image_url)
        for outcome in _brought(library, programme, bringer, missing, step):
            journal.note(outcome)
            tell(outcome)
            outcomes.append(outcome)
    return Moved(library.programme(programme.id), household.remarks, tuple(outcomes))


def _brought(
    library: Library, programme: Programme, bringer: Bringer, missing: Sequence[Arriving], step: Step
) -> Iterator[Outcome]:
    with _porters() as (pool, stopping):
        waiting: deque[tuple[Arriving, Future[Luggage]]] = deque()
        rest = iter(missing)
        for done in range(len(missing)):
            for arriving in rest:
                share = _Share(stopping)
                waiting.append((arriving, pool.submit(bringer.bring, arriving, share)))
                if len(waiting) > AT_ONCE:
                    break
            arriving, luggage = waiting.popleft()
            while not luggage.done():
                step(done, len(missing))
                _wait(luggage)
            step(done, len(missing))
            yield _taken_in(library, programme, arriving, luggage)
    step(1, 1)


@contextmanager
def _porters() -> Iterator[tuple[ThreadPoolExecutor, threading.Event]]:
    """Threads that download; told to stop when nobody waits for them any more."""
    stopping = threading.Event()
    pool = ThreadPoolExecutor(AT_ONCE, "moving")
    try:
        yield pool, stopping
    finally:
        stopping.set()
        pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True)
class _Share:
    """The step of a download: it only asks whether to stop."""

    stopping: threading.Event

    def __call__(self, done: float, total: float, /) -> None:
        if self.stopping.is_set():
            raise Cancelled


def _wait(luggage: "Future[Luggage]") -> None:
    try:
        luggage.exception(LOOK_EVERY_S)
    except NotYet:
        return


def _taken_in(library: Library, programme: Programme, arriving: Arriving, brought: "Future[Luggage]") -> Outcome:
    """One episode in the library, or the sentence that says why not; a full disk ends the move."""
    title, guid = arriving.item.title, arriving.guid
    try:
        luggage = brought.result()
        episode, remarks = _settled(library, programme, arriving, luggage)
    except StorageProblem:
        raise
    except Problem as problem:
        return Outcome(title, "failed", guid, remarks=(_what_happened(problem),))
    return Outcome(title, "brought", guid, episode.id, (*arriving.remarks, *luggage.remarks, *remarks))


def _what_happened(problem: Problem) -> str:
    """The first sentence of a problem: what is safe and what to do is the same for all of them."""
    reason = problem.facts.get("reason")
    return _(problem.what).format_map({**problem.facts, "reason": _(reason) if reason else ""})


def _settled(
    library: Library, programme: Programme, arriving: Arriving, luggage: Luggage
) -> tuple[Episode, tuple[str, ...]]:
    """The episode, with its audio kept untouched. What is no sound is not kept for another attempt."""
    try:
        recording = keep_sound(library, luggage.audio, no_step)
    finally:
        luggage.audio.unlink(missing_ok=True)
        with suppress(OSError):
            luggage.audio.parent.rmdir()
    origin = origin_of(arriving, recording.info, luggage.chapters, luggage.cover)
    remarks = differences(arriving, recording.size_bytes, recording.info.duration_s)
    return library.bring_in(programme.id, arriving.guid, recording, origin, luggage.transcript), remarks
