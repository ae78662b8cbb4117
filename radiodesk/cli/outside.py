"""Commands that need no library of one's own: demo, doctor."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import answer, any_library_option, command, json_option, progress
from radiodesk.cli.root import root
from radiodesk.desk.demo import make_demo
from radiodesk.desk.doctor import examine

if TYPE_CHECKING:
    from radiodesk.cli.main import OpenWindow


@command(
    root,
    "demo",
    _("Make a library with the sample programme, publish it to a folder in it, and open the window."),
)
@click.argument("folder", metavar=_("DIR"), type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help=_("Do not open the window afterwards."))
@json_option
@click.pass_obj
def demo(open_window: "OpenWindow", folder: Path, no_window: bool, as_json: bool) -> None:
    with progress(_("Making the sample programme")) as step:
        made = make_demo(folder, step)
    answer(as_json, made, *made.lines())
    if not no_window:
        raise click.exceptions.Exit(open_window(folder))


@command(root, "doctor", _("Is this machine fit for RadioDesk? Exit code 1 when something is missing."))
@any_library_option
@json_option
def doctor(library_root: Path | None, as_json: bool) -> None:
    checks = examine(library_root)
    lines = [f"{'✓' if check.is_well else '✗'} {check.name}: {check.found}" for check in checks]
    answer(as_json, {"ok": all(check.is_well for check in checks), "checks": checks}, *lines)
    if not all(check.is_well for check in checks):
        raise click.exceptions.Exit(1)
