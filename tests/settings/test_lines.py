"""What is remembered of lines to destinations: speed, limit, locks that were seen, what did not get through."""

import json
from pathlib import Path

import pytest

from radiodesk.settings import lines
from radiodesk.settings.lines import (
    Sending,
    keep_line_speed,
    keep_manifest,
    kept_manifest,
    line_speed,
    load_sending,
    lock_seen_for,
    save_sending,
)
from radiodesk.settings.places import config_folder
from radiodesk.settings.unfinished import Unfinished, forget_unfinished, keep_unfinished, unfinished

ADDRESS = "sftp://humas@contoh.example/www"


def test_the_speed_of_a_line_follows_what_is_measured() -> None:
    assert line_speed(ADDRESS) is None

    keep_line_speed(ADDRESS, 1_000_000.0)
    keep_line_speed(ADDRESS, 2_000_000.0)

    assert line_speed(ADDRESS) == 1_500_000
    assert "contoh.example" not in (config_folder() / lines.SPEEDS).read_text()


def test_the_limit_is_kept_and_nonsense_is_none() -> None:
    save_sending(Sending(500))
    assert load_sending() == Sending(500)

    (config_folder() / lines.LIMITS).write_text(json.dumps({"limit_kbps": "quick"}))
    assert load_sending() == Sending()


def test_a_lock_grows_old_only_by_being_seen_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_800_000_000.0
    monkeypatch.setattr(lines.time, "time", lambda: now)
    assert lock_seen_for(b"ani") == 0

    now += 1800
    assert lock_seen_for(b"ani") == 1800
    assert lock_seen_for(b"ani, alive") == 0
    now -= 90_000  # somebody sets the clock back
    assert lock_seen_for(b"ani") == 0


def test_a_manifest_is_remembered_byte_for_byte() -> None:
    assert kept_manifest(ADDRESS) == b""

    keep_manifest(ADDRESS, b"{}\n")

    assert kept_manifest(ADDRESS) == b"{}\n"


def test_what_did_not_get_through_is_remembered_once_for_each_destination(tmp_path: Path) -> None:
    keep_unfinished(tmp_path, Unfinished("usb", (1,), "voice"))
    keep_unfinished(tmp_path, Unfinished("usb", (2, 1), "voice"))
    keep_unfinished(tmp_path, Unfinished("web", (3,)))

    assert unfinished(tmp_path) == (Unfinished("usb", (1, 2), "voice"), Unfinished("web", (3,)))
    assert unfinished(tmp_path / "another") == ()
    forget_unfinished(tmp_path, "usb")
    assert unfinished(tmp_path) == (Unfinished("web", (3,)),)
