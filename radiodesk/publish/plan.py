"""What must happen so that the public sees the desired state: a pure comparison by content hash."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from radiodesk.jobs.step import Step, no_step
from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.model.words import N_
from radiodesk.publish.delivering import hash_of
from radiodesk.publish.place import Place


class Why(Enum):
    """Why a file is sent; the value is what the plan says to a reader."""

    NEW = N_("new")
    CHANGED = N_("changed")
    FOREIGN = N_("replaces a file that is not RadioDesk's")


@dataclass(frozen=True)
class Put:
    """Make this file stand in public."""

    file: PublicFile
    why: Why


@dataclass(frozen=True)
class Plan:
    """The steps, in order: `puts` stage by stage, each stage complete before the next, then `removes`.

    `unchanged` stands there already. `kept` is audio of the former state: apps that read the feed a moment ago still
    fetch it.
    """

    puts: tuple[Put, ...]
    removes: tuple[PublicFile, ...]
    unchanged: tuple[PublicFile, ...]
    kept: tuple[PublicFile, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.puts and not self.removes

    @property
    def bytes_to_send(self) -> int:
        """How much travels."""
        return sum(put.file.size_bytes for put in self.puts)

    @property
    def state(self) -> tuple[PublicFile, ...]:
        """All that RadioDesk will have standing there afterwards: the `known` of the next plan."""
        return tuple(sorted({*(put.file for put in self.puts), *self.unchanged, *self.kept}))


def plan_publication(
    desired: Sequence[PublicFile],
    known: Sequence[PublicFile],
    meant: Sequence[PublicFile] = (),
    foreign: Collection[str] = (),
) -> Plan:
    """Compare what should be public with what is `known` to stand there.

    `meant` are files that a broken run set out to write (or that `verify_public` found faulty): ours, but nobody knows
    whether they arrived. `foreign` are paths where someone else's file stands (`find_foreign`). Audio is never
    removed here and never changes under its name; ValueError when `desired` asks for that or names a path twice.
    """
    wanted = {file.path: file for file in desired}
    if len(wanted) != len(desired):
        raise ValueError("a path is desired twice")
    certain = {file.path: file.sha256 for file in known}
    doubtful = {file.path: file.sha256 for file in meant}
    unchanged = [file for file in wanted.values() if _stands(file, certain, doubtful)]
    puts = [
        Put(file, _reason(file, certain, doubtful, foreign))
        for file in sorted(wanted.values(), key=lambda file: (STAGES.index(file.stage), file.path))
        if file not in unchanged
    ]
    gone = {file.path: file for file in (*meant, *known) if file.path not in wanted}.values()
    return Plan(
        puts=tuple(puts),
        removes=tuple(sorted(file for file in gone if file.stage != "audio")),
        unchanged=tuple(sorted(unchanged)),
        kept=tuple(sorted(file for file in gone if file.stage == "audio")),
    )


def find_foreign(
    place: Place, desired: Sequence[PublicFile], ours: Sequence[PublicFile], step: Step = no_step
) -> frozenset[str]:
    """The desired paths where another content stands that is not of `ours`, the known and the meant files."""
    our_paths = {file.path for file in ours}
    strange = [file for file in desired if file.path not in our_paths and place.stat(file.path) is not None]
    return frozenset(
        file.path
        for file in strange
        if place.stat(file.path) != file.size_bytes or hash_of(place, file.path, step) != file.sha256
    )


def _stands(file: PublicFile, certain: dict[str, str], doubtful: dict[str, str]) -> bool:
    return certain.get(file.path) == file.sha256 == doubtful.get(file.path, file.sha256)


def _reason(file: PublicFile, certain: dict[str, str], doubtful: dict[str, str], foreign: Collection[str]) -> Why:
    if file.stage == "audio" and certain.get(file.path, file.sha256) != file.sha256:
        raise ValueError(f"{file.path} would change under its name")
    if file.path in certain or file.path in doubtful:
        return Why.CHANGED
    return Why.FOREIGN if file.path in foreign else Why.NEW
