"""What happened as a file for whoever must account for it: a line an episode and network, CSV or JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from radiodesk.desk.happened import Happened, Outing, Total, by_programme, total
from radiodesk.desk.history_export import plain_cell
from radiodesk.desk.whole_files import write_whole
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.networks import NETWORKS

Line = tuple[Happened, str, Outing | None]

COLUMNS: Mapping[str, Callable[[Line], str]] = {
    "month": lambda line: str(line[0].month or ""),
    "programme": lambda line: line[0].programme,
    "episode": lambda line: str(line[0].episode_id),
    "number": lambda line: "" if line[0].number is None else str(line[0].number),
    "title": lambda line: line[0].title,
    "aired": lambda line: _iso(line[0].aired),
    "public": lambda line: _iso(line[0].public_at),
    "network": lambda line: line[1],
    "posted": lambda line: _iso(line[2].posted_at) if line[2] else "",
    "hours_after": lambda line: f"{line[2].hours_after:.1f}" if line[2] and line[2].hours_after is not None else "",
    "link": lambda line: line[2].link if line[2] else "",
}
"""The columns of the CSV file; their names never change, for others build on them."""


def export_happened(several: Sequence[Happened], file: Path) -> None:
    """Write a line for each episode and network, also for those without a post, as `.csv` or `.json`.

    Raises `BadValue` for another ending, `NotWritable`, `DiskFull`.
    """
    kind = file.suffix.lower()
    if kind not in _WRITERS:
        raise BadValue(value=file.name, field=N_("the file for what happened"), expected=", ".join(_WRITERS))
    write_whole(file, _WRITERS[kind](several))


def happened_document(several: Sequence[Happened]) -> dict[str, object]:
    """Everything as plain values for JSON."""
    programmes = {title: _total_document(each) for title, each in by_programme(several).items()}
    episodes = [_episode_document(each) for each in several]
    return {"episodes": episodes, "total": _total_document(total(several)), "programmes": programmes}


def _episode_document(each: Happened) -> dict[str, object]:
    posts = [
        {"network": out.network, "link": out.link, "posted": _iso(out.posted_at), "hours_after": out.hours_after}
        for out in each.outings
    ]
    return {
        "id": each.episode_id,
        "title": each.title,
        "number": each.number,
        "programme": each.programme,
        "month": str(each.month) if each.month else None,
        "aired": _iso(each.aired) or None,
        "public": _iso(each.public_at) or None,
        "posts": posts,
        "missing": list(each.missing),
    }


def _total_document(each: Total) -> dict[str, object]:
    return {
        "episodes": each.episodes,
        "public": each.public,
        "untold": each.untold,
        "posts": dict(each.posts),
        "median_hours": each.median_hours,
    }


def _lines(several: Sequence[Happened]) -> Iterator[Line]:
    for each in several:
        out = {outing.network: outing for outing in each.outings}
        yield from ((each, network, out.get(network)) for network in NETWORKS)


def _csv(several: Sequence[Happened]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([plain_cell(column(line)) for column in COLUMNS.values()] for line in _lines(several))
    return table.getvalue().encode("utf-8-sig")


def _json(several: Sequence[Happened]) -> bytes:
    return json.dumps(happened_document(several), ensure_ascii=False, indent=2).encode()


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


_WRITERS: Mapping[str, Callable[[Sequence[Happened]], bytes]] = {".csv": _csv, ".json": _json}
