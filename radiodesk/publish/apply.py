"""Carry out a plan so that whoever looks, whenever, sees a whole state; broken off, it is simply run again."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.problems import ForeignFile, ProofFailed
from radiodesk.model.publication import PublicFile
from radiodesk.publish.crew import END_WAIT_S, Crew, Task
from radiodesk.publish.delivering import Pace, deliver, hash_of, stands_at
from radiodesk.publish.lock import Lock
from radiodesk.publish.manifest import Manifest, break_seal, write_manifest
from radiodesk.publish.meter import Meter
from radiodesk.publish.patience import Patience
from radiodesk.publish.place import Abilities, Connect, Place
from radiodesk.publish.plan import Plan, Put, Why
from radiodesk.publish.traffic import Traffic, stop_or_go

PLACED = "placed"
REMOVED = "removed"

AUDIO_FOLDER = "audio"

RELEASE_S = 30.0
"""So long the end of a run waits for the lock to be given back."""

Note = Callable[[PublicFile, str], None]


def _nothing(_place: Place) -> None:
    """A check that always passes."""


@dataclass(frozen=True)
class Terms:
    """How a plan is carried out.

    `lock` keeps other desks away, where the place can do that. `check` is called once the place is held, before
    anything moves: it raises when the plan is true no longer. `traffic` is shared by all that runs at the same time.
    `by` names the run in the manifest.
    """

    traffic: Traffic = field(default_factory=Traffic)
    meter: Meter = field(default_factory=Meter)
    patience: Patience = field(default_factory=Patience)
    lock: Lock | None = None
    check: Callable[[Place], None] = _nothing
    by: str = ""


def apply_plan(
    plan: Plan,
    connect: Connect,
    source_of: Callable[[PublicFile], Path],
    step: Step,
    note: Note,
    terms: Terms | None = None,
) -> None:
    """Take the steps of the plan, stage by stage; within a stage side by side, over connections of their own.

    `source_of` gives the local file with a public file's bytes. `note(file, PLACED | REMOVED)` is called, on the
    caller's thread, after each step that is done. Steps whose result stands already send nothing, so a killed run goes
    on by running again. A bad line is tried again by `terms.patience`; everything else ends it at once: `ForeignFile`
    before overwriting a stranger that the plan does not name, `ProofFailed`, `DestinationBusy`, `StorageProblem`,
    `ServerProblem`. Cancelled within a third of a second.
    """
    terms = terms or Terms()
    terms.meter.begin(plan.bytes_to_send, terms.traffic)
    crew = Crew(connect, terms.patience)
    run = _Run(plan, crew, source_of, step, note, terms)
    try:
        with crew:
            run.carry_out()
    finally:
        run.let_go(connect)
    step(1, 1)


class _Run:
    """One plan on its way."""

    def __init__(
        self,
        plan: Plan,
        crew: Crew,
        source_of: Callable[[PublicFile], Path],
        step: Step,
        note: Note,
        terms: Terms,
    ) -> None:
        self._plan, self._crew, self._source_of, self._note = plan, crew, source_of, note
        self._step, self._terms = step, terms
        self._spare = frozenset(put.file.sha256 for put in plan.puts)
        self._lock: Lock | None = None
        self._heartbeat: Future[None] | None = None
        self._is_done = False

    def carry_out(self) -> None:
        """Everything, in order; each stage is complete before the next begins."""
        found: list[Abilities] = []
        self._alone(lambda place: found.append(place.abilities))
        abilities = found[-1]
        self._lock = self._terms.lock if abilities.locks else None
        if self._lock is not None:
            self._alone(self._lock.take)
        self._alone(self._terms.check)
        self._alone(break_seal)
        if abilities.reads_cheaply or self._plan.is_repair:
            self._alone(lambda place: place.sweep(keep=self._spare))
        for stage, puts in groupby(self._plan.puts, key=lambda put: put.file.stage):
            self._before(stage)
            self._together(((put.file, self._sending(put)) for put in puts), PLACED, abilities.most_at_once)
        removals = ((file, Task(partial(_remove, path=file.path))) for file in self._plan.removes)
        self._together(removals, REMOVED, abilities.most_at_once)
        self._alone(lambda place: write_manifest(place, manifest_after(self._plan, self._terms.by)))
        self._is_done = True

    def let_go(self, connect: Connect) -> None:
        """Give the place free, over a connection of its own: those that were at work may be stuck.

        After a failure nobody waits for that: a lock that stays behind is taken over by the next run of this desk.
        """
        if self._lock is not None:
            thread = threading.Thread(target=_release, args=(self._lock, connect), name="release", daemon=True)
            thread.start()
            thread.join(RELEASE_S if self._is_done else END_WAIT_S / 2)

    def _before(self, stage: str) -> None:
        if self._lock is not None:
            self._alone(self._lock.confirm)
        if stage == "feed":
            self._alone(partial(prove_audio, self._plan))

    def _sending(self, put: Put) -> Task:
        meter = self._terms.meter.file(put.file)
        stop, traffic = self._crew.stop, self._terms.traffic

        def heard(done: float, total: float, /) -> None:
            stop_or_go(stop, 0)
            meter.step(done, total)

        def send(place: Place) -> None:
            traffic.wait_open(stop)
            _place(put, place, self._source_of(put.file), heard, partial(traffic.let_pass, stop=stop), self._spare)
            meter.step(1, 1)

        return Task(send, meter.has_moved)

    def _together(self, tasks: Iterable[tuple[PublicFile, Task]], done: str, at_once: int) -> None:
        for file in self._crew.carry(tasks, self._watch, at_once):
            self._note(file, done)

    def _alone(self, work: Callable[[Place], None]) -> None:
        for _done in self._crew.carry([(None, Task(work))], self._watch):
            pass

    def _watch(self) -> None:
        """What the caller hears, and the lock, kept alive beside the work."""
        self._step(self._terms.meter.share, 1.0)
        if self._lock is not None and self._lock.is_beat_due and (self._heartbeat is None or self._heartbeat.done()):
            self._heartbeat = self._crew.submit(Task(self._lock.beat))


def _release(lock: Lock, connect: Connect) -> None:
    place = connect()
    try:
        lock.release(place)
    finally:
        place.close()


def manifest_after(plan: Plan, by: str) -> Manifest:
    """What a plan leaves at its place, carried out by a run of this name."""
    return Manifest(plan.desired, plan.leaving, by)


def prove_audio(plan: Plan, place: Place) -> None:
    """Before a new feed shows: the audio that was there before must still be there, for the feed names it again.

    One look at the folder. Raises `ProofFailed`.
    """
    known = [file for file in plan.unchanged if file.stage == "audio"]
    sizes = place.list(AUDIO_FOLDER) if known else {}
    for file in known:
        if sizes.get(file.path) != file.size_bytes:
            raise ProofFailed(path=file.path, reason=_("it was published earlier and is no longer there"))


def _place(put: Put, place: Place, source: Path, step: Step, pace: Pace, spare: frozenset[str]) -> None:
    if put.why is Why.NEW:
        size = place.stat(put.file.path)
        if size is not None:
            if size != put.file.size_bytes or hash_of(place, put.file.path, step) != put.file.sha256:
                raise ForeignFile(path=put.file.path)
            return
    elif stands_at(place, put.file, source):
        return
    deliver(place, put.file, source, step, pace, spare)


def _remove(place: Place, path: str) -> None:
    place.remove(path)
