"""Publish at a set time: in the office's zone, once, whoever comes first, and never long after it was meant.

What goes out is what the episode is at that time, with every change made since it was scheduled: whoever corrects a
title an hour before expects to hear of it. Moments are compared as instants, so neither another zone of this computer
nor a clock that is put right moves a time; a computer that slept catches up when it wakes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from radiodesk.bahasa.dates import at_zone, in_zone, long_moment
from radiodesk.bahasa.words import _, language, sentence
from radiodesk.desk.belonging import insist_on_belonging, programme_at
from radiodesk.desk.checklist import insist_on_readiness
from radiodesk.desk.publishing import Receipt, prepare, publish
from radiodesk.desk.undoing import sweep_withdrawn
from radiodesk.jobs.step import Cancelled, Step, no_step, portion
from radiodesk.library.library import Library
from radiodesk.model.appointment import Appointment
from radiodesk.model.problems import BadValue, Problem
from radiodesk.model.programme import ZONES
from radiodesk.model.public_problems import TimeIsOver
from radiodesk.model.server_problems import DestinationBusy, LineProblem, NoSuchServer
from radiodesk.model.words import N_

PREPARE_SHARE = 0.85
"""How much of publishing is making the audio; a guess for the progress bar."""

PASSING = (LineProblem, DestinationBusy, NoSuchServer)
"""What passes by itself: it is tried again the next time, until it would be too late to do it without asking.

A computer that has just woken up knows no names for a while, so that a server seems not to exist.
"""

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class DueOutcome:
    """What came of something that was due: `state` is done, faulty, failed, missed or later; `text` one sentence."""

    appointment: Appointment
    state: str
    text: str

    @property
    def is_well(self) -> bool:
        """Whether nobody has to do anything about it."""
        return self.state in {"done", "later"}


def read_due(text: str, zone: str) -> datetime:
    """`2026-11-25T15:00` in the office's zone, or with a zone of its own: `2026-11-25T15:00 WITA`, `…+08:00`.

    Raises `BadValue`.
    """
    stamp, _blank, named = text.strip().rpartition(" ")
    stamp, zone = (stamp, named) if named in ZONES and stamp else (text.strip(), zone)
    try:
        return at_zone(datetime.fromisoformat(stamp), zone)
    except ValueError:
        expected = "2026-11-25T15:00, 2026-11-25T15:00 WITA"
        raise BadValue(value=text, field=N_("a date and time"), expected=expected) from None


def set_time(
    library: Library, ids: Sequence[int], destination: str, due: datetime, preset: str | None, now: datetime
) -> Appointment:
    """Publish these episodes at `due`; what was to go out at another time and is among them is called off.

    Raises `TimeIsOver`, `UnknownDestination`, `UnknownEpisode`, `OtherProgramme`, `MissingFacts`, `NothingLeft`.
    """
    place = library.destination(destination)
    insist_on_belonging(library, place, ids)
    for episode_id in ids:
        insist_on_readiness(library, library.episode(episode_id))
    insist_on_future(library, due, destination, now)
    for earlier in library.appointments(("waiting", "missed")):
        if earlier.destination == destination and set(earlier.episode_ids) & set(ids):
            library.settle_appointment(earlier.id, "dropped")
    return library.add_appointment(Appointment(destination, tuple(ids), due, now, preset or ""))


def insist_on_future(library: Library, due: datetime, destination: str, now: datetime) -> None:
    """Raise `TimeIsOver` for a moment that is."""
    if due <= now:
        raise TimeIsOver(moment=spoken(library, due, destination))


def run_due(library: Library, clock: Clock, step: Step = no_step) -> Iterator[DueOutcome]:
    """Do what is due, one after another, and tell of each when it is over; last, remove audio whose time is over.

    Safe when somebody else does the same at the same time: each is taken on once. Raises `Cancelled` when it is
    stopped; what was under way then is due again.
    """
    for appointment in library.due_appointments(clock()):
        if library.take_on(appointment):
            yield _settled(library, appointment, clock(), step)
    for destination in library.destinations():
        yield from _swept(library, destination.name, clock(), step)


def run_now(library: Library, number: int, now: datetime, step: Step = no_step) -> DueOutcome:
    """Do one at once, also one that was missed. Raises `UnknownAppointment`, `Cancelled`."""
    appointment = library.put_off_appointment(number, now)
    library.take_on(appointment)
    return _carried_out(library, appointment, now, step)


def spoken(library: Library, moment: datetime, destination: str) -> str:
    """A moment in the zone of the programme that a destination shows."""
    zone = programme_at(library, library.destination(destination)).zone
    return long_moment(in_zone(moment, zone), language())


def named(library: Library, appointment: Appointment) -> str:
    """What it is about, in words: the titles of its episodes."""
    titles = [f"“{library.episode(each).sheet.title}”" for each in appointment.episode_ids]
    return ", ".join(titles) or _("everything that is public")


def _settled(library: Library, appointment: Appointment, now: datetime, step: Step) -> DueOutcome:
    if not appointment.is_missed(now):
        return _carried_out(library, appointment, now, step)
    words = _("{what} should have gone out to {name} on {moment}; that is too long ago to do it without asking.")
    text = words.format(
        what=named(library, appointment),
        name=appointment.destination,
        moment=spoken(library, appointment.due, appointment.destination),
    )
    return DueOutcome(library.settle_appointment(appointment.id, "missed", text), "missed", text)


def _carried_out(library: Library, appointment: Appointment, now: datetime, step: Step) -> DueOutcome:
    what, name = named(library, appointment), appointment.destination
    try:
        receipt = _published(library, appointment, now, step)
    except Cancelled:
        library.put_off_appointment(appointment.id, appointment.due)
        raise
    except PASSING as problem:
        waiting = library.put_off_appointment(appointment.id, appointment.due)
        return DueOutcome(waiting, "later", _("Tried again later: {reason}").format(reason=sentence(problem)))
    except Problem as problem:
        text = _("{what} did not go out to {name}: {reason}").format(what=what, name=name, reason=sentence(problem))
        return DueOutcome(library.settle_appointment(appointment.id, "failed", text), "failed", text)
    if receipt.faults:
        text = " ".join(fault.sentence() for fault in receipt.faults)
        return DueOutcome(library.settle_appointment(appointment.id, "done", text), "faulty", text)
    text = _("{what} went out to {name}.").format(what=what, name=name)
    return DueOutcome(library.settle_appointment(appointment.id, "done"), "done", text)


def _published(library: Library, appointment: Appointment, now: datetime, step: Step) -> Receipt:
    ids, preset = appointment.episode_ids, appointment.preset or None
    proposal = prepare(library, ids, appointment.destination, preset, now, portion(step, 0, PREPARE_SHARE))
    return publish(library, proposal, portion(step, PREPARE_SHARE, 1))


def _swept(library: Library, name: str, now: datetime, step: Step) -> Iterator[DueOutcome]:
    nothing = Appointment(name, (), now, now)
    try:
        receipt = sweep_withdrawn(library, name, now, step)
    except PASSING:
        return
    except Problem as problem:
        yield DueOutcome(nothing, "failed", sentence(problem))
        return
    if receipt is not None:
        yield DueOutcome(nothing, "done", _("Audio of unpublished episodes was removed from {name}.").format(name=name))
