"""The history of publishing as a file for whoever must account for it: CSV for tables, JSON with every hash."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from radiodesk.desk.whole_files import write_whole
from radiodesk.model.problems import BadValue
from radiodesk.model.record import Record
from radiodesk.model.words import N_

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A table program would take a cell that begins so for a formula and carry it out (OWASP, CSV injection)."""

COLUMNS: Mapping[str, Callable[[Record], str]] = {
    "number": lambda line: str(line.id),
    "time": lambda line: line.at.isoformat(timespec="seconds"),
    "act": lambda line: line.act,
    "outcome": lambda line: line.outcome,
    "person": lambda line: line.actor.person,
    "computer": lambda line: line.actor.computer,
    "office": lambda line: line.actor.office,
    "programme": lambda line: line.programme,
    "destination": lambda line: line.destination,
    "address": lambda line: line.address,
    "chosen": lambda line: " ".join(map(str, line.chosen)),
    "episodes": lambda line: "; ".join(f"{each.id} {each.title}" for each in line.episodes),
    "guids": lambda line: " ".join(each.guid for each in line.episodes),
    "audio_sha256": lambda line: " ".join(each.audio_sha256 for each in line.episodes),
    "gone": lambda line: "; ".join(f"{each.id} {each.title}" for each in line.gone),
    "sent": lambda line: " ".join(f"{file.path}={file.sha256}" for file in line.sent),
    "removed": lambda line: " ".join(line.removed),
    "reason": lambda line: line.reason,
}
"""The columns of the CSV file; their names never change, for others build on them."""


def export_history(lines: Sequence[Record], file: Path) -> None:
    """Write lines as `.csv` (UTF-8 with the mark that table programs ask for) or `.json`.

    Raises `BadValue` for another ending, `NotWritable`, `DiskFull`.
    """
    kind = file.suffix.lower()
    if kind not in _WRITERS:
        raise BadValue(value=file.name, field=N_("the file for the history"), expected=", ".join(_WRITERS))
    write_whole(file, _WRITERS[kind](lines))


def documents(lines: Sequence[Record]) -> list[dict[str, object]]:
    """The lines as plain values for JSON."""
    return [{**asdict(line), "at": line.at.isoformat()} for line in lines]


def _csv(lines: Sequence[Record]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([plain_cell(column(line)) for column in COLUMNS.values()] for line in lines)
    return table.getvalue().encode("utf-8-sig")


def _json(lines: Sequence[Record]) -> bytes:
    return json.dumps({"history": documents(lines)}, ensure_ascii=False, indent=2).encode()


def plain_cell(text: str) -> str:
    """A text as a cell that no table program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


_WRITERS: Mapping[str, Callable[[Sequence[Record]], bytes]] = {".csv": _csv, ".json": _json}
