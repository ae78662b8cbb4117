"""The command `happened`: which networks were told of an episode, when, and how long after the broadcast."""

from pathlib import Path

import click

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.words import _, language
from radiodesk.cli.frame import answer, columns, command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.desk.belonging import find_programme
from radiodesk.desk.happened import Happened, by_programme, month_named, total, what_happened
from radiodesk.desk.happened_export import export_happened, happened_document
from radiodesk.desk.happened_words import hours_told, total_told
from radiodesk.social.networks import NETWORKS


@command(root, "happened", _("What happened: networks, links, and the time from broadcast to post."))
@click.argument("episode_id", metavar="[ID]", type=int, required=False)
@click.option("--month", metavar="YYYY-MM", help=_("Only episodes of this month, by their broadcast."))
@click.option("--programme", "wanted", metavar="P", help=_("Only this programme: its number or title."))
@click.option("--out", type=click.Path(path_type=Path), metavar="F", help=_("Write a table too: .csv or .json."))
@library_option
@json_option
def happened(
    episode_id: int | None, month: str | None, wanted: str | None, out: Path | None, library_root: Path, as_json: bool
) -> None:
    chosen = month_named(month) if month else None
    with opened(library_root) as library:
        programme_id = find_programme(library, wanted).id if wanted else None
        several = what_happened(library, chosen, episode_id, programme_id)
    if out is not None:
        export_happened(several, out)
    written = [str(out)] if out is not None else []
    answer(as_json, happened_document(several), *_lines(several), *written)


def _lines(several: tuple[Happened, ...]) -> list[str]:
    if not several:
        return [_("Nothing happened then.")]
    programmes = by_programme(several)
    lines = [line for each in several for line in _episode_lines(each)]
    parts = [(title, each) for title, each in programmes.items()] if len(programmes) > 1 else []
    return [*lines, *(f"{title}: {total_told(each)}" for title, each in parts), total_told(total(several))]


def _episode_lines(each: Happened) -> list[str]:
    number = f" #{each.number}" if each.number is not None else ""
    aired = short_date(each.aired, language()) if each.aired else _("no broadcast time")
    public = short_date(each.public_at, language()) if each.public_at else _("not published")
    head = _("{id}{number} {title}: on air {aired}, in the feed {public}").format(
        id=each.episode_id, number=number, title=each.title, aired=aired, public=public
    )
    rows = [[f"  + {NETWORKS[out.network].label}", hours_told(out.hours_after), out.link] for out in each.outings]
    missing = ", ".join(NETWORKS[key].label for key in each.missing)
    return [head, *columns(rows), *([f"  - {missing}"] if missing else []), ""]
