"""Carry out a plan so that whoever looks, whenever, sees a whole state; broken off, it is simply run again."""

from collections.abc import Callable
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, portion
from radiodesk.model.problems import ForeignFile, ProofFailed
from radiodesk.model.publication import PublicFile
from radiodesk.publish.delivering import deliver, hash_of
from radiodesk.publish.place import Place
from radiodesk.publish.plan import Plan, Put, Why

PLACED = "placed"
REMOVED = "removed"

Note = Callable[[PublicFile, str], None]


def apply_plan(plan: Plan, place: Place, source_of: Callable[[PublicFile], Path], step: Step, note: Note) -> None:
    """Take the steps of the plan one after another.

    `source_of` gives the local file with a public file's bytes. `note(file, PLACED | REMOVED)` is called after each
    step that is done. Steps whose result stands already write nothing, so a killed run goes on by running again.
    Raises `ForeignFile` before overwriting a stranger that the plan does not name, `ProofFailed`, `StorageProblem`.
    """
    place.sweep(keep=frozenset(put.file.sha256 for put in plan.puts))
    total, done = plan.bytes_to_send or 1, 0
    for put in plan.puts:
        if put.file.stage == "feed":
            _prove_audio(plan, place)
        until = done + put.file.size_bytes
        _place(put, place, source_of, portion(step, done / total, until / total))
        note(put.file, PLACED)
        done = until
    for file in plan.removes:
        place.remove(file.path)
        note(file, REMOVED)


def _place(put: Put, place: Place, source_of: Callable[[PublicFile], Path], step: Step) -> None:
    size = place.stat(put.file.path)
    if size == put.file.size_bytes and hash_of(place, put.file.path, portion(step, 0.0, 0.1)) == put.file.sha256:
        step(1, 1)
        return
    if size is not None and put.why is Why.NEW:
        raise ForeignFile(path=put.file.path)
    deliver(place, put.file, source_of(put.file), step)


def _prove_audio(plan: Plan, place: Place) -> None:
    """Before a new feed shows: the audio that was there before must still be there, for the feed names it again."""
    for file in plan.unchanged:
        if file.stage == "audio" and place.stat(file.path) != file.size_bytes:
            raise ProofFailed(path=file.path, reason=_("it was published earlier and is no longer there"))
