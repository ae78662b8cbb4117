"""Commands that edit an episode: cut, keep, fade, edits, chapter, person."""

from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import answer, command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.cli.showing import episode_document, episode_lines
from radiodesk.desk import sheets
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.problems import BadTime
from radiodesk.model.timecode import parse_time

id_argument = click.argument("episode_id", metavar="ID", type=int)
spans_argument = click.argument("spans", metavar=_("START-END..."), nargs=-1, required=True)


@command(root, "cut", _("Leave stretches of the recording out. Times are those of the recording."))
@id_argument
@spans_argument
@library_option
@json_option
def cut(episode_id: int, spans: tuple[str, ...], library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        _answer(library, sheets.cut(library, episode_id, *map(read_span, spans)), as_json)


@command(root, "keep", _("Leave out everything but these stretches of the recording."))
@id_argument
@spans_argument
@library_option
@json_option
def keep(episode_id: int, spans: tuple[str, ...], library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        _answer(library, sheets.keep(library, episode_id, *map(read_span, spans)), as_json)


@command(root, "fade", _("Fade the beginning in and the end out."))
@id_argument
@click.option("--in", "fade_in", metavar="S", help=_("Seconds to fade the beginning in."))
@click.option("--out", "fade_out", metavar="S", help=_("Seconds to fade the end out."))
@library_option
@json_option
def fade(episode_id: int, fade_in: str | None, fade_out: str | None, library_root: Path, as_json: bool) -> None:
    lengths = [None if text is None else parse_time(text) for text in (fade_in, fade_out)]
    with opened(library_root) as library:
        _answer(library, sheets.fade(library, episode_id, *lengths), as_json)


@command(root, "edits", _("Show the edit list, or clear it."))
@id_argument
@click.option("--clear", is_flag=True, help=_("Hear the whole recording again."))
@library_option
@json_option
def edits(episode_id: int, clear: bool, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        episode = sheets.clear_edits(library, episode_id) if clear else library.episode(episode_id)
        _answer(library, episode, as_json)


@command(root, "chapter", _("Name a moment of the recording."))
@id_argument
@click.argument("time", metavar=_("TIME"))
@click.argument("title", metavar=_("TITLE"))
@library_option
@json_option
def chapter(episode_id: int, time: str, title: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        _answer(library, sheets.add_chapter(library, episode_id, Chapter(parse_time(time), title)), as_json)


@command(root, "person", _("Name who is heard."))
@id_argument
@click.argument("name", metavar=_("NAME"))
@click.option("--role", default="guest", show_default=True, type=click.Choice(list(ROLES)), help=_("In which role."))
@library_option
@json_option
def person(episode_id: int, name: str, role: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        _answer(library, sheets.add_person(library, episode_id, Credit(name, role)), as_json)


def read_span(text: str) -> Span:
    """`START-END` as a span. Raises `BadTime`."""
    start, hyphen, end = text.partition("-")
    if not hyphen:
        raise BadTime(text=text)
    return Span(parse_time(start), parse_time(end))


def _answer(library: Library, episode: Episode, as_json: bool) -> None:
    answer(as_json, episode_document(library, episode), *episode_lines(library, episode))
