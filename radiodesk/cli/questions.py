"""The command for what callers asked: add, change, remove, list."""

from pathlib import Path
from typing import Any

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.editing import id_argument
from radiodesk.cli.frame import command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode
from radiodesk.desk import questions
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.question import Question
from radiodesk.model.timecode import parse_time


@command(root, "question", _("Keep what a caller asked, at a moment of the recording; without a time, show them."))
@id_argument
@click.argument("time", metavar="[" + _("TIME") + "]", required=False)
@click.option("--from", "name", metavar=_("NAME"), help=_("What the caller is called on air."))
@click.option("--region", metavar="R", help=_("Where the call comes from."))
@click.option("--text", metavar="T", help=_("The question."))
@click.option("--answer", metavar="A", help=_("The answer, in short."))
@click.option("--change", metavar="N", type=int, help=_("Change the question with this number instead."))
@click.option("--remove", metavar="N", type=int, help=_("Take the question with this number out."))
@library_option
@json_option
def question(episode_id: int, change: int | None, remove: int | None, library_root: Path, as_json: bool,
             **texts: str | None) -> None:  # fmt: skip
    fields = _fields(texts)
    _insist_on_one_order(fields, change, remove)
    with opened(library_root) as library:
        answer_episode(library, _ordered(library, episode_id, change, remove, fields), as_json)


def _ordered(
    library: Library, episode_id: int, change: int | None, remove: int | None, fields: dict[str, Any]
) -> Episode:
    if remove is not None:
        return questions.remove_question(library, episode_id, remove)
    if change is not None:
        return questions.change_question(library, episode_id, change, **fields)
    return questions.add_question(library, episode_id, Question(**fields)) if fields else library.episode(episode_id)


def _insist_on_one_order(fields: dict[str, Any], change: int | None, remove: int | None) -> None:
    if change is not None and remove is not None:
        raise click.UsageError(_("--change and --remove exclude each other"))
    is_new = bool(fields) and change is None and remove is None
    if is_new and not ("start_s" in fields and fields.get("text")):
        raise click.UsageError(_("A question needs its time and --text"))


def _fields(texts: dict[str, str | None]) -> dict[str, Any]:
    """What was typed as fields of a question; what was not typed is left out."""
    fields: dict[str, Any] = {name: text.strip() for name, text in texts.items() if text is not None}
    if "time" in fields:
        fields["start_s"] = parse_time(fields.pop("time"))
    return fields
