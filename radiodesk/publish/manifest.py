"""What RadioDesk has standing at a place, written there last of all, for any other desk that publishes to it."""

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from radiodesk.model.problems import FileMissing
from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.publish.delivering import deliver_bytes, read_most
from radiodesk.publish.place import Place
from radiodesk.publish.plan import Leaving

OWN_FOLDER = ".radiodesk"

MANIFEST_PATH = f"{OWN_FOLDER}/manifest.json"

_SEAL = re.compile(rf"{re.escape(OWN_FOLDER)}/manifest-([0-9a-f]{{16}})\.seal")
"""The name of an empty file tells which manifest stands there: whoever wrote it need not read it over a long line."""

LARGEST_MANIFEST_BYTES = 64_000_000
"""Two hundred bytes a file: more than any programme of a century has."""

VERSION = 1


@dataclass(frozen=True)
class Manifest:
    """The files of the public state, and since when others that still stand have been gone from it.

    `by` names the run that wrote it: a desk and a number that grows, such as `3f2a…:17`.
    """

    files: tuple[PublicFile, ...]
    leaving: tuple[Leaving, ...] = ()
    by: str = ""

    @property
    def since(self) -> Mapping[str, date]:
        """Since when each of those is gone, by path."""
        return {each.file.path: each.since for each in self.leaving}

    @property
    def standing(self) -> tuple[PublicFile, ...]:
        """All that stands there."""
        return (*self.files, *(each.file for each in self.leaving))


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written: a line for each file, the same for the same state."""
    document = {
        "radiodesk": VERSION,
        "by": manifest.by,
        "files": [_row(file) for file in sorted(manifest.files)],
        "leaving": [[*_row(each.file), each.since.isoformat()] for each in sorted(manifest.leaving)],
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[") + "\n").encode()


def understand_manifest(data: bytes) -> Manifest | None:
    """None for what is not a manifest that this version can read: then nothing is known. Never trusts a path."""
    try:
        document = json.loads(data)
        if document["radiodesk"] != VERSION:
            return None
        leaving = [Leaving(_file(row[:-1]), date.fromisoformat(row[-1])) for row in document["leaving"]]
        return Manifest(tuple(map(_file, document["files"])), tuple(leaving), str(document["by"]))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def read_manifest(place: Place) -> Manifest | None:
    """What the manifest at a place says; None when there is none that can be read."""
    try:
        return understand_manifest(read_most(place, MANIFEST_PATH, LARGEST_MANIFEST_BYTES))
    except FileMissing:
        return None


def write_manifest(place: Place, manifest: Manifest) -> None:
    """Swap the manifest at a place for this one, and seal it."""
    data = manifest_bytes(manifest)
    deliver_bytes(place, MANIFEST_PATH, data)
    deliver_bytes(place, _seal_of(data), b"\n")


def break_seal(place: Place) -> None:
    """Before anything at a place changes, nobody shall believe his memory of its manifest any more."""
    for path in place.list(OWN_FOLDER):
        if _SEAL.fullmatch(path):
            place.remove(path)


def is_sealed(own_files: Collection[str], data: bytes) -> bool:
    """Whether this very manifest stands at a place whose folder of our own holds these files, and is true."""
    return [path for path in own_files if _SEAL.fullmatch(path)] == [_seal_of(data)]


def _seal_of(data: bytes) -> str:
    return f"{OWN_FOLDER}/manifest-{hashlib.sha256(data).hexdigest()[:16]}.seal"


def _row(file: PublicFile) -> list[object]:
    return [file.path, file.sha256, file.size_bytes, file.stage]


def _file(row: Sequence[object]) -> PublicFile:
    path, sha256, size_bytes, stage = row
    if not (isinstance(path, str) and isinstance(sha256, str) and isinstance(size_bytes, int) and stage in STAGES):
        raise ValueError(row)
    return PublicFile(path, sha256, size_bytes, str(stage))
