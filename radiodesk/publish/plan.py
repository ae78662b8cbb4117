"""What must happen so that the public sees the desired state: a pure comparison by content hash."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from radiodesk.jobs.step import Step, no_step
from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.model.words import N_
from radiodesk.publish.delivering import hash_of
from radiodesk.publish.place import Place

GRACE_DAYS = 7
"""So long a page that nothing leads to any more still stands: search engines and shared links come back to it."""

AUDIO_GRACE_DAYS = 90
"""So long audio that no feed names still stands: apps fetch it whose owners open them once in a season."""


class Why(Enum):
    """Why a file is sent; the value is what the plan says to a reader."""

    NEW = N_("new")
    CHANGED = N_("changed")
    FOREIGN = N_("replaces a file that is not RadioDesk's")

    @property
    def is_ours(self) -> bool:
        """Whether a file of ours stood there before."""
        return self is Why.CHANGED


@dataclass(frozen=True)
class Put:
    """Make this file stand in public."""

    file: PublicFile
    why: Why


@dataclass(frozen=True, order=True)
class Leaving:
    """A file that no public state names any more; it still stands for a while. `since` when, and whether from now."""

    file: PublicFile
    since: date
    is_new: bool = False


@dataclass(frozen=True)
class Grace:
    """Who may still stay though nothing names him: the date of today, since when what has been gone, and exceptions.

    `named` are the SHA-256 of audio that the last feeds named: it never goes. `must_go` are paths that go at once.
    """

    today: date
    since: Mapping[str, date] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    must_go: frozenset[str] = frozenset()

    def leaving(self, file: PublicFile) -> Leaving:
        """The file with the date since when it is gone: today, unless it is known better."""
        return Leaving(file, min(self.since.get(file.path, self.today), self.today), file.path not in self.since)

    def is_over(self, leaving: Leaving) -> bool:
        """Whether a file goes now."""
        file = leaving.file
        if file.path in self.must_go:
            return True
        if file.stage == "audio" and file.sha256 in self.named:
            return False
        days = AUDIO_GRACE_DAYS if file.stage == "audio" else GRACE_DAYS
        return self.today - leaving.since >= timedelta(days=days)


@dataclass(frozen=True)
class Plan:
    """The steps, in order: `puts` stage by stage, each stage complete before the next, then `removes`.

    `unchanged` stands there already. `leaving` is of the former state and still stands for a while: apps that read the
    feed a moment ago still fetch it. `is_repair` tells that an earlier run broke off and may have left things. `basis`
    is the run that wrote the manifest which the plan was made from.
    """

    puts: tuple[Put, ...]
    removes: tuple[PublicFile, ...]
    unchanged: tuple[PublicFile, ...]
    leaving: tuple[Leaving, ...] = ()
    is_repair: bool = False
    basis: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.puts and not self.removes

    @property
    def kept(self) -> tuple[PublicFile, ...]:
        """What still stands for a while."""
        return tuple(each.file for each in self.leaving)

    @property
    def bytes_to_send(self) -> int:
        """How much travels."""
        return sum(put.file.size_bytes for put in self.puts)

    @property
    def desired(self) -> tuple[PublicFile, ...]:
        """The public state that this leads to."""
        return tuple(sorted({*(put.file for put in self.puts), *self.unchanged}))

    @property
    def state(self) -> tuple[PublicFile, ...]:
        """All that RadioDesk will have standing there afterwards: the `known` of the next plan."""
        return tuple(sorted({*self.desired, *self.kept}))


def plan_publication(
    desired: Sequence[PublicFile],
    known: Sequence[PublicFile],
    meant: Sequence[PublicFile] = (),
    foreign: Collection[str] = (),
    grace: Grace | None = None,
) -> Plan:
    """Compare what should be public with what is `known` to stand there.

    `meant` are files that a broken run set out to write (or that `verify_public` found faulty): ours, but nobody knows
    whether they arrived. `foreign` are paths where someone else's file stands (`find_foreign`). Without `grace`, what
    is gone goes at once, and audio never. Audio does not change under its name; ValueError when `desired` asks for
    that or names a path twice.
    """
    wanted = {file.path: file for file in desired}
    if len(wanted) != len(desired):
        raise ValueError("a path is desired twice")
    certain = {file.path: file.sha256 for file in known}
    doubtful = {file.path: file.sha256 for file in meant if certain.get(file.path) != file.sha256}
    unchanged = {file.path: file for file in wanted.values() if _stands(file, certain, doubtful)}
    puts = [
        Put(file, _reason(file, certain, doubtful, foreign))
        for file in sorted(wanted.values(), key=lambda file: (STAGES.index(file.stage), file.path))
        if file.path not in unchanged
    ]
    gone = {file.path: file for file in (*meant, *known) if file.path not in wanted}.values()
    removes, leaving = _parted(gone, grace)
    return Plan(tuple(puts), removes, tuple(sorted(unchanged.values())), leaving, bool(doubtful))


def find_foreign(
    place: Place,
    desired: Iterable[PublicFile],
    ours: Iterable[PublicFile],
    sizes: Mapping[str, int] | None = None,
    step: Step = no_step,
) -> frozenset[str]:
    """The desired paths where another content stands that is not of `ours`, the known and the meant files.

    `sizes` is what the place lists; without it, each of these paths is asked for.
    """
    our_paths = {file.path for file in ours}
    foreign = set()
    for file in desired:
        if file.path in our_paths:
            continue
        size = place.stat(file.path) if sizes is None else sizes.get(file.path)
        if size is not None and (size != file.size_bytes or hash_of(place, file.path, step) != file.sha256):
            foreign.add(file.path)
    return frozenset(foreign)


def _parted(gone: Iterable[PublicFile], grace: Grace | None) -> tuple[tuple[PublicFile, ...], tuple[Leaving, ...]]:
    """What goes now, and what still stays for a while."""
    if grace is None:
        stays = [file for file in gone if file.stage == "audio"]
        return tuple(sorted(set(gone).difference(stays))), tuple(sorted(Leaving(file, date.min) for file in stays))
    leaving = [grace.leaving(file) for file in gone]
    removes = {each.file for each in leaving if grace.is_over(each)}
    return tuple(sorted(removes)), tuple(sorted(each for each in leaving if each.file not in removes))


def _stands(file: PublicFile, certain: Mapping[str, str], doubtful: Mapping[str, str]) -> bool:
    return certain.get(file.path) == file.sha256 and file.path not in doubtful


def _reason(file: PublicFile, certain: Mapping[str, str], doubtful: Mapping[str, str], foreign: Collection[str]) -> Why:
    if file.stage == "audio" and certain.get(file.path, file.sha256) != file.sha256:
        raise ValueError(f"{file.path} would change under its name")
    if file.path in certain or file.path in doubtful:
        return Why.CHANGED
    return Why.FOREIGN if file.path in foreign else Why.NEW
