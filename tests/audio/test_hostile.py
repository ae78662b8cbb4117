"""Whatever somebody sends in is either a recording or a sentence: no crash, no trap, no hoard, nothing left lying."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.audio.engine import in_engine
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import CannotCopySound, DamagedRecording, EmptyRecording, NotARecording, WrongInput
from radiodesk.model.sound import PRESETS
from tests.audio.engines import engine_ids, processes_of
from tests.audio.hostile import crafted, mutated, seeds

ORDINARY = 136
MANY = int(os.environ.get("HOSTILE_FILES", "3000"))
COPIED = 60
SLICE = 500

MOST_S = 30.0
MOST_MB = 800

FORMS = ("mp3", "opus", "flac", "wav")
"""Not M4A: what is shorter than half a frame of it, players take for empty."""

LISTS = ("a playlist", "a list of parts", "a list behind a tag", "a description of a call")
TEXTS = ("a web page", "a picture in text")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return seeds(tmp_path_factory.mktemp("seeds"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files would be seen too."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_whole_ones_are_read(whole: dict[str, bytes], folder: Path) -> None:
    assert [name for name, data in whole.items() if _met(folder, name, data, 0)] == []


def test_crafted_ones(whole: dict[str, bytes], folder: Path) -> None:
    outcomes = {kind: _met(folder, "siaran.mp3", data, 0) for kind, data in crafted(whole).items()}

    assert {kind for kind in outcomes if isinstance(outcomes[kind], NotARecording)} >= {*LISTS, *TEXTS, "an archive"}
    assert {kind for kind in outcomes if outcomes[kind] is None} >= {"a tag of 20 MB", "a hundred tags", "no numbers"}


def test_mutated_ones(whole: dict[str, bytes], folder: Path) -> None:
    outcomes = [_met(folder, *mutated(number, whole), number) for number in range(ORDINARY)]

    assert 0.2 < sum(problem is None for problem in outcomes) / ORDINARY < 0.8


def test_mutated_mp3_is_copied_or_refused(whole: dict[str, bytes], folder: Path) -> None:
    refused = {_copied(folder, *mutated(number, _mp3(whole))) for number in range(COPIED)}

    assert refused > {None, CannotCopySound}
    assert refused <= {None, CannotCopySound, NotARecording, DamagedRecording, EmptyRecording}


@pytest.mark.slow
def test_hundreds_of_mutated_mp3_are_copied_or_refused(whole: dict[str, bytes], folder: Path) -> None:
    refused = {_copied(folder, *mutated(number, _mp3(whole))) for number in range(COPIED, COPIED + MANY // 6)}

    assert refused <= {None, CannotCopySound, NotARecording, DamagedRecording, EmptyRecording}


@pytest.mark.slow
@pytest.mark.parametrize("first", range(ORDINARY, ORDINARY + MANY, SLICE))
def test_thousands_of_mutated_ones(first: int, whole: dict[str, bytes], folder: Path) -> None:
    for number in range(first, min(first + SLICE, ORDINARY + MANY)):
        _met(folder, *mutated(number, whole), number)


def _met(folder: Path, name: str, data: bytes, number: int) -> WrongInput | None:
    """Import such a file and render it, and look what that costs; the problem if it is refused."""
    sent = folder / name
    sent.write_bytes(data)
    _forget_memory()
    begin_s = time.monotonic()
    problem = _refusal(sent, number)
    said = problem.english() if problem else sent.name
    took_s, used_mb = time.monotonic() - begin_s, _memory_mb()

    assert took_s < MOST_S, (number, name)
    assert used_mb < MOST_MB, (number, name)
    assert all(processes_of(engine) == [engine] for engine in engine_ids(os.getpid())), (number, name)
    assert sent.name in said, (number, said)
    assert not any(word in said for word in ("Error", "Traceback", "Errno", "\n")), (number, said)
    kept = {sent.name} if problem else {sent.name, "a.rda", "out"}
    assert {path.name for path in folder.iterdir()} == kept, (number, name, problem)
    for path in folder.iterdir():
        path.unlink()
    return problem


def _mp3(whole: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in whole.items() if name.endswith(".mp3")}


def _copied(folder: Path, name: str, data: bytes) -> type[WrongInput] | None:
    """Cut such an MP3 by copying; what kind of problem that is."""
    sent, sidecar, out = folder / name, folder / "a.rda", folder / "out"
    sent.write_bytes(data)
    try:
        in_engine.analyse(sent, sidecar, no_step)
        in_engine.copy_sound(sent, sidecar, EditList(cuts=(Span(0.12, 0.2),)), out, no_step)
    except WrongInput as problem:
        assert not out.exists()
        return type(problem)
    finally:
        for path in folder.iterdir():
            path.unlink()
    return None


def _refusal(sent: Path, number: int) -> WrongInput | None:
    """Anything else than a refusal is a fault of ours, and raised."""
    sidecar = sent.with_name("a.rda")
    try:
        in_engine.probe(sent, no_step)
        in_engine.analyse(sent, sidecar, no_step)
    except WrongInput as problem:
        return problem
    preset = replace(PRESETS["voice"], channels=0, form=FORMS[number % len(FORMS)])
    in_engine.render(sent, sidecar, EditList(), preset, sent.with_name("out"), no_step)
    return None


def _forget_memory() -> None:
    """Let the most that processes used count from now on (proc(5), clear_refs)."""
    for engine in engine_ids(os.getpid()):
        Path(f"/proc/{engine}/clear_refs").write_text("5")


def _memory_mb() -> float:
    """The most that an engine, should it still live, used."""
    lines = (
        line for engine in engine_ids(os.getpid()) for line in Path(f"/proc/{engine}/status").read_text().splitlines()
    )
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0.0)
