"""Files are kept by content: copied once, never touched again, and nothing half-written stays."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled
from radiodesk.library.library import Library
from radiodesk.model.problems import DiskFull, FileMissing, NotARecording, StillChanging
from tests.library.makers import a_library

SOUND = bytes(range(256)) * 12_000  # three chunks


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path / "lib") as library:
        yield library


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    file = tmp_path / "Siaran Jumat.MP3"
    file.write_bytes(SOUND)
    return file


def _kept(library: Library) -> list[Path]:
    return [path for path in (library.root / "originals").rglob("*") if path.is_file()]


def test_an_original_is_kept_under_its_hash_and_cannot_be_written(library: Library, recording: Path) -> None:
    sha256, size_bytes = library.keep_original(recording)

    kept = library.original_path(sha256)
    assert (sha256, size_bytes) == (hashlib.sha256(SOUND).hexdigest(), len(SOUND))
    assert kept == library.root / "originals" / sha256[:2] / f"{sha256}.mp3"
    assert kept.read_bytes() == recording.read_bytes() == SOUND
    assert stat.S_IMODE(kept.stat().st_mode) == 0o444
    assert _kept(library) == [kept]


def test_progress_is_told_to_the_end(library: Library, recording: Path) -> None:
    told: list[tuple[float, float]] = []

    library.keep_original(recording, lambda done, total: told.append((done, total)))

    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (len(SOUND), len(SOUND))


def test_the_same_content_is_kept_once_whatever_its_name(library: Library, recording: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.wav").write_bytes(SOUND)

    assert library.keep_original(recording) == library.keep_original(tmp_path / "copy.wav")
    assert len(_kept(library)) == 1


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.WAV", ".wav"), ("a", ""), ("a.exe", ""), ("🎙\n'\".m4a", ".m4a"), ("a.mp3 ", ""), (".mp3", "")],
)
def test_only_the_ending_of_a_name_lives_on_and_only_a_known_one(
    library: Library, tmp_path: Path, name: str, suffix: str
) -> None:
    (tmp_path / name).write_bytes(b"sound")

    sha256, _ = library.keep_original(tmp_path / name)

    assert library.original_path(sha256).name == sha256 + suffix


def test_a_cancelled_copy_leaves_nothing(library: Library, recording: Path) -> None:
    def stop(done: float, total: float) -> None:
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.keep_original(recording, stop)

    assert _kept(library) == []


def test_a_recording_that_still_grows_is_not_taken(library: Library, recording: Path) -> None:
    def grow(done: float, total: float) -> None:
        with recording.open("ab") as stream:
            stream.write(b"more")

    with pytest.raises(StillChanging, match="changed while"):
        library.keep_original(recording, grow)

    assert _kept(library) == []


def test_a_recording_that_is_cut_short_meanwhile_is_not_taken(library: Library, recording: Path) -> None:
    with pytest.raises(StillChanging):
        library.keep_original(recording, lambda done, total: os.truncate(recording, 5))

    assert _kept(library) == []


def test_a_recording_that_is_not_there_is_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"gone\.mp3"):
        library.keep_original(tmp_path / "gone.mp3")


@pytest.mark.skipif(os.name != "posix", reason="needs pipes with names")
def test_a_folder_or_a_pipe_is_no_recording(library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")

    for path in (tmp_path, tmp_path / "pipe.mp3"):
        with pytest.raises(NotARecording):
            library.keep_original(path)


@pytest.mark.skipif(os.name != "posix", reason="needs setrlimit")
def test_a_full_disk_leaves_nothing_and_is_forgotten_when_there_is_room(library: Library, recording: Path) -> None:
    with _no_file_larger_than(len(SOUND) // 2), pytest.raises(DiskFull):
        library.keep_original(recording)
    assert _kept(library) == []

    sha256, _ = library.keep_original(recording)
    assert library.original_path(sha256).is_file()


def test_a_damaged_copy_is_replaced_by_a_good_one(library: Library, recording: Path) -> None:
    sha256, _ = library.keep_original(recording)
    kept = library.original_path(sha256)
    kept.chmod(0o644)
    kept.write_bytes(SOUND[:100])

    library.keep_original(recording)

    assert library.original_path(sha256).read_bytes() == SOUND


@pytest.mark.parametrize("sha256", ["", "../../library.db", "A" * 64, "a" * 64, "*" * 64, "a" * 63 + "\n"])
def test_a_hash_is_never_a_path(library: Library, sha256: str) -> None:
    with pytest.raises(FileMissing):
        library.original_path(sha256)


def test_pictures_and_public_files_are_kept_too(library: Library) -> None:
    art, page = library.keep_artwork(b"picture", ".JPG"), library.keep_public(b"<html>")

    assert library.artwork_path(art).name == f"{art}.jpg"
    assert library.artwork_path(art).read_bytes() == b"picture"
    assert library.public_path(page).read_bytes() == b"<html>"
    assert library.public_path(page).is_relative_to(library.root / "published")
    assert (library.keep_artwork(b"picture", ".png"), library.keep_public(b"<html>")) == (art, page)
    assert len(list((library.root / "artwork").rglob("*.*"))) == 1


def test_an_analysis_has_its_place(library: Library) -> None:
    assert library.analysis_path("a" * 64) == library.root / "analysis" / f"{'a' * 64}.rda"


@contextmanager
def _no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """What a full disk looks like to one file: the write fails with EFBIG, which means DiskFull."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
