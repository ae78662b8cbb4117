"""Commands about what is public already: verify."""

from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import answer, command, json_option, library_option, opened, progress
from radiodesk.cli.publishing import fault_documents, to_option
from radiodesk.cli.root import root
from radiodesk.desk import verifying


@command(root, "verify", _("Is everything public what it should be? Exit code 1 when it is not."))
@to_option
@library_option
@json_option
def verify(name: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library, progress(_("Verifying")) as step:
        verdict = verifying.verify(library, name, step)
    document = {
        "ok": verdict.is_well,
        "faults": fault_documents(verdict.faults),
        "way": verdict.way,
        "unasked": verdict.unasked,
    }
    answer(as_json, document, *verdict.sentences())
    if not verdict.is_well:
        raise click.exceptions.Exit(1)
