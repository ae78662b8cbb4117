"""Commands about what is public already: verify, unpublish, published."""

from datetime import UTC, datetime
from pathlib import Path

import click

from radiodesk.bahasa.dates import in_zone, short_date
from radiodesk.bahasa.words import _, language
from radiodesk.cli.frame import answer, columns, command, json_option, library_option, opened, progress
from radiodesk.cli.publish_words import answer_receipt, fault_documents
from radiodesk.cli.publishing import to_option
from radiodesk.cli.root import root
from radiodesk.desk import repairing, undoing, verifying
from radiodesk.desk.history_export import documents, export_history
from radiodesk.desk.history_of_publishing import history
from radiodesk.library.library import Library
from radiodesk.model.record import ACTS, OUTCOMES, Record


@command(root, "verify", _("Is everything public what it should be? Exit code 1 when it is not."))
@to_option
@click.option("--repair", "mends", is_flag=True, help=_("Publish exactly what is wrong anew."))
@library_option
@json_option
def verify(name: str, mends: bool, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        with progress(_("Verifying")) as step:
            verdict = verifying.verify(library, name, step)
        if mends and verdict.mendable:
            with progress(_("Repairing")) as step:
                receipt = repairing.repair(library, name, verdict, datetime.now(UTC), step)
            if receipt is not None:
                answer_receipt(receipt, as_json)
                return
    document = {
        "ok": verdict.is_well,
        "faults": fault_documents(verdict.faults),
        "mendable": sorted(verdict.mendable),
        "way": verdict.way,
        "unasked": verdict.unasked,
    }
    answer(as_json, document, *verdict.sentences())
    if not verdict.is_well:
        raise click.exceptions.Exit(1)


@command(root, "unpublish", _("Take episodes back from the public; their audio stays for another week."))
@click.argument("ids", metavar="ID...", type=int, nargs=-1, required=True)
@to_option
@library_option
@json_option
def unpublish(ids: tuple[int, ...], name: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library, progress(_("Unpublishing")) as step:
        proposal = undoing.prepare_unpublishing(library, ids, name, datetime.now(UTC))
        receipt = undoing.unpublish(library, proposal, step)
    answer_receipt(receipt, as_json)


@command(root, "published", _("The history of publishing: who did what, when, where, with which hashes."))
@click.option("--to", "name", default="", metavar=_("NAME"), help=_("Only what happened at this destination."))
@click.option("--out", type=click.Path(path_type=Path), metavar="F.csv|F.json", help=_("Write it to a file."))
@library_option
@json_option
def published(name: str, out: Path | None, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        lines = history(library, name)
        rows = [_row(library, line) for line in lines]
    if out is not None:
        export_history(lines, out)
        answer(as_json, {"file": out, "lines": len(lines)}, _("The history is in {path}.").format(path=out))
        return
    nothing = [_("Nothing has been published yet.")]
    answer(as_json, {"history": documents(lines)}, *(columns(rows) if rows else nothing))


def _row(library: Library, line: Record) -> list[str]:
    moment = in_zone(line.at, library.programme().zone)
    who = ", ".join(filter(None, [line.actor.person, line.actor.office]))
    return [
        f"{short_date(moment, language())} {moment:%H:%M}",
        who,
        _(ACTS[line.act]),
        line.destination,
        ", ".join(line.titles) or "–",
        _(OUTCOMES[line.outcome]),
    ]
