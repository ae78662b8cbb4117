"""Commands for publishing at a set time: schedule, run-due."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import Told, answer, columns, command, json_option, library_option, opened, progress
from radiodesk.cli.queue import document
from radiodesk.cli.root import root
from radiodesk.desk import scheduling
from radiodesk.desk.belonging import programme_at
from radiodesk.desk.due_posts import run_posts
from radiodesk.desk.post_words import needs_somebody, told
from radiodesk.desk.scheduling import DueOutcome
from radiodesk.desk.several import Wish
from radiodesk.library.library import Library, utc_now
from radiodesk.model.appointment import APPOINTMENT_STATES, Appointment
from radiodesk.model.problems import LibraryInUse

at_option = click.option(
    "--at", default="", metavar=_("TIME"), help=_("Publish at a set time, in the office's zone: 2026-11-25T15:00.")
)

OPEN_STATES = ("waiting", "running", "missed", "failed")


@command(root, "schedule", _("What is to be published at a set time; with a number, change that."))
@click.argument("number", metavar="[N]", type=int, required=False)
@click.option("--at", "at", metavar=_("TIME"), help=_("Another time, in the office's zone: 2026-11-25T15:00."))
@click.option("--now", "at_once", is_flag=True, help=_("Publish it at once, also what was missed."))
@click.option("--off", is_flag=True, help=_("Call it off."))
@click.option("--all", "all_", is_flag=True, help=_("List also what is done or was called off."))
@library_option
@json_option
def schedule(
    number: int | None, at: str | None, at_once: bool, off: bool, all_: bool, library_root: Path, as_json: bool
) -> None:
    if number is None and (at or at_once or off):
        raise click.UsageError(_("Which one? “radiodesk schedule” lists the numbers."))
    with opened(library_root) as library:
        if number is not None:
            outcome = _changed(library, number, at, at_once, off)
            if outcome is not None:
                answer(as_json, outcome, outcome.text)
                if not outcome.is_well:
                    raise click.exceptions.Exit(1)
                return
        states = () if all_ else OPEN_STATES
        listed = [library.appointment(number)] if number is not None else list(library.appointments(states))
        lines = (
            columns([_row(library, each) for each in listed]) if listed else [_("Nothing is to be published later.")]
        )
        answer(as_json, {"schedule": listed}, *lines)


@command(root, "run-due", _("Publish and post what is due. For a timer of this computer; safe to run at any time."))
@library_option
@json_option
def run_due(library_root: Path, as_json: bool) -> None:
    try:
        with opened(library_root) as library, progress(_("Publishing what is due")) as step:
            outcomes = list(scheduling.run_due(library, utc_now, step))
            posts = list(run_posts(library, utc_now, step))
            told_posts = [told(library, each) for each in posts]
    except LibraryInUse as problem:  # the window does the same by itself; other commands are soon over
        owner = str(problem.facts["owner"])
        text = _("The library is in use by {owner}; what is due is done there, or the next time.").format(owner=owner)
        answer(as_json, {"ok": True, "in_use": owner, "done": [], "posts": []}, text)
        return
    is_published, is_posted = all(each.is_well for each in outcomes), not any(map(needs_somebody, posts))
    lines = [f"{'✓' if each.is_well else '✗'} {each.text}" for each in outcomes]
    told_lines = [
        f"{'✗' if needs_somebody(each) else '✓'} {text}" for each, text in zip(posts, told_posts, strict=True)
    ]
    documents = {"done": outcomes, "posts": [document(each) for each in posts]}
    answer(as_json, {"ok": is_published and is_posted, "in_use": "", **documents}, *lines, *told_lines)
    if not is_published:
        raise Told(_("Not everything that was due went out as it should; “radiodesk schedule” lists it."))
    if not is_posted:
        raise Told(_("Not every post is out as it should be; “radiodesk queue” lists what waits for you."))


def answer_appointments(library: Library, wishes: Sequence[Wish], at: str, as_json: bool) -> None:
    """Let episodes go out at a set time, and say when that is."""
    made = [_appointed(library, wish, at) for wish in wishes]
    lines = []
    for each in made:
        what, moment = scheduling.named(library, each), scheduling.spoken(library, each.due, each.destination)
        words = _("{what} goes out to {name} on {moment}, as number {number}; “radiodesk run-due” does it.")
        lines.append(words.format(what=what, name=each.destination, moment=moment, number=each.id))
    answer(as_json, {"schedule": made}, *lines)


def _appointed(library: Library, wish: Wish, at: str) -> Appointment:
    due = scheduling.read_due(at, programme_at(library, library.destination(wish.destination)).zone)
    return scheduling.set_time(library, wish.ids, wish.destination, due, wish.preset, utc_now())


def _changed(library: Library, number: int, at: str | None, at_once: bool, off: bool) -> DueOutcome | None:
    appointment = library.appointment(number)
    if at_once:
        with progress(_("Publishing")) as step:
            return scheduling.run_now(library, number, datetime.now(UTC), step)
    if off:
        library.settle_appointment(number, "dropped")
    elif at:
        zone = programme_at(library, library.destination(appointment.destination)).zone
        due = scheduling.read_due(at, zone)
        scheduling.insist_on_future(library, due, appointment.destination, datetime.now(UTC))
        library.put_off_appointment(number, due)
    return None


def _row(library: Library, appointment: Appointment) -> list[str]:
    moment = scheduling.spoken(library, appointment.due, appointment.destination)
    state = _(APPOINTMENT_STATES[appointment.state])
    return [str(appointment.id), moment, appointment.destination, scheduling.named(library, appointment), state]
