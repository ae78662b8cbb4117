"""The command preview: the pages in a browser of this machine, built anew whenever the library changes."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from radiodesk.bahasa.words import _, sentence
from radiodesk.cli.frame import Told, command, library_option, opened, programme_option, progress
from radiodesk.cli.root import root
from radiodesk.desk.belonging import find_programme
from radiodesk.desk.preview import Preview, build_preview, library_mark
from radiodesk.model.problems import LibraryInUse, Problem
from radiodesk.site.serving import PreviewServer

LOOK_EVERY_S = 0.5


@command(root, "preview", _("Show the pages in a browser of this machine before they are public. Ctrl+C ends it."))
@click.argument("ids", metavar="[ID]...", type=int, nargs=-1)
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help=_("The port, else any free one."))
@click.option("--no-browser", is_flag=True, help=_("Only say the address."))
@programme_option
@library_option
def preview(ids: tuple[int, ...], port: int, no_browser: bool, wanted: str, library_root: Path) -> None:
    build = partial(_built, library_root, ids, wanted)
    shown = Preview(build())
    try:
        server = PreviewServer(shown.find, port)
    except OSError as error:
        text = _("Port {port} of this machine is used by another program. Choose another, or none for any free one.")
        raise Told(text.format(port=port)) from error
    try:
        click.echo(server.address)
        if not no_browser:
            click.launch(server.address)
        with suppress(KeyboardInterrupt):
            _keep_fresh(shown, library_root, build)
    finally:
        server.close()


def _keep_fresh(shown: Preview, library_root: Path, build: Callable[[], dict[str, Path]]) -> None:
    """Build anew after each change, until somebody ends it; a change that does not build leaves what was there."""
    seen = library_mark(library_root)
    while True:
        time.sleep(LOOK_EVERY_S)
        if library_mark(library_root) == seen:
            continue
        try:
            shown.files = build()
        except LibraryInUse:
            continue  # whoever changes it is not done
        except Problem as problem:
            click.echo(sentence(problem), err=True)
        seen = library_mark(library_root)


def _built(library_root: Path, ids: Sequence[int], wanted: str) -> dict[str, Path]:
    with opened(library_root) as library, progress(_("Preparing")) as step:
        programme_id = find_programme(library, wanted).id
        return build_preview(library, ids, datetime.now(UTC), step, programme_id)
