"""The command line: carries out one line of words and gives its exit code."""

import gettext
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from radiodesk.bahasa.words import DOMAIN, language
from radiodesk.cli.root import root
from radiodesk.settings.places import resources

OpenWindow = Callable[[Path | None], int]

ROOMS = (
    "programmes",
    "episodes",
    "editing",
    "arranging",
    "questions",
    "soundbites",
    "transcripts",
    "clips",
    "templates",
    "sound",
    "suggesting",
    "destinations",
    "publishing",
    "verifying",
    "scheduling",
    "posting",
    "helping",
    "queue",
    "accounts",
    "happened",
    "previewing",
    "feeds",
    "moving",
    "outside",
)
"""The modules whose commands make up the command line. They are loaded when the language is known: help is text too."""


def run(arguments: list[str], open_window: OpenWindow) -> int:
    """Carry out one command line. 0 done, 1 a problem, 2 wrong usage. `open_window` is the other door, for `demo`."""
    _teach_click()
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


def _teach_click() -> None:
    """Click's own words ("Usage:", "Missing argument") come from the process-wide catalogue of gettext."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(DOMAIN, resources() / "translations")
    gettext.textdomain(DOMAIN)
