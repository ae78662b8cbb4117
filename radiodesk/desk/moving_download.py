"""Downloads a large file so that a cut anywhere costs only what was not there yet."""

import json
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.desk.moving_web import Answer, LineLost, Web, shown
from radiodesk.jobs.step import Step
from radiodesk.model.problems import storage_guard
from radiodesk.model.web_problems import NotFetched

LARGEST_BYTES = 4 << 30
"""A day of sound at 320 kbit/s; beyond that somebody sends without end."""

PAUSES_S = (0.3, 2.0)
"""How long to wait before a broken download goes on."""

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_WHOLE = re.compile(r"bytes \*/(\d+)")


def download(web: Web, url: str, part: Path, step: Step, largest: int = LARGEST_BYTES) -> None:
    """Bring the file at `url` to `part`, going on where an earlier attempt was cut, if it is still the same file.

    Raises `NotFetched` when the address gives nothing, breaks off again and again or sends more than `largest` bytes,
    `DiskFull`, `NotWritable`, and what `step` raises; what has come stays in `part`.
    """
    for pause_s in (*PAUSES_S, None):
        try:
            _go_on(web, url, part, step, largest)
        except _Changed:
            _note_of(part).unlink(missing_ok=True)
        except LineLost:
            if pause_s is None:
                raise
            time.sleep(pause_s)
        else:
            _note_of(part).unlink(missing_ok=True)
            return
    raise NotFetched(url=shown(url), reason=_("it changed while it was brought"))


class _Changed(LineLost):
    """What stands there now is not what has come so far: it is to be brought from its beginning."""


def _go_on(web: Web, url: str, part: Path, step: Step, largest: int) -> None:
    have = part.stat().st_size if part.is_file() else 0
    known = _note(part)
    headers = {"Range": f"bytes={have}-", **_only_if_same(known)} if have and known else {}
    with web.asked(url, headers) as answer:
        start, total = _begin(answer, have if headers else 0, known, url)
        if start == total and total:
            return
        _write_note(part, answer, total)
        _write(answer, part, start, total, step, largest)


def _only_if_same(known: Mapping[str, object]) -> dict[str, str]:
    return {"If-Range": str(known["mark"])} if known.get("mark") else {}


def _begin(answer: Answer, have: int, known: Mapping[str, object], url: str) -> tuple[int, int]:
    """From which byte on the answer goes, and how many there are in all (0: unknown)."""
    if answer.status == 206 and (found := _RANGE.match(answer.headers.get("content-range", ""))):
        total = 0 if found[2] == "*" else int(found[2])
        if int(found[1]) == have and known.get("total") in {0, total}:
            return have, total
        raise _Changed(url=shown(url), reason=_("it is another file than before"))
    if answer.status == 416 and (whole := _WHOLE.match(answer.headers.get("content-range", ""))):
        if int(whole[1]) == have == known.get("total"):
            return have, have
        raise _Changed(url=shown(url), reason=_("it is another file than before"))
    if answer.status == 200:
        return 0, _length(answer)
    kind = LineLost if answer.status >= 500 or answer.status in {408, 429} else NotFetched
    raise kind(url=shown(url), reason=f"HTTP {answer.status}")


def _length(answer: Answer) -> int:
    said = answer.headers.get("content-length", "")
    return int(said) if said.isdigit() and "content-encoding" not in answer.headers else 0


def _write(answer: Answer, part: Path, start: int, total: int, step: Step, largest: int) -> None:
    done = start
    with storage_guard(part):
        out = part.open("r+b" if start else "wb")
    with out:
        out.seek(start)
        for block in answer.blocks:
            done += len(block)
            if done > largest:
                raise NotFetched(url=shown(answer.url), reason=_("it is larger than {n} MB").format(n=largest >> 20))
            with storage_guard(part):
                out.write(block)
            step(done, total or done + 1)
    if total and done != total:
        reason = _("it broke off after {done} of {total} bytes").format(done=done, total=total)
        raise LineLost(url=shown(answer.url), reason=reason)


def _note_of(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _note(part: Path) -> Mapping[str, object]:
    """What the server said of the file when it began to come; without it nobody knows of what this is a part."""
    with suppress(OSError, ValueError):
        note = json.loads(_note_of(part).read_text("utf-8"))
        if isinstance(note, dict):
            return note
    return {}


def _write_note(part: Path, answer: Answer, total: int) -> None:
    strong = answer.headers.get("etag", "")
    mark = strong if strong and not strong.startswith("W/") else answer.headers.get("last-modified", "")
    with storage_guard(part):
        part.parent.mkdir(parents=True, exist_ok=True)
        _note_of(part).write_text(json.dumps({"mark": mark, "total": total}), "utf-8")
