"""What the server of an account takes, asked once a day and remembered, so that a counter need not wait for it."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from radiodesk.desk.accounts import open_account
from radiodesk.library.library import Library, utc_now
from radiodesk.model.posting_problems import PostingProblem
from radiodesk.social.connectors.connector import TextLimits

FRESH = timedelta(days=1)
"""So long an answer is believed: servers change their limits with a new version, not by the hour."""


def known_limits(library: Library, account: str) -> TextLimits | None:
    """What the server of an account said last, however long ago; None: nothing, then all servers take the same.

    Asks nobody, so that a counter can have it at every key. `account` is its name, as `Account.name`.
    """
    said = _remembered(library, account).get("limits")
    return TextLimits(**said) if said else None


def limits_of(library: Library, account: str, now: datetime | None = None) -> TextLimits | None:
    """What the server of an account takes; asked when the last answer is older than a day. Work for a job.

    When it cannot be reached the last answer stands. Raises `UnknownAccount`.
    """
    moment = now or utc_now()
    if moment - _asked(_remembered(library, account)) < FRESH:
        return known_limits(library, account)
    try:
        connector = open_account(library, account)
        try:
            limits = connector.limits()
        finally:
            connector.close()
    except PostingProblem:
        return known_limits(library, account)
    _remember(library, account, limits, moment)
    return limits


def _asked(said: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(said["asked"]).astimezone(UTC) if said else datetime.min.replace(tzinfo=UTC)


def _remembered(library: Library, account: str) -> dict[str, Any]:
    """What was written down; {} where nothing is, or nothing that can be read."""
    try:
        said = json.loads(_file(library, account).read_text(encoding="utf-8"))
        if said["limits"] is not None:
            TextLimits(**said["limits"])
        datetime.fromisoformat(said["asked"]).astimezone(UTC)
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return dict(said)


def _remember(library: Library, account: str, limits: TextLimits | None, asked: datetime) -> None:
    """Write it down, whole or not at all; a folder that cannot be written to only means that it is asked again."""
    said = {"asked": asked.isoformat(), "limits": asdict(limits) if limits else None}
    file = _file(library, account)
    part = file.with_suffix(".part")
    try:
        part.write_text(json.dumps(said), encoding="utf-8")
        part.replace(file)
    except OSError:
        return


def _file(library: Library, account: str) -> Path:
    """Names of accounts come from servers, and never become paths."""
    return library.root / "analysis" / f"limits-{sha256(account.encode()).hexdigest()[:16]}.json"
