"""What is known of the lines to destinations: how fast they were and may be, and whose locks were seen there.

Small files of the user's own. Addresses stand in them as fingerprints: they tell nobody where somebody publishes.
"""

import hashlib
import logging
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from radiodesk.settings.kept import keep, read_kept
from radiodesk.settings.places import config_folder

_log = logging.getLogger(__name__)

SPEEDS, LOCKS, LIMITS = "line_speeds.json", "locks_seen.json", "sending.json"

NEW_SHARE = 0.5
"""How much a new measurement of a line counts beside all earlier ones: lines change, but not every day."""

FORGET_LOCKS_S = 30 * 86400.0


@dataclass(frozen=True)
class Sending:
    """How publishing may use the line: `limit_kbps` in kB/s for everything together, 0 for no limit."""

    limit_kbps: int = 0


def load_sending() -> Sending:
    """The stored choice; no limit when there is none."""
    kept = _table(LIMITS).get("limit_kbps", 0)
    return Sending(kept if isinstance(kept, int) and kept > 0 else 0)


def save_sending(sending: Sending) -> None:
    """Store the choice."""
    keep(LIMITS, asdict(sending))


def line_speed(address: str) -> float | None:
    """Bytes a second that went to an address lately; None when nothing ever did."""
    kept = _table(SPEEDS).get(_fingerprint(address.encode()))
    return float(kept) if isinstance(kept, int | float) and kept > 0 else None


def keep_line_speed(address: str, rate: float) -> None:
    """Remember how fast a run was, in bytes a second."""
    former = line_speed(address)
    speed = rate if former is None else former + NEW_SHARE * (rate - former)
    keep(SPEEDS, {**_table(SPEEDS), _fingerprint(address.encode()): round(speed)})


def lock_seen_for(content: bytes) -> float:
    """For how many seconds this computer has known a lock with just this content; one that is new is remembered."""
    now, seen = time.time(), _table(LOCKS)
    name = _fingerprint(content)
    first = seen.get(name)
    if isinstance(first, int | float) and first <= now:
        return now - first
    fresh = {key: at for key, at in seen.items() if isinstance(at, int | float) and 0 <= now - at < FORGET_LOCKS_S}
    keep(LOCKS, {**fresh, name: now})
    return 0.0


def kept_manifest(address: str) -> bytes:
    """What stood in the manifest at an address when this computer last saw it; empty when it never did."""
    try:
        return _manifest_file(address).read_bytes()
    except OSError:
        return b""


def keep_manifest(address: str, data: bytes) -> None:
    """Remember it. Where that cannot be written, it is read anew each time."""
    file = _manifest_file(address)
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(file)
    except OSError as error:
        _log.warning("%s could not be kept: %s", file, error)


def _manifest_file(address: str) -> Path:
    return config_folder() / "manifests" / f"{_fingerprint(address.encode())}.json"


def _table(name: str) -> dict[str, object]:
    kept = read_kept(name)
    return kept if isinstance(kept, dict) else {}


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
