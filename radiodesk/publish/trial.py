"""Tries a place out before it is relied on: write, replace, read by the public address, delete, with a word on each."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from radiodesk.bahasa.words import _, sentence
from radiodesk.model.problems import Problem, ProofFailed
from radiodesk.model.server_problems import HostKeyChanged, HostKeyUnknown, SecretNeeded
from radiodesk.model.words import N_
from radiodesk.publish.delivering import deliver_bytes, read_most
from radiodesk.publish.place import Connect, Place


class Trying(Enum):
    """What is tried, in this order; the value is said to the reader."""

    CONNECT = N_("Connect and sign in")
    WRITE = N_("Write a file")
    READ = N_("Read it back")
    REPLACE = N_("Replace it in one step")
    RESUME = N_("Go on after a broken connection")
    LOCK = N_("Keep two desks apart")
    PUBLIC = N_("Find it at the public address")
    PARTS = N_("Hand out parts of the audio")
    HEAD = N_("Tell the length of the audio")
    TYPES = N_("Name the kinds of files rightly")
    CORS = N_("Let players on the web read transcripts")
    REMOVE = N_("Delete it again")


class Outcome(Enum):
    """How it went: as it should; it works, at a cost; it does not work."""

    GOOD = "good"
    COSTS = "costs"
    FAILED = "failed"


@dataclass(frozen=True)
class Tried:
    """One step. `said` is what it costs, or what went wrong and what to do; empty when all is well."""

    what: Trying
    outcome: Outcome
    said: str = ""


Tell = Callable[[Tried], None]
Verdict = tuple[Outcome, str]

GOOD: Verdict = (Outcome.GOOD, "")

_QUESTIONS = (HostKeyUnknown, HostKeyChanged, SecretNeeded)
"""Not faults but questions: somebody must answer, then it is tried again."""


@dataclass(frozen=True)
class Probe:
    """The files of a trial, by path. Their folder never was before, so that no store in between knows an answer."""

    files: dict[str, bytes]

    @property
    def audio(self) -> str:
        """The path of what pretends to be audio."""
        return next(path for path in self.files if path.endswith(".mp3"))

    def ending(self, *suffixes: str) -> list[str]:
        """The paths with one of these endings."""
        return [path for path in self.files if path.endswith(suffixes)]


def make_probe() -> Probe:
    """Small files of every kind that apps are particular about."""
    folder = f"radiodesk-probe-{secrets.token_hex(4)}"
    named = {
        "probe.mp3": secrets.token_bytes(4096),  # no sound: nobody listens, and nothing can compress it on the way
        "feed.xml": b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel/></rss>\n',
        "transcript.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nRadioDesk\n",
        "transcript.srt": b"1\n00:00:00,000 --> 00:00:01,000\nRadioDesk\n",
        "chapters.json": b'{"version": "1.2.0", "chapters": []}\n',
    }
    return Probe({f"{folder}/{name}": data for name, data in named.items()})


def try_out(connect: Connect, ask_public: Callable[[Probe, "Trial"], None], tell: Tell) -> tuple[Tried, ...]:
    """Try everything, as far as one can get; `tell` is called after each step.

    `ask_public` tries the public side while the probe stands there. Raises what must be answered first:
    `HostKeyUnknown`, `HostKeyChanged`, `SecretNeeded`.
    """
    place = connect()
    trial = Trial(tell)
    try:
        _try_all(place, make_probe(), trial, ask_public)
    finally:
        place.close()
    return tuple(trial.done)


class Trial:
    """The steps so far."""

    def __init__(self, tell: Tell) -> None:
        """`tell` hears of each."""
        self.done: list[Tried] = []
        self._tell = tell

    def leniently(self) -> "Trial":
        """The same trial for questions whose failure is no fault."""
        return _Lenient(self)

    def attempt(self, what: Trying, do: Callable[[], Verdict]) -> bool:
        """Take one step; whether it worked, be it at a cost."""
        try:
            outcome, said = do()
        except _QUESTIONS:
            raise
        except Problem as problem:
            outcome, said = Outcome.FAILED, sentence(problem)
        self.note(Tried(what, outcome, said))
        return outcome is not Outcome.FAILED

    def note(self, tried: Tried) -> None:
        """Keep and tell a step."""
        self.done.append(tried)
        self._tell(tried)


class _Lenient(Trial):
    def __init__(self, trial: Trial) -> None:
        super().__init__(trial.note)

    def note(self, tried: Tried) -> None:
        super().note(replace(tried, outcome=Outcome.COSTS) if tried.outcome is Outcome.FAILED else tried)


def _try_all(place: Place, probe: Probe, trial: Trial, ask_public: Callable[[Probe, Trial], None]) -> None:
    if not trial.attempt(Trying.CONNECT, lambda: _look(place, probe)):
        return
    try:
        if trial.attempt(Trying.WRITE, lambda: _write(place, probe)):
            trial.attempt(Trying.READ, lambda: _read(place, probe))
            trial.attempt(Trying.REPLACE, lambda: _replace(place, probe))
            trial.attempt(Trying.RESUME, lambda: _resume(place))
            trial.attempt(Trying.LOCK, lambda: _lock(place, probe))
            ask_public(probe, trial)
    finally:
        trial.attempt(Trying.REMOVE, lambda: _remove(place, probe))


def _look(place: Place, probe: Probe) -> Verdict:
    place.stat(probe.audio)
    return GOOD


def _write(place: Place, probe: Probe) -> Verdict:
    for path, data in probe.files.items():
        deliver_bytes(place, path, data)
    if place.abilities.encrypts:
        return GOOD
    return Outcome.COSTS, _("Password and files travel without encryption: only for a network of your own.")


def _read(place: Place, probe: Probe) -> Verdict:
    for path, data in probe.files.items():
        if read_most(place, path, len(data) + 1) != data:
            raise ProofFailed(path=path, reason=_("the content differs"))
    return GOOD


def _replace(place: Place, probe: Probe) -> Verdict:
    path = probe.ending(".vtt")[0]
    deliver_bytes(place, path, b"WEBVTT\n")
    if read_most(place, path, 100) != b"WEBVTT\n":
        raise ProofFailed(path=path, reason=_("the content differs"))
    deliver_bytes(place, path, probe.files[path])
    if place.abilities.swaps:
        return GOOD
    return Outcome.COSTS, _(
        "This server cannot replace a file in one step: while a page or the feed is replaced, whoever looks at that "
        "very moment may find nothing. New audio is not affected."
    )


def _resume(place: Place) -> Verdict:
    if place.abilities.resumes:
        return GOOD
    return Outcome.COSTS, _("This server cannot go on where an upload broke off: that file is then sent anew.")


def _lock(place: Place, probe: Probe) -> Verdict:
    path = f"{probe.audio.partition('/')[0]}/lock.txt"
    try:
        is_first, is_second = (place.write_new(path, b"RadioDesk") for _time in range(2))
    finally:
        place.remove(path)
    if is_first and not is_second and place.abilities.locks:
        return GOOD
    return Outcome.COSTS, _("This server cannot keep two desks apart: publish from one computer at a time.")


def _remove(place: Place, probe: Probe) -> Verdict:
    for path in probe.files:
        place.remove(path)
    left = next((path for path in probe.files if place.stat(path) is not None), "")
    if left:
        return Outcome.COSTS, _("“{path}” could not be deleted; delete it by hand.").format(path=left)
    return GOOD
