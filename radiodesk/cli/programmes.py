"""Commands for libraries and their programmes: new, new-programme, programmes, programme."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from radiodesk.bahasa.words import _, n_
from radiodesk.cli.frame import answer, columns, command, json_option, library_option, opened, programme_option
from radiodesk.cli.root import root
from radiodesk.desk.belonging import find_programme
from radiodesk.desk.covers import keep_cover
from radiodesk.desk.opening import add_programme, create_library
from radiodesk.desk.programme_facts import NAMES, programme_texts, set_programme
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import Programme
from radiodesk.model.words import N_

_FACTS = (
    click.option("--public-url", required=True, metavar="URL", help=_("Where its public folder is on the web.")),
    click.option("--language", default="id", show_default=True, metavar="L", help=_("Its language: id or en.")),
    click.option("--station", default="", metavar="S", help=_("Name of the station.")),
    click.option("--email", "owner_email", default="", metavar="E", help=_("Owner's e-mail, for podcast directories.")),
    click.option("--author", default="", metavar="A", help=_("Office or person who makes it.")),
    click.option(
        "--category", default="Government", show_default=True, metavar="C", help=_("Apple category, or A > B.")
    ),
    click.option(
        "--cover", type=click.Path(path_type=Path), metavar="F", help=_("Square JPEG or PNG, 1400-3000 pixels.")
    ),
)
"""What can be said of a programme when it is made."""


def _facts(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FACTS):
        function = option(function)
    return function


@command(root, "new", _("Make a library for a programme in an empty folder."))
@click.argument("folder", metavar=_("DIR"), type=click.Path(path_type=Path))
@click.option("--programme", "title", required=True, metavar="T", help=_("Title of the programme."))
@_facts
@json_option
def new(folder: Path, title: str, cover: Path | None, as_json: bool, **facts: str) -> None:
    with create_library(folder, _made(title, facts)) as library:
        if cover is not None:
            show = library.programme()
            show.cover = keep_cover(library, cover)
            library.save_programme(show)
        document = {"library": folder.absolute(), "programme": library.programme()}
        answer(as_json, document, _("A library for “{title}” is in {folder}.").format(title=title, folder=folder))


@command(root, "new-programme", _("Take one more programme into the library, with a feed and pages of its own."))
@click.argument("title", metavar=_("TITLE"))
@_facts
@library_option
@json_option
def new_programme(title: str, cover: Path | None, library_root: Path, as_json: bool, **facts: str) -> None:
    with opened(library_root) as library:
        made = _made(title, facts)
        made.cover = keep_cover(library, cover) if cover else ""
        show = add_programme(library, made)
    answer(as_json, {"programme": show, "feed_url": show.feed_url}, str(show.id))


@command(root, "programmes", _("List the programmes of the library. They stay: none is ever deleted."))
@library_option
@json_option
def programmes(library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        shown = [_document(library, show) for show in library.programmes()]
    answer(as_json, {"programmes": shown}, *columns([_cells(document) for document in shown]))


@command(root, "programme", _("Show what is known of a programme, or change it."))
@click.argument("pairs", metavar=_("[KEY=VALUE]..."), nargs=-1)
@programme_option
@library_option
@json_option
def programme(pairs: tuple[str, ...], wanted: str, library_root: Path, as_json: bool) -> None:
    given = [_pair(pair) for pair in pairs]
    with opened(library_root) as library:
        show = find_programme(library, wanted)
        show = set_programme(library, given, show.id) if given else show
    lines = (f"{name}={line}" for name, text in programme_texts(show).items() for line in text.splitlines())
    answer(as_json, {"programme": show, "feed_url": show.feed_url}, *lines)


def _made(title: str, facts: dict[str, Any]) -> Programme:
    top, _arrow, sub = (part.strip() for part in facts.pop("category").partition(">"))
    return Programme(title, category=top, subcategory=sub, **facts)


def _document(library: Library, show: Programme) -> dict[str, object]:
    public = {each.id for each in library.public_programmes()}
    return {
        "id": show.id,
        "title": show.title,
        "public_url": show.public_url,
        "feed_url": show.feed_url,
        "guid": show.guid,
        "language": show.language,
        "episodes": len(library.episodes(programme_id=show.id)),
        "destinations": [place.name for place in library.destinations(show.id)],
        "is_public": show.id in public,
    }


def _cells(document: dict[str, Any]) -> tuple[str, ...]:
    count = n_("{n} episode", "{n} episodes", document["episodes"])
    return (str(document["id"]), document["title"], count, ", ".join(document["destinations"]), document["feed_url"])


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or key not in NAMES:
        raise BadValue(value=text, field=N_("KEY=VALUE"), expected=", ".join(NAMES))
    return key, value
