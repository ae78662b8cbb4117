"""Whoever is killed while something is made: nothing half is ever taken for whole, and the next try succeeds."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.jobs.step import no_step
from radiodesk.model.problems import EngineFailed
from tests.audio.engines import processes_of, wait_until
from tests.audio.hostile_jobs import JOBS, OUT, given, kill_engines, when_written

SIDECARS = ("analyse", "clean up")

FOREIGN = f"some {OUT}.part"
"""What a browser may be writing beside it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return given(tmp_path_factory.mktemp("given"))


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What each job makes when it is left in peace."""
    made = {}
    for job, carry_out in JOBS.items():
        out = tmp_path_factory.mktemp("peace") / OUT
        carry_out(folder, out)
        made[job] = out.read_bytes()
    return made


@pytest.mark.parametrize("job", JOBS)
def test_the_engine_is_killed(job: str, folder: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / OUT
    (tmp_path / FOREIGN).touch()
    in_engine.probe(folder / "short.wav", no_step)
    killer = when_written(out, kill_engines)

    with pytest.raises(EngineFailed, match="SIGKILL"):
        JOBS[job](folder, out)

    killer.join()
    assert _files(tmp_path) == {FOREIGN}
    JOBS[job](folder, out)
    assert out.read_bytes() == undisturbed[job]
    assert _files(tmp_path) == {OUT, FOREIGN}


@pytest.mark.parametrize("job", JOBS)
def test_the_program_is_killed(job: str, folder: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / OUT
    command = [sys.executable, "-m", "tests.audio.hostile_jobs", job, str(folder), str(out)]

    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, timeout=60)

    assert told.returncode == -signal.SIGKILL
    wait_until(lambda: not any(processes_of(int(engine)) for engine in told.stdout.split()))
    assert _files(tmp_path) <= {OUT if job in SIDECARS else f".{OUT}.part"}
    assert not out.exists() or not Analysis.open(out).is_complete
    JOBS[job](folder, out)
    assert out.read_bytes() == undisturbed[job]
    assert _files(tmp_path) == {OUT}


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}
