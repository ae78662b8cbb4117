"""The engine does in a process of its own what the sound room does, and says the same about it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.engine import in_engine
from radiodesk.audio.measure import measure
from radiodesk.audio.probe import probe
from radiodesk.audio.render import render
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import NotARecording, NothingLeft, WrongInput
from radiodesk.model.sound import PRESETS
from tests.audio.engines import engine_ids
from tests.audio.makers import broadcast, write_wav

EDITS = EditList(cuts=(Span(2.0, 3.5),), fade_in_s=0.5)
VOICE = PRESETS["voice"]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("given") / "siaran \udce9.wav", broadcast(9.0))


@pytest.fixture(scope="module")
def sidecar(recording: Path) -> Path:
    sidecar = recording.with_suffix(".rda")
    in_engine.analyse(recording, sidecar, no_step)
    return sidecar


def test_a_recording_is_probed_as_at_home(recording: Path) -> None:
    assert in_engine.probe(recording, no_step) == probe(recording)


def test_what_the_analysis_found_is_in_its_sidecar(sidecar: Path) -> None:
    assert Analysis.open(sidecar).is_complete


def test_the_same_bytes_are_rendered(recording: Path, sidecar: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here.mp3", tmp_path / "there.mp3"

    rendered = in_engine.render(recording, sidecar, EDITS, VOICE, there, no_step)

    assert rendered == render(recording, Analysis.open(sidecar), EDITS, VOICE, here, no_step)
    assert there.read_bytes() == here.read_bytes()


def test_a_file_is_measured_as_at_home(recording: Path) -> None:
    assert in_engine.measure(recording, no_step) == measure(recording, no_step)


def test_a_refusal_says_the_same(tmp_path: Path) -> None:
    text = tmp_path / "siaran.mp3"
    text.write_text("ffconcat version 1.0\nfile rahasia.wav\n")
    with pytest.raises(NotARecording) as here:
        probe(text)

    with pytest.raises(NotARecording) as there:
        in_engine.probe(text, no_step)

    assert there.value.facts == here.value.facts


def test_an_edit_that_leaves_nothing_is_refused(recording: Path, sidecar: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingLeft):
        in_engine.render(recording, sidecar, EditList((Span(0, 9),)), VOICE, tmp_path / "out.mp3", no_step)

    assert list(tmp_path.iterdir()) == []


def test_progress_arrives_to_the_end(recording: Path, tmp_path: Path) -> None:
    seen: list[float] = []

    in_engine.analyse(recording, tmp_path / "new.rda", lambda done, total: seen.append(done / total))

    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)


def test_one_engine_serves_job_after_job(recording: Path) -> None:
    in_engine.probe(recording, no_step)
    before = engine_ids(os.getpid())

    in_engine.measure(recording, no_step)

    assert len(before) == 1
    assert engine_ids(os.getpid()) == before


def test_jobs_from_several_threads_run_beside_each_other(recording: Path, tmp_path: Path) -> None:
    text = tmp_path / "catatan.wav"
    text.write_text("no sound")
    met = threading.Barrier(2)
    heard: list[object] = []

    def work() -> None:
        met.wait(10)
        for _ in range(3):
            heard.append(in_engine.measure(recording, no_step))
            with pytest.raises(WrongInput):
                in_engine.probe(text, no_step)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert heard == [measure(recording, no_step)] * 6
    assert len(engine_ids(os.getpid())) == 1


def test_a_job_whose_thread_ends_leaves_its_engine_alive(recording: Path) -> None:
    """Linux kills the child of a thread that ends; so no thread of a job may be the one that starts the engine."""
    for engine_id in engine_ids(os.getpid()):
        os.kill(engine_id, 9)
    thread = threading.Thread(target=in_engine.probe, args=(recording, no_step))
    thread.start()
    thread.join()
    engines = engine_ids(os.getpid())

    assert in_engine.probe(recording, no_step) == probe(recording)
    assert engine_ids(os.getpid()) == engines


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="niceness is POSIX's")
def test_what_nobody_waits_for_is_done_gently_and_in_nobodys_way(
    recording: Path, sidecar: Path, tmp_path: Path
) -> None:
    paces: list[int] = []

    def look(done: float, _total: float, /) -> None:
        if done and not paces:
            in_engine.measure(recording, look_deeper)

    def look_deeper(_done: float, _total: float, /) -> None:
        if not paces:
            assert in_engine.probe(recording, no_step).samples
            paces.extend(pace_of(each) for each in engine_ids(os.getpid()))

    out = tmp_path / "out.mp3"
    in_engine.render(recording, sidecar, EDITS, VOICE, out, look, engines=in_engine.IN_IDLE_TIME)

    assert sorted(paces) == [pace_of(0), pace_of(0), min(pace_of(0) + 10, 19)]
    assert [pace_of(each) for each in engine_ids(os.getpid())] == [pace_of(0)]


def pace_of(process_id: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, process_id)


NEW = ("--programme", "Jaksa Menyapa", "--public-url", "https://contoh.example/")


@pytest.mark.parametrize(("command", "options", "engines"), [("new", NEW, "0"), ("analyse", (), "1")])
def test_only_sound_starts_an_engine(
    recording: Path, tmp_path: Path, command: str, options: tuple[str, ...], engines: str
) -> None:
    given = {"new": tmp_path / "radio", "analyse": recording}[command]
    code = (
        "import os, sys; from radiodesk.cli.main import run; from tests.audio.engines import engine_ids;"
        "assert run(sys.argv[1:], int) == 0; print(len(engine_ids(os.getpid())))"
    )

    words = [sys.executable, "-c", code, command, given, *options]
    told = subprocess.run(words, capture_output=True, text=True, check=True)

    assert told.stdout.splitlines()[-1] == engines
