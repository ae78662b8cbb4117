"""Verifying: everything public is read back, and whatever is wrong is named."""

from pathlib import Path

import pytest

from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.verify import Fault, Wrong, read_enclosures, verify_public
from tests.publish.published import BASE_URL, Shelf, edition, feed, publish


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "public"


def test_what_was_published_has_no_fault(shelf: Shelf, root: Path) -> None:
    state = publish(shelf, root, edition(shelf, "satu", "dua")).state

    assert verify_public(state, FolderPlace(root), BASE_URL) == ()
    assert verify_public(state, FolderPlace(root), BASE_URL.rstrip("/")) == ()


def test_missing_short_and_altered_files_are_named(shelf: Shelf, root: Path) -> None:
    desired = edition(shelf, "satu")
    publish(shelf, root, desired)
    audio = desired[0].path
    (root / "style.css").unlink()
    (root / "index.html").write_bytes(b"SATU")
    (root / audio).write_bytes(b"short")

    faults = verify_public(desired, FolderPlace(root), BASE_URL)

    assert [(fault.wrong, fault.path) for fault in faults] == [
        (Wrong.SIZE, audio),
        (Wrong.MISSING, "style.css"),
        (Wrong.CONTENT, "index.html"),
        (Wrong.LENGTH, audio),
    ]
    assert faults[0].sentence() == f"“{audio}” has 5 bytes instead of 20000."


def test_a_feed_that_names_audio_which_is_not_there_is_caught(shelf: Shelf, root: Path) -> None:
    audio = shelf.file("audio/never sent.mp3", b"x", "audio")
    publish(shelf, root, (feed(shelf, [audio]),))

    faults = verify_public((feed(shelf, [audio]),), FolderPlace(root), BASE_URL)

    assert [fault.wrong for fault in faults] == [Wrong.NO_AUDIO]


def test_a_feed_that_names_audio_at_another_address_is_caught(shelf: Shelf, root: Path) -> None:
    state = publish(shelf, root, edition(shelf, "satu")).state

    faults = verify_public(state, FolderPlace(root), "https://elsewhere.example/")

    assert [fault.wrong for fault in faults] == [Wrong.ELSEWHERE]


def test_a_feed_cannot_make_us_look_outside(shelf: Shelf, root: Path) -> None:
    data = f'<rss><enclosure url="{BASE_URL}../../etc/passwd" length="1"/></rss>'.encode()
    file = shelf.file("feed.xml", data, "feed")
    publish(shelf, root, (file,))

    assert verify_public((file,), FolderPlace(root), BASE_URL) == (Fault(Wrong.LINK, "../../etc/passwd"),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss><channel>", "no element found"),
        (b"", "no element found"),
        (b"<html/>", "not RSS"),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>', "document type"),
        (b"<rss>" + b" " * 10_000_001, "larger"),
    ],
)
def test_a_feed_that_is_broken_or_dangerous_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_enclosures(data)


def test_a_broken_feed_is_one_fault_with_a_sentence(shelf: Shelf, root: Path) -> None:
    file = shelf.file("feed.xml", b"<rss>", "feed")
    publish(shelf, root, (file,))

    (fault,) = verify_public((file,), FolderPlace(root), BASE_URL)

    assert fault.wrong is Wrong.BROKEN_FEED
    assert fault.sentence().startswith("“feed.xml” is not a feed that apps can read (no element found")
