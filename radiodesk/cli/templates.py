"""Commands about what every episode of a programme has: its opening and its closing."""

from dataclasses import replace
from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.editing import id_argument
from radiodesk.cli.frame import answer, command, json_option, library_option, opened, programme_option, progress
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode
from radiodesk.desk import templates
from radiodesk.desk.belonging import find_programme
from radiodesk.model.signature import SIGNATURES, Signature
from radiodesk.model.timecode import format_clock


@root.group(
    "template",
    help=_("Give the programme an opening and a closing, and put them into episodes."),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
)
def template() -> None:
    """The commands about openings and closings."""


file_argument = click.argument("file", metavar="[" + _("FILE") + "]", required=False, type=click.Path(path_type=Path))
bed_option = click.option("--bed", is_flag=True, help=_("It lies under the speech instead of being put in."))
remove_option = click.option("--remove", is_flag=True, help=_("Take it off; episodes keep theirs."))


@command(template, "opening", _("Choose, show or take off the sound that opens every new episode."))
@file_argument
@bed_option
@remove_option
@programme_option
@library_option
@json_option
def opening(file: Path | None, bed: bool, remove: bool, wanted: str, library_root: Path, as_json: bool) -> None:
    _chosen("opening", file, wanted, library_root, as_json, is_bed=bed, is_gone=remove)


@command(template, "closing", _("Choose, show or take off the sound that closes every new episode."))
@file_argument
@bed_option
@remove_option
@programme_option
@library_option
@json_option
def closing(file: Path | None, bed: bool, remove: bool, wanted: str, library_root: Path, as_json: bool) -> None:
    _chosen("closing", file, wanted, library_root, as_json, is_bed=bed, is_gone=remove)


@command(template, "put", _("Put opening and closing into an episode that there is already."))
@id_argument
@library_option
@json_option
def put(episode_id: int, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, templates.put_signatures(library, episode_id), as_json)


def _chosen(
    place: str, file: Path | None, wanted: str, library_root: Path, as_json: bool, *, is_bed: bool, is_gone: bool
) -> None:
    if file is not None and is_gone:
        raise click.UsageError(_("FILE and --remove exclude each other"))
    with opened(library_root) as library:
        programme = find_programme(library, wanted)
        if is_gone:
            programme = templates.set_signature(library, place, Signature(), programme.id)
        elif file is not None:
            with progress(_("Importing")) as step:
                kept = templates.keep_signature(library, file, step)
            programme = templates.set_signature(library, place, replace(kept, is_bed=is_bed), programme.id)
        shown = {name: getattr(programme, name) for name in SIGNATURES}
        answer(as_json, shown, *(_line(name, signature) for name, signature in shown.items()))


def _line(name: str, signature: Signature) -> str:
    place, nothing = _(SIGNATURES[name]), _("None")
    if not signature.sound:
        return f"{place}: {nothing}"
    how = _("under the speech") if signature.is_bed else _("put in")
    return f"{place}: {signature.name}, {format_clock(signature.duration_s)}, {how}"
