"""The command line: carries out one line of words and gives its exit code."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from radiodesk.cli.root import root

OpenWindow = Callable[[Path | None], int]

ROOMS = ("episodes", "editing", "sound", "publishing", "outside")
"""The modules whose commands make up the command line."""


def run(arguments: list[str], open_window: OpenWindow) -> int:
    """Carry out one command line. 0 done, 1 a problem, 2 wrong usage. `open_window` is the other door, for `demo`."""
    for room in ROOMS:
        import_module(f"radiodesk.cli.{room}")
    try:
        return int(root.main(arguments, "radiodesk", standalone_mode=False, obj=open_window) or 0)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return 1
