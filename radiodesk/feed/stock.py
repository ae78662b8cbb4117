"""What a feed is written from: the items that were written before, and a way to come by those that are new."""

import json
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

import radiodesk
from radiodesk.model.publication import Publication

FORM = 1
"""Raise it when an item, a head or a finding is written in another way: what was kept before is then left aside."""


class Dressed(NamedTuple):
    """A publication with its transcript, and the public address of its own cover, empty where it has none."""

    publication: Publication
    cover_url: str = ""


Fetch = Callable[[Sequence[str]], Sequence[Dressed]]
"""Publications by their keys, in that order."""


def digest(*parts: object) -> str:
    """What stands for these values: the same for the same ones in this version of the program, and for no others."""
    return sha256(repr((FORM, radiodesk.__version__, *parts)).encode(errors="replace")).hexdigest()


def _nowhere(_sha256: str) -> bool:
    return False


@dataclass
class Stock:
    """`kept` holds by their digests what was written before; it may lose anything at any time. `files` are finished.

    `keep` takes the bytes of a finished file and gives their SHA-256, `has` says whether they are still there.
    """

    fetch: Fetch
    kept: MutableMapping[str, bytes] = field(default_factory=dict)
    keep: Callable[[bytes], str] = lambda data: sha256(data).hexdigest()
    has: Callable[[str], bool] = _nowhere

    def note(self, key: str) -> object:
        """A note that was left, None where there is none."""
        found = self.kept.get(key)
        return None if found is None else json.loads(found)

    def leave(self, key: str, note: object) -> None:
        """Leave a note, in JSON."""
        self.kept[key] = json.dumps(note).encode()
