"""Times as caption files write them, and the cues between the lines that carry them (WebVTT 4.1, SubRip)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?"
_STAMP = re.compile(_TIME, re.ASCII)
_TIMING = re.compile(rf"\s*{_TIME}\s*-{{1,3}}>\s*{_TIME}(?:\s.*)?", re.ASCII | re.DOTALL)
_LINE_END = re.compile(r"\r\n|\n|\r")


class Block(NamedTuple):
    """The lines under one line of times, in seconds."""

    start_s: float
    end_s: float
    lines: list[str]


def blocks(text: str) -> Iterator[Block]:
    """All cues of a caption file; what stands outside them (numbers, notes, styles) is passed over."""
    block: Block | None = None
    for line in _LINE_END.split(text):
        timing = _TIMING.fullmatch(line) if "->" in line else None
        if timing is not None:
            if block is not None and block.lines and block.lines[-1].strip().isdecimal():
                block.lines.pop()  # the number of this cue: somebody forgot the empty line before it
            yield from () if block is None else (block,)
            block = Block(_seconds(timing.groups()[:4]), _seconds(timing.groups()[4:]), [])
        elif line.strip():
            if block is not None:
                block.lines.append(line)
        elif block is not None:
            yield block
            block = None
    yield from () if block is None else (block,)


def stamp_s(text: str) -> float | None:
    """Seconds of `00:01:02.500`, `1:02.5`; None for anything else."""
    found = _STAMP.fullmatch(text.strip())
    return None if found is None else _seconds(found.groups())


def stamp(time_s: float, point: str = ".") -> str:
    """`01:02:03.500`, or with a comma as SubRip has it."""
    total_ms = round(max(time_s, 0.0) * 1000)
    seconds, millis = divmod(total_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{millis:03}"


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{seconds}.{fraction}")
