"""What FTP servers say stands in a folder: by MLSD (RFC 3659), or by LIST as Unix and Windows print it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_UNIX = re.compile(
    r"(?P<kind>[-dlbcps])[-rwxsStT]{9}[.+@]? +\d+ +\S+ +(?:\S.*? )? *(?P<size>\d+) +"
    r"(?:\w{3} +\d{1,2} +[\d:]{4,5}|\d{4}-\d\d-\d\d +\d\d:\d\d) (?P<name>.+)"
)
_DOS = re.compile(r"\d\d-\d\d-\d{2,4} +\d\d:\d\d(?:[AP]M)? +(?P<size><\w+>|[\d,]+) +(?P<name>.+)")


@dataclass(frozen=True)
class Entry:
    """Something in a folder. `target` is where a link leads, `?` where that is not said; empty for no link."""

    name: str
    size_bytes: int = 0
    is_folder: bool = False
    target: str = ""


def entries_by_facts(lines: Iterable[str]) -> Iterator[Entry]:
    """Of MLSD: `type=file;size=5; a name`."""
    for line in lines:
        words, _space, name = line.partition(" ")
        facts = dict(fact.lower().split("=", 1) for fact in words.split(";") if "=" in fact)
        kind, size = facts.get("type", "file"), facts.get("size", "")
        if _is_name(name) and kind not in ("cdir", "pdir"):
            target = (kind.partition(":")[2] or "?") if "link" in kind else ""
            yield Entry(name, int(size) if size.isdecimal() else 0, kind == "dir", target)


def entries_by_list(lines: Iterable[str]) -> Iterator[Entry]:
    """Of LIST. Lines that are neither of Unix nor of Windows are passed over, such as `total 8`."""
    for line in lines:
        if found := _UNIX.fullmatch(line):
            entry = _unix(found)
        elif found := _DOS.fullmatch(line):
            size = found["size"].replace(",", "")
            is_number = size.isdecimal()
            entry = Entry(
                found["name"], int(size) if is_number else 0, size == "<DIR>", "" if is_number else _dos(size)
            )
        else:
            continue
        if _is_name(entry.name):
            yield entry


def _unix(found: re.Match[str]) -> Entry:
    name, arrow, target = found["name"], "", ""
    if found["kind"] == "l":
        name, arrow, target = name.partition(" -> ")
        target = target if arrow else "?"
    return Entry(name, int(found["size"]), found["kind"] == "d", target)


def _dos(kind: str) -> str:
    return "" if kind == "<DIR>" else "?"  # <JUNCTION>, <SYMLINKD>: where to is not said


def _is_name(name: str) -> bool:
    return name not in ("", ".", "..") and "/" not in name
