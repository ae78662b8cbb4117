"""Whatever happens to the engine is a sentence in the program; whatever happens to the program ends the engine."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.audio.engine import in_engine
from radiodesk.audio.engine.work import Measure
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.edits import EditList
from radiodesk.model.problems import DamagedRecording, EngineFailed
from radiodesk.model.sound import PRESETS
from tests.audio.engines import engine_ids, processes_of, wait_until
from tests.audio.makers import tone, write_wav

RADIO = PRESETS["radio"]
SECONDS = 240


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four minutes: long enough to be caught at it."""
    return write_wav(tmp_path_factory.mktemp("given") / "siaran.wav", tone(SECONDS))


@pytest.fixture(scope="module")
def sidecar(recording: Path) -> Path:
    sidecar = recording.with_suffix(".rda")
    in_engine.analyse(recording, sidecar, no_step)
    return sidecar


@pytest.fixture(autouse=True)
def _nothing_lives_on() -> Iterator[None]:
    yield
    assert len(engine_ids(os.getpid())) <= 1


def the_engine() -> int:
    (engine_id,) = engine_ids(os.getpid())
    return engine_id


def test_a_crash_while_rendering_is_a_sentence(
    recording: Path, sidecar: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    crashed: list[int] = []

    def crash(done: float, _total: float, /) -> None:
        if done and not crashed:
            crashed.append(the_engine())
            os.kill(crashed[0], signal.SIGSEGV)

    with pytest.raises(EngineFailed, match=r"siaran\.wav.*SIGSEGV"):
        in_engine.render(recording, sidecar, EditList(), RADIO, tmp_path / "out.mp3", crash)

    assert list(tmp_path.iterdir()) == []
    wait_until(lambda: processes_of(crashed[0]) == [])
    assert "Segmentation fault" in caplog.text
    in_engine.render(recording, sidecar, EditList(), RADIO, tmp_path / "out.mp3", no_step)
    assert [path.name for path in tmp_path.iterdir()] == ["out.mp3"]


def test_a_cancelled_job_ends_and_its_engine_works_on(recording: Path, sidecar: Path, tmp_path: Path) -> None:
    def cancel(done: float, _total: float, /) -> None:
        if done:
            raise Cancelled

    def works_on() -> bool:
        in_engine.probe(recording, no_step)
        engine_id = the_engine()
        with pytest.raises(Cancelled):
            in_engine.render(recording, sidecar, EditList(), RADIO, tmp_path / "out.mp3", cancel)
        assert list(tmp_path.iterdir()) == []
        in_engine.probe(recording, no_step)
        return the_engine() == engine_id

    # On a busy machine it may not hear in time that it should stop, and is replaced: but not each time.
    assert any(works_on() for _time in range(5))


@pytest.mark.parametrize("stopping", [Cancelled, KeyboardInterrupt])
def test_an_engine_that_does_not_listen_is_replaced(
    recording: Path, tmp_path: Path, stopping: type[BaseException]
) -> None:
    frozen: list[int] = []

    def freeze_and_cancel(done: float, _total: float, /) -> None:
        if done:
            frozen.append(the_engine())
            os.kill(frozen[0], signal.SIGSTOP)
            raise stopping

    with pytest.raises(stopping):
        in_engine.analyse(recording, tmp_path / "new.rda", freeze_and_cancel)

    wait_until(lambda: processes_of(frozen[0]) == [])
    assert list(tmp_path.iterdir()) == []
    assert in_engine.probe(recording, no_step).samples == SECONDS * 44100


def test_no_progress_for_too_long_is_a_damaged_recording(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Measure, "patience_s", 0.3)

    def freeze(_done: float, _total: float, /) -> None:
        os.kill(the_engine(), signal.SIGSTOP)

    with pytest.raises(DamagedRecording, match="nothing came of it"):
        in_engine.measure(recording, freeze)

    assert engine_ids(os.getpid()) == []


def test_an_engine_that_died_in_its_sleep_is_not_missed(recording: Path) -> None:
    in_engine.probe(recording, no_step)
    os.kill(the_engine(), signal.SIGKILL)

    assert in_engine.probe(recording, no_step).samples == SECONDS * 44100


def test_an_engine_that_cannot_start_is_a_sentence(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_engine.probe(recording, no_step)
    os.kill(the_engine(), signal.SIGKILL)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    with pytest.raises(EngineFailed, match="could not be started"):
        in_engine.probe(recording, no_step)


def test_memory_and_core_files_are_limited(recording: Path) -> None:
    in_engine.probe(recording, no_step)

    limits = Path(f"/proc/{the_engine()}/limits").read_text().splitlines()
    soft = {line[:26].strip(): line[26:47].strip() for line in limits}

    assert soft["Max address space"] == str(1536 << 20)
    assert soft["Max data size"] == str(640 << 20)
    assert soft["Max core file size"] == "0"


@pytest.mark.parametrize("before_death", ["pass", "os.kill(engine_id, signal.SIGSTOP)"])
def test_an_engine_dies_with_its_program(recording: Path, before_death: str) -> None:
    engine_id, code = _program(
        recording, f"{before_death}; print(engine_id, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )

    assert code == -signal.SIGKILL
    wait_until(lambda: processes_of(engine_id) == [])


AT_WORK = "threading.Thread(target=in_engine.measure, args=(Path(sys.argv[1]), no_step), daemon=True).start()"


@pytest.mark.parametrize("farewell", ["pass", "raise SystemExit(0)", AT_WORK])
def test_an_engine_ends_with_its_program(recording: Path, farewell: str) -> None:
    engine_id, code = _program(recording, f"print(engine_id, flush=True); {farewell}")

    assert code == 0
    assert processes_of(engine_id) == []


def _program(recording: Path, deed: str) -> tuple[int, int]:
    """Another program that measures with an engine, then does the deed; the number of its engine and its exit code."""
    story = (
        "import os, signal, sys, threading; from pathlib import Path;"
        "from radiodesk.audio.engine import in_engine; from radiodesk.jobs.step import no_step;"
        "from tests.audio.engines import engine_ids;"
        "in_engine.measure(Path(sys.argv[1]), no_step); (engine_id,) = engine_ids(os.getpid());" + deed
    )
    told = subprocess.run(
        [sys.executable, "-c", story, recording], stdout=subprocess.PIPE, text=True, check=False, timeout=60
    )
    return int(told.stdout), told.returncode
