"""Looks at engines from outside, as the kernel shows them."""

import time
from collections.abc import Callable
from pathlib import Path


def engine_ids(program_id: int) -> list[int]:
    """The engines that a program has started and that live, oldest first."""
    return [process_id for process_id, words in _processes() if words[1] == program_id and _is_engine(process_id)]


def processes_of(engine_id: int) -> list[int]:
    """The living processes of an engine's session: itself and all that it started."""
    return [process_id for process_id, words in _processes() if words[3] == engine_id]


def wait_until(is_so: Callable[[], bool]) -> None:
    """Give up after ten seconds."""
    end_s = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end_s
        time.sleep(0.01)


def _processes() -> list[tuple[int, list[object]]]:
    """Number, then state, parent, group and session of every process that is not a zombie (proc(5), stat)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, *numbers = (entry / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if state not in "ZX":
                found.append((int(entry.name), [state, *map(int, numbers)]))
    return sorted(found)


def _is_engine(process_id: int) -> bool:
    try:
        return b"radiodesk.audio.engine" in Path(f"/proc/{process_id}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False
