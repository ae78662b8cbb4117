"""Long recordings are shared between processes; nobody can tell by the result, and nothing of them stays behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio import crew
from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.jobs.step import Cancelled, Step, no_step
from radiodesk.model.problems import DamagedRecording
from tests.audio.judges import judge_loudness
from tests.audio.makers import broadcast, encode, write_wav

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="counts processors as Linux does")

SECONDS = 15 * 18
RATE = 44100
CHUNK = 24 * RATE

FORMATS = ("a.wav", "a.mp3", "a.m4a", "a.flac", "a.ogg", "a.opus")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    sound = np.tile(broadcast(15.0), 18)
    wav = write_wav(folder / "a.wav", sound * np.linspace(0.3, 1.0, sound.shape[1]))
    for name in FORMATS[1:]:
        encode(wav, folder / name)
    return folder


@pytest.fixture(autouse=True)
def _three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    use(3, monkeypatch)


def use(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(processors)))


def workers() -> list[int]:
    """The processes that this one has started and that still run."""
    command = ["pgrep", "-P", str(os.getpid()), "-f", crew.MODULE]
    found = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    return [int(line) for line in found.split()]


def when_helped(then: Callable[[int], None]) -> Step:
    """A step that waits for the workers; `then` is called with how often it was called since one has helped."""
    before, calls = 0.0, 0

    def step(done: float, _total: float, /) -> None:
        nonlocal before, calls
        calls += bool(calls) or done - before >= CHUNK
        before = done
        if calls:
            then(calls)
        else:
            time.sleep(0.1)

    return step


@pytest.mark.parametrize("name", FORMATS)
def test_any_number_of_workers_gives_the_same_bytes(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    helped: list[int] = []
    analyse(folder / name, folder / "three.rdk", when_helped(helped.append))
    assert helped
    use(1, monkeypatch)
    analyse(folder / name, folder / "one.rdk", no_step)
    assert (folder / "three.rdk").read_bytes() == (folder / "one.rdk").read_bytes()


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.flac"])
def test_chunks_measure_what_ffmpeg_does(name: str, folder: Path, tmp_path: Path) -> None:
    analysis, judged = analyse(folder / name, tmp_path / "a.rdk", no_step), judge_loudness(folder / name)
    found = analysis.loudness()
    assert found.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.1)
    assert found.range_lu == pytest.approx(judged.range_lu, abs=0.2)
    assert found.true_peak_dbtp == pytest.approx(judged.true_peak_dbtp, abs=0.2)
    assert analysis.info.samples == SECONDS * RATE


def test_it_grows_from_the_start(folder: Path, tmp_path: Path) -> None:
    filled: list[float] = []
    sidecar = tmp_path / "a.rdk"
    analyse(folder / "a.mp3", sidecar, when_helped(lambda _: filled.append(Analysis.open(sidecar).filled_s)))
    assert filled == sorted(filled)
    assert 6.0 <= filled[0] < SECONDS
    assert filled[-1] == SECONDS


def test_a_damaged_stretch_is_the_same_for_all(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray((folder / "a.mp3").read_bytes())
    for place in range(200_000, len(data) - 100_000, 300_000):
        data[place : place + 5000] = bytes(5000)
    (tmp_path / "hurt.mp3").write_bytes(data)
    shared = analyse(tmp_path / "hurt.mp3", tmp_path / "three.rdk", when_helped(lambda _: None))
    use(1, monkeypatch)
    alone = analyse(tmp_path / "hurt.mp3", tmp_path / "one.rdk", no_step)
    assert shared.info.samples == alone.info.samples
    assert shared.loudness().integrated_lufs == pytest.approx(alone.loudness().integrated_lufs, abs=0.01)


def test_cancelling_ends_the_workers_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    def stop(_calls: int) -> None:
        assert workers()
        raise Cancelled

    with pytest.raises(Cancelled):
        analyse(folder / "a.mp3", tmp_path / "a.rdk", when_helped(stop))
    assert workers() == []
    assert not (tmp_path / "a.rdk").exists()


def test_a_worker_that_breaks_down_is_a_problem(folder: Path, tmp_path: Path) -> None:
    def kill(calls: int) -> None:
        for process in workers():  # first held, so that it dies with work in its hands
            os.kill(process, signal.SIGSTOP if calls == 1 else signal.SIGKILL)
        time.sleep(0.1)

    with pytest.raises(DamagedRecording, match="sudden end"):
        analyse(folder / "a.mp3", tmp_path / "a.rdk", when_helped(kill))
    assert workers() == []
    assert not (tmp_path / "a.rdk").exists()


def test_a_worker_that_sticks_is_a_problem(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_PATIENCE_S", 0.2)

    def hold(_calls: int) -> None:
        for process in workers():
            os.kill(process, signal.SIGSTOP)

    with pytest.raises(DamagedRecording, match="sudden end"):
        analyse(folder / "a.mp3", tmp_path / "a.rdk", when_helped(hold))
    assert workers() == []


def test_without_any_worker_it_goes_on_alone(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "MODULE", "radiodesk.audio.nowhere")
    assert analyse(folder / "a.wav", tmp_path / "a.rdk", no_step).info.samples == SECONDS * RATE
