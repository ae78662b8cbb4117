"""Kept chunks take no more room than they may, and the ones used last stay."""

import os
from pathlib import Path

import numpy as np

from radiodesk.audio.joiner import Stretch
from radiodesk.audio.piece import Piece
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.proof import Figures


def piece(body: bytes) -> Piece:
    figures = Figures(np.arange(8, dtype=np.float32), np.arange(1, dtype=np.float32))
    return Piece(Stretch(1, body, b"tail", 2, b"borrowed", 7), figures)


def aged(folder: Path, key: str, seconds: int) -> None:
    os.utime(folder / f"{key}.chunk", (1e9 + seconds, 1e9 + seconds))


def test_a_piece_comes_back_as_it_was(tmp_path: Path) -> None:
    store = PieceStore(tmp_path)
    store.put("one", piece(b"body"))

    found = store.get("one")

    assert found is not None
    assert found.stretch == piece(b"body").stretch
    assert found.figures.energies.tolist() == list(range(8))
    assert store.get("other") is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    store = PieceStore(tmp_path, most_bytes=2500)
    for age, key in enumerate(("a", "b", "c")):
        store.put(key, piece(bytes(1000)))
        aged(tmp_path, key, age)
    store.get("a")

    store.tidy()

    assert [store.get(key) is not None for key in "abc"] == [True, False, True]


def test_only_chunks_are_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(bytes(5000))
    PieceStore(tmp_path, most_bytes=100).tidy()

    assert (tmp_path / "notes.txt").exists()


def test_without_a_folder_nothing_is_kept() -> None:
    store = PieceStore(None)
    store.put("one", piece(b"body"))
    store.tidy()

    assert store.get("one") is None
