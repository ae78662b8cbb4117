"""Commands for episodes: import, episodes, show, set."""

from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import (
    answer,
    columns,
    command,
    json_option,
    library_option,
    opened,
    programme_option,
    progress,
)
from radiodesk.cli.root import root
from radiodesk.cli.showing import episode_document, episode_lines
from radiodesk.desk.belonging import find_programme
from radiodesk.desk.covers import keep_cover
from radiodesk.desk.imports import import_recording
from radiodesk.desk.sheets import FIELDS, read_moment, set_fields
from radiodesk.model.episode import STATUSES, EpisodeRow, Sheet
from radiodesk.model.problems import BadValue, FileMissing, storage_guard
from radiodesk.model.timecode import format_clock
from radiodesk.model.words import N_


@command(root, "import", _("Copy a recording in, analyse it, and print the number of its new episode."))
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option("--title", default="", metavar="T", help=_("Title of the episode; without it, the name of the file."))
@click.option("--number", type=click.IntRange(1), metavar="N", help=_("Number of the episode."))
@click.option("--season", type=click.IntRange(1), metavar="N", help=_("Season of the episode."))
@click.option("--aired", default="", metavar="ISO8601", help=_("When it was on air: 2026-11-20T15:00+07:00."))
@click.option("--notes", type=click.Path(path_type=Path), metavar="F", help=_("A text file with the show notes."))
@programme_option
@library_option
@json_option
def import_(
    file: Path, title: str, number: int | None, season: int | None, aired: str, notes: Path | None,
    wanted: str, library_root: Path, as_json: bool,
) -> None:  # fmt: skip
    with opened(library_root) as library:
        programme = find_programme(library, wanted)
        moment = read_moment(aired, programme.zone)
        sheet = Sheet(title=title, number=number, season=season, aired=moment, notes=_text_of(notes))
        with progress(_("Importing")) as step:
            episode = import_recording(library, file, step, sheet, programme.id)
        answer(as_json, {"id": episode.id, **episode_document(library, episode)}, str(episode.id))


@command(root, "episodes", _("List the episodes, newest first."))
@click.option("--search", default="", metavar=_("WORDS"), help=_("Only those with these words."))
@click.option("--programme", "wanted", default="", metavar=_("NAME_OR_ID"), help=_("Only those of this programme."))
@library_option
@json_option
def episodes(search: str, wanted: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        rows = library.episodes(search, find_programme(library, wanted).id if wanted else None)
        answer(as_json, {"episodes": rows}, *columns([_cells(row) for row in rows]))


@command(root, "show", _("Show everything about an episode."))
@click.argument("episode_id", metavar="ID", type=int)
@library_option
@json_option
def show(episode_id: int, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        episode = library.episode(episode_id)
        answer(as_json, episode_document(library, episode), *episode_lines(library, episode))


@command(root, "set", _("Change details: title, number, season, aired, summary, notes, explicit, cover, type, topics."))
@click.argument("episode_id", metavar="ID", type=int)
@click.argument("pairs", metavar=_("KEY=VALUE..."), nargs=-1, required=True)
@library_option
@json_option
def set_(episode_id: int, pairs: tuple[str, ...], library_root: Path, as_json: bool) -> None:
    texts = dict(_pair(pair) for pair in pairs)
    with opened(library_root) as library:
        library.episode(episode_id)
        if texts.get("cover"):
            texts["cover"] = keep_cover(library, Path(texts["cover"]))
        episode = set_fields(library, episode_id, texts)
        answer(as_json, episode_document(library, episode), *episode_lines(library, episode))


def _cells(row: EpisodeRow) -> tuple[str, ...]:
    aired = f"{row.aired:%Y-%m-%d}" if row.aired else "-"
    return (str(row.id), aired, format_clock(row.duration_s), _(STATUSES[row.status]), row.title)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or key not in FIELDS:
        raise BadValue(value=text, field=N_("KEY=VALUE"), expected=", ".join(FIELDS))
    return key, value


def _text_of(file: Path | None) -> str:
    if file is None:
        return ""
    if not file.is_file():
        raise FileMissing(path=file)
    with storage_guard(file):
        return file.read_text(encoding="utf-8-sig", errors="replace").strip()
