"""What did not get through to a destination, so that it can be tried again later, also by another run."""

from dataclasses import asdict, dataclass
from pathlib import Path

from radiodesk.settings.kept import keep, read_kept

FILE = "unfinished.json"


@dataclass(frozen=True)
class Unfinished:
    """Episodes that should have gone to a destination, and how loud; `preset` empty for as before."""

    destination: str
    ids: tuple[int, ...]
    preset: str = ""


def unfinished(library_root: Path) -> tuple[Unfinished, ...]:
    """What a library still has to bring somewhere, in the order in which it failed."""
    return tuple(map(_understood, _rows(library_root)))


def keep_unfinished(library_root: Path, failed: Unfinished) -> None:
    """Remember it; episodes that failed earlier at the same destination stay with it."""
    former = next((each for each in unfinished(library_root) if each.destination == failed.destination), None)
    ids = tuple(dict.fromkeys((*(former.ids if former else ()), *failed.ids)))
    rows = [row for row in _rows(library_root) if row["destination"] != failed.destination]
    _keep(library_root, [*rows, {**asdict(failed), "ids": list(ids)}])


def forget_unfinished(library_root: Path, destination: str) -> None:
    """It got through."""
    rows = _rows(library_root)
    rest = [row for row in rows if row["destination"] != destination]
    if len(rest) != len(rows):
        _keep(library_root, rest)


def _understood(row: dict[str, object]) -> Unfinished:
    ids = row["ids"] if isinstance(row["ids"], list) else []
    return Unfinished(str(row["destination"]), tuple(int(number) for number in ids), str(row["preset"]))


def _rows(library_root: Path) -> list[dict[str, object]]:
    kept = read_kept(FILE)
    rows = kept.get(str(library_root.resolve()), []) if isinstance(kept, dict) else []
    return [row for row in rows if isinstance(row, dict) and {"destination", "ids", "preset"} <= row.keys()]


def _keep(library_root: Path, rows: list[dict[str, object]]) -> None:
    kept = read_kept(FILE)
    keep(FILE, {**(kept if isinstance(kept, dict) else {}), str(library_root.resolve()): rows})
