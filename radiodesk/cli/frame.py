"""What every command shares: the library, `--json`, the progress bar, and problems told in one sentence."""

import functools
import json
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec

import click

from radiodesk.bahasa.words import _, sentence
from radiodesk.cli.asking import Answers
from radiodesk.cli.plain import plain
from radiodesk.desk.opening import open_library
from radiodesk.jobs.step import Cancelled, Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.mark_problems import UnknownSoundbite
from radiodesk.model.problems import (
    NotALibrary,
    NoTranscript,
    OtherProgramme,
    Problem,
    UnknownClip,
    UnknownDestination,
    UnknownEpisode,
    UnknownProgramme,
    UnknownQuestion,
)
from radiodesk.model.server_problems import HostKeyChanged, HostKeyUnknown, SecretNeeded
from radiodesk.model.sound import PRESETS
from radiodesk.model.words import N_

P = ParamSpec("P")

_log = logging.getLogger(__name__)


class Told(click.ClickException):
    """A problem on its way to stderr as one clear sentence; exit code 1."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        """Print it on stderr."""
        click.echo(f"radiodesk: {self.message}", err=True)


HINTS: dict[type[Problem], str] = {
    UnknownEpisode: N_("“radiodesk episodes” lists what is there."),
    UnknownClip: N_("“radiodesk show {id}” lists them."),
    NoTranscript: N_("“radiodesk transcript {id} FILE” brings one in."),
    UnknownQuestion: N_("“radiodesk question {id}” lists them."),
    UnknownSoundbite: N_("“radiodesk soundbite {id}” lists them."),
    UnknownDestination: N_("“radiodesk destination add {name} FOLDER” sets it up."),
    UnknownProgramme: N_("“radiodesk programmes” lists them."),
    OtherProgramme: N_("“radiodesk destination add NAME URL --programme {own}” sets one up."),
    NotALibrary: N_("“radiodesk new FOLDER” makes one."),
    SecretNeeded: N_("“radiodesk destination secret NAME” keeps it."),
    HostKeyUnknown: N_("“radiodesk destination check NAME --accept-key {fingerprint}” confirms it."),
    HostKeyChanged: N_("“radiodesk destination check NAME --accept-key {fingerprint}” confirms it."),
}
"""What to type next; the sentences of problems themselves fit the window too."""


def command(
    group: click.Group, name: str, help_text: str, takes_minus: bool = False
) -> Callable[[Callable[P, None]], click.Command]:
    """Add a command to `group` under which problems are told, not raised. `help_text` is in the spoken language.

    With `takes_minus`, an argument may begin with a minus sign, as numbers do; an unknown option is then an argument.
    """

    def wrap(function: Callable[P, None]) -> click.Command:
        @functools.wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                _answering(lambda: function(*args, **kwargs))
            except Problem as problem:
                _log.debug("told: %s", problem, exc_info=problem)
                raise Told(_told(problem)) from problem
            except (Cancelled, KeyboardInterrupt):
                raise Told(_("Stopped.")) from None

        lenient = {"ignore_unknown_options": takes_minus}
        add = group.command(name, help=help_text, options_metavar=_("[OPTIONS]"), context_settings=lenient)
        return add(guarded)

    return wrap


def _answering(work: Callable[[], None]) -> None:
    """Do `work`; where it stops for want of a secret, ask for it and do it again: it begins where it stopped."""
    answers = Answers()
    while True:
        try:
            work()
        except SecretNeeded as problem:
            if not answers.answer(problem):
                raise
        else:
            answers.keep()
            return


library_option = click.option(
    "--library",
    "library_root",
    envvar="RADIODESK_LIBRARY",
    type=click.Path(path_type=Path),
    required=True,
    metavar=_("DIR"),
    help=_("The library's folder (or RADIODESK_LIBRARY)."),
)
any_library_option = click.option(
    "--library",
    "library_root",
    envvar="RADIODESK_LIBRARY",
    type=click.Path(path_type=Path),
    metavar=_("DIR"),
    help=_("The library's folder, where one is meant."),
)
programme_option = click.option(
    "--programme", "wanted", default="", metavar=_("NAME_OR_ID"), help=_("Which programme; without it, the first one.")
)
preset_option = click.option("--preset", type=click.Choice(list(PRESETS)), help=_("How it should sound."))
json_option = click.option("--json", "as_json", is_flag=True, help=_("One JSON document on stdout and nothing else."))


@contextmanager
def opened(root: Path) -> Iterator[Library]:
    """The library in `root`, closed again at the end."""
    library = open_library(root)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def progress(label: str) -> Iterator[Step]:
    """A step that draws a bar on stderr when that is a terminal, and nothing otherwise."""
    if not sys.stderr.isatty():
        yield no_step
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:

        def step(done: float, total: float, /) -> None:
            bar.update(int(1000 * done / total) - bar.pos if total else 0)

        yield step


def answer(as_json: bool, document: object, *lines: str) -> None:
    """Print the result: the document as JSON, or the lines for a person."""
    if as_json:
        click.echo(json.dumps(plain(document), ensure_ascii=False, indent=2))
    else:
        for line in lines:
            click.echo(line)


def _told(problem: Problem) -> str:
    hint = HINTS.get(type(problem))
    return f"{sentence(problem)} {_(hint).format_map(problem.facts)}" if hint else sentence(problem)


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of words as lines with their columns under each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
