"""Commands that put an episode in order: move, split, copy, history."""

from pathlib import Path

import click

from radiodesk.bahasa.dates import long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.cli.editing import id_argument, read_span
from radiodesk.cli.frame import answer, columns, command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode
from radiodesk.desk import pasting, sheets
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue
from radiodesk.model.timecode import parse_time
from radiodesk.model.words import N_


@command(
    root, "move", _("Hear a stretch of the recording at another moment of it. Moved to its own place, it is home.")
)
@id_argument
@click.argument("span", metavar=_("START-END"))
@click.argument("to", metavar=_("TIME"))
@library_option
@json_option
def move(episode_id: int, span: str, to: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, sheets.move_segment(library, episode_id, read_span(span), parse_time(to)), as_json)


@command(root, "split", _("Mark where one segment ends and another begins; the same again takes the mark away."))
@id_argument
@click.argument("time", metavar=_("TIME"))
@library_option
@json_option
def split(episode_id: int, time: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, sheets.split(library, episode_id, parse_time(time)), as_json)


@command(root, "copy", _("Put a stretch of one episode into the same or another one, as it is heard."))
@id_argument
@click.argument("span", metavar=_("START-END"))
@click.argument("other_id", metavar=_("OTHER_ID"), type=int)
@click.argument("time", metavar=_("TIME"))
@library_option
@json_option
def copy(episode_id: int, span: str, other_id: int, time: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        wanted = pasting.copied(library.episode(episode_id), read_span(span))
        if not wanted.pieces:
            raise BadValue(value=span, field=N_("a stretch that is heard"), expected="0:10-0:20")
        answer_episode(library, pasting.paste(library, other_id, wanted, parse_time(time)), as_json)


@command(root, "history", _("Show all that was done to an episode, or go back or forward to one step of it."))
@id_argument
@click.option("--to", "number", type=int, metavar="N", help=_("The number of the step to go to."))
@library_option
@json_option
def history(episode_id: int, number: int | None, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        episode = library.episode(episode_id)
        if number is not None:
            episode = _gone_to(library, episode, number)
        steps = library.history_steps(episode_id)
        rows = [
            (
                "*" if step.number == episode.revision else " ",
                str(step.number),
                long_moment(step.made_at.astimezone(), language()),
                _(step.label),
            )
            for step in steps
        ]
        answer(as_json, {"revision": episode.revision, "steps": steps}, *columns(rows))


def _gone_to(library: Library, episode: Episode, number: int) -> Episode:
    known = [step.number for step in library.history_steps(episode.id)]
    if number not in known:
        raise BadValue(value=number, field=N_("the number of a step"), expected=f"{known[0]}-{known[-1]}")
    return library.go_to_revision(episode.id, number)
