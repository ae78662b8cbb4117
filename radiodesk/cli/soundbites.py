"""The command for soundbites: add, remove, list."""

from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.editing import id_argument, read_span
from radiodesk.cli.frame import command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode
from radiodesk.desk import soundbites


@command(root, "soundbite", _("Offer apps a few seconds to be heard first; without a stretch, show them."))
@id_argument
@click.argument("stretch", metavar="[" + _("START-END") + "]", required=False)
@click.option("--title", metavar="T", default="", help=_("What is said there; without it, the episode's title."))
@click.option("--remove", metavar="N", type=int, help=_("Take the soundbite with this number out."))
@library_option
@json_option
def soundbite(
    episode_id: int, stretch: str | None, title: str, remove: int | None, library_root: Path, as_json: bool
) -> None:
    if remove is not None and (stretch or title):
        raise click.UsageError(_("--remove goes alone"))
    if title and not stretch:
        raise click.UsageError(_("A title needs its stretch: 0:10-0:40"))
    span = read_span(stretch) if stretch else None
    with opened(library_root) as library:
        if remove is not None:
            episode = soundbites.remove_soundbite(library, episode_id, remove)
        elif span is not None:
            episode = soundbites.add_soundbite(library, episode_id, span, title)
        else:
            episode = library.episode(episode_id)
        answer_episode(library, episode, as_json)
