"""Commands for moving house: move-in, move-out, move-check."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import click

from radiodesk.bahasa.words import _, n_
from radiodesk.cli.frame import (
    answer,
    any_library_option,
    command,
    json_option,
    library_option,
    opened,
    programme_option,
    progress,
)
from radiodesk.cli.root import root
from radiodesk.desk.belonging import find_programme
from radiodesk.desk.moving_check import OK, check_move
from radiodesk.desk.moving_feed import Household, look_at_feed
from radiodesk.desk.moving_house import create_home, settle
from radiodesk.desk.moving_in import Moved, move_in
from radiodesk.desk.moving_journal import Journal
from radiodesk.desk.moving_out import leave, redirects, write_redirects
from radiodesk.library.folder import DATABASE_FILE
from radiodesk.library.library import Library

MARKS = {"error": "✗", "warning": "!", OK: "✓"}


@command(root, "move-in", _("Bring a podcast in from another host, whole: its feed, its audio, its pictures."))
@click.argument("source", metavar=_("FEED_URL_OR_FILE"))
@click.option("--public-url", default="", metavar="URL", help=_("Where the podcast will be on the web."))
@click.option("--look", "only_look", is_flag=True, help=_("Only read the feed and say what would come."))
@library_option
@json_option
def move_in_command(source: str, public_url: str, only_look: bool, library_root: Path, as_json: bool) -> None:
    with progress(_("Reading the feed")) as step:
        household = look_at_feed(source, step)
    if only_look:
        answer(as_json, _household_document(household), *_household_lines(household))
        return
    with _home(library_root, household, public_url) as library:
        home = settle(library, household, public_url)
        with progress(_("Moving in")) as step:
            moved = move_in(library, household, home.programme, step)
    document = {
        "programme": moved.programme,
        "remarks": [*home.remarks, *moved.remarks],
        "brought": len(moved.of_state("brought")),
        "here": len(moved.of_state("here")),
        "failed": len(moved.of_state("failed")),
        "episodes": moved.outcomes,
    }
    answer(as_json, document, *home.remarks, *_moved_lines(moved))
    if moved.of_state("failed"):
        raise click.exceptions.Exit(1)


@command(root, "move-out", _("Send listeners to a new feed elsewhere: what to put at the old address."))
@click.argument("new_feed_url", metavar=_("NEW_FEED_URL"))
@click.option("--out", type=click.Path(path_type=Path), metavar=_("DIR"), help=_("Write the files into this folder."))
@programme_option
@library_option
@json_option
def move_out_command(new_feed_url: str, out: Path | None, wanted: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        programme = leave(library, find_programme(library, wanted), new_feed_url)
    found = redirects(programme.feed_url, new_feed_url)
    files = write_redirects(found, out) if out else ()
    lines = [line for each in found for line in (f"# {each.host}: {each.place}", each.text, "")]
    answer(
        as_json,
        {"old_feed_url": programme.feed_url, "new_feed_url": new_feed_url, "redirects": found, "files": files},
        *([str(file) for file in files] or lines),
        _("Publish once more: the feed then says where it goes."),
        _("Keep the redirect for at least four weeks, better for good (hilfe.podigee.com 165)."),
    )


@command(root, "move-check", _("Does an old feed address really lead to the new feed? Exit code 1 when it does not."))
@click.argument("addresses", nargs=-1, metavar=_("[OLD_FEED_URL [NEW_FEED_URL]]"))
@programme_option
@any_library_option
@json_option
def move_check_command(addresses: tuple[str, ...], wanted: str, library_root: Path | None, as_json: bool) -> None:
    old, new, guid = (*addresses, "") if len(addresses) == 2 else _asked_of(library_root, wanted, addresses)
    findings = check_move(old, new, guid)
    is_well = all(finding.level != "error" for finding in findings)
    lines = (f"{MARKS[finding.level]} {finding.text}" for finding in findings)
    answer(as_json, {"ok": is_well, "old_feed_url": old, "new_feed_url": new, "findings": findings}, *lines)
    if not is_well:
        raise click.exceptions.Exit(1)


def _asked_of(library_root: Path | None, wanted: str, addresses: tuple[str, ...]) -> tuple[str, str, str]:
    """The old address that a programme came from, unless it is given; its new one; and its guid."""
    if library_root is None or len(addresses) > 2:
        raise click.UsageError(_("Say the old and the new address, or a library."))
    with opened(library_root) as library:
        programme = find_programme(library, wanted)
        old = addresses[0] if addresses else Journal(library, programme.guid).source
    return old, programme.feed_url, programme.guid


def _home(library_root: Path, household: Household, public_url: str) -> AbstractContextManager[Library]:
    """The library, made now where there is none."""
    if not (library_root / DATABASE_FILE).exists():
        create_home(library_root, household, public_url).close()
    return opened(library_root)


def _household_document(household: Household) -> dict[str, object]:
    return {
        "title": household.show.title,
        "guid": household.guid,
        "episodes": len(household.arriving),
        "stated_bytes": household.stated_bytes,
        "left": household.left,
        "remarks": household.remarks,
    }


def _household_lines(household: Household) -> Iterator[str]:
    count = n_("{n} episode", "{n} episodes", len(household.arriving))
    size = _("{n} MB of audio, as the feed says").format(n=-(-household.stated_bytes // 1_000_000))
    yield f"{household.show.title}: {count}, {size}."
    yield from household.remarks
    yield from (f"✗ “{left.title}”: {left.why}" for left in household.left)


def _moved_lines(moved: Moved) -> Iterator[str]:
    yield from moved.remarks
    for outcome in moved.outcomes:
        mark = "✗" if outcome.state == "failed" else "!"
        if outcome.state != "here":
            yield from (f"{mark} “{outcome.title}”: {remark}" for remark in outcome.remarks)
    brought, here, failed = (len(moved.of_state(state)) for state in ("brought", "here", "failed"))
    yield n_("{n} episode moved in.", "{n} episodes moved in.", brought)
    if here:
        yield n_("{n} was here already.", "{n} were here already.", here)
    if failed:
        yield n_("{n} could not be brought.", "{n} could not be brought.", failed)
        yield _("Move in again to try once more; nothing comes in twice.")
