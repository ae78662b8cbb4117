"""The manifest: what stands at a place, for any desk that comes by."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.manifest import (
    OWN_FOLDER,
    Manifest,
    break_seal,
    is_sealed,
    manifest_bytes,
    read_manifest,
    understand_manifest,
    write_manifest,
)
from radiodesk.publish.plan import Leaving

FILES = st.builds(
    PublicFile,
    st.sampled_from(["feed.xml", "e/a/index.html", "audio/é.mp3"]),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.integers(0, 10**12),
    st.sampled_from(STAGES),
)


@given(files=st.lists(FILES), gone=st.lists(st.builds(Leaving, FILES, st.dates())))
def test_what_is_written_is_understood(files: list[PublicFile], gone: list[Leaving]) -> None:
    manifest = Manifest(tuple(sorted(files)), tuple(sorted(gone)), "desk:7")

    assert understand_manifest(manifest_bytes(manifest)) == manifest


def test_it_is_swapped_whole_and_read_back(tmp_path: Path) -> None:
    place = FolderPlace(tmp_path)
    manifest = Manifest((PublicFile("feed.xml", "a" * 64, 3, "feed"),), (), "desk:1")

    assert read_manifest(place) is None
    write_manifest(place, Manifest(()))
    write_manifest(place, manifest)

    assert read_manifest(place) == manifest
    assert manifest.since == {}
    assert Manifest((), (Leaving(manifest.files[0], date(2026, 1, 1)),)).since == {"feed.xml": date(2026, 1, 1)}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>404</html>",
        b"[]",
        b"{}",
        b'{"radiodesk":2,"by":"","files":[],"leaving":[]}',
        b'{"radiodesk":1,"by":"","files":[["../../etc/passwd","a",1,"page"]],"leaving":[]}',
        b'{"radiodesk":1,"by":"","files":[["/etc/passwd","a",1,"page"]],"leaving":[]}',
        b'{"radiodesk":1,"by":"","files":[["a","a","1","page"]],"leaving":[]}',
        b'{"radiodesk":1,"by":"","files":[["a","a",1,"nothing"]],"leaving":[]}',
        b'{"radiodesk":1,"by":"","files":[],"leaving":[["a","a",1,"page","soon"]]}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_no_manifest(data: bytes) -> None:
    assert understand_manifest(data) is None


def test_a_seal_tells_which_manifest_stands_there_until_somebody_changes_the_place(tmp_path: Path) -> None:
    place, first, second = FolderPlace(tmp_path), Manifest((), (), "desk:1"), Manifest((), (), "desk:2")
    write_manifest(place, first)
    assert is_sealed(place.list(OWN_FOLDER), manifest_bytes(first))
    assert not is_sealed(place.list(OWN_FOLDER), manifest_bytes(second))

    break_seal(place)
    assert not is_sealed(place.list(OWN_FOLDER), manifest_bytes(first))
    write_manifest(place, second)

    assert is_sealed(place.list(OWN_FOLDER), manifest_bytes(second))
    assert len(place.list(OWN_FOLDER)) == 2
