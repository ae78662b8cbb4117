"""What travels between the program and its engine arrives as it was sent, and nothing else is made of it."""

import json
import os
import string
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from radiodesk.audio.engine.faults import problem_kinds, raised, told
from radiodesk.audio.engine.messages import Cancel, Done, Failed, Job, News, Order, Progress, packed, unpacked
from radiodesk.audio.engine.plain import from_plain, to_plain
from radiodesk.audio.engine.process import MODULE
from radiodesk.audio.engine.work import WORKS, Analyse, Measure, Probe, Render, Work
from radiodesk.audio.render import Rendered
from radiodesk.jobs.step import Cancelled
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import DamagedRecording, EngineFailed, Problem
from radiodesk.model.sound import PRESETS, Loudness, MediaInfo

RECORDING = Path("siaran “Jaksa” \udce9\n.wav")


@dataclass(frozen=True)
class Perhaps:
    """A value that may be missing."""

    part: Span | None


@pytest.mark.parametrize("kind", list(problem_kinds()), ids=lambda kind: kind.__name__)
def test_every_problem_arrives_as_itself(kind: type[Problem]) -> None:
    sentences = " ".join((kind.what, kind.safe, kind.remedy))
    names = [name for _, name, _, _ in string.Formatter().parse(sentences) if name]
    sent = kind(**{name: f"{RECORDING} {name}" for name in names})

    problem = raised(_over_the_wire(told(7, sent, RECORDING)))

    assert type(problem) is kind
    assert str(problem) == str(sent)


def test_cancelling_arrives_as_itself() -> None:
    assert isinstance(raised(_over_the_wire(told(7, Cancelled(), RECORDING))), Cancelled)


def test_a_lack_of_memory_is_a_damaged_recording() -> None:
    problem = raised(_over_the_wire(told(7, MemoryError(), RECORDING)))

    assert isinstance(problem, DamagedRecording)
    assert "more memory" in str(problem)


def test_a_fault_of_ours_is_a_sentence_and_its_traceback_stays_for_the_log() -> None:
    try:
        raise ZeroDivisionError("none")
    except ZeroDivisionError as fault:
        problem = raised(_over_the_wire(told(7, fault, RECORDING)))

    assert isinstance(problem, EngineFailed)
    assert "ZeroDivisionError: none" in str(problem)
    assert "Traceback" not in str(problem)
    assert "Traceback" in str(problem.__cause__)


@pytest.mark.parametrize(
    "work",
    [
        Probe(RECORDING),
        Analyse(RECORDING, Path("a.rda")),
        Render(RECORDING, Path("a.rda"), EditList((Span(1, 2.5), Span(3, 4)), 0.1), PRESETS["radio"], Path("out.mp3")),
        Measure(RECORDING, Path("a.rda")),
    ],
    ids=lambda work: type(work).__name__,
)
def test_every_job_arrives_as_it_was_given(work: Work) -> None:
    job = Job(1, type(work).__name__, to_plain(work))

    arrived = unpacked(packed(job))

    assert isinstance(arrived, Job)
    assert from_plain(WORKS[arrived.kind], arrived.work) == work


@pytest.mark.parametrize(
    "value",
    [
        MediaInfo("mp3", "mp3", 44100, 2, 1 << 40),
        Rendered(MediaInfo("mp3", "mp3", 44100, 2, 5), Loudness(-16.02, 3, float("-inf")), 7, -0.4),
        Perhaps(None),
        Perhaps(Span(0.1, 0.2)),
    ],
)
def test_results_arrive_exactly(value: object) -> None:
    assert from_plain(type(value), json.loads(json.dumps(to_plain(value)))) == value


@pytest.mark.parametrize("plain", [None, [], "text", {"path": "x"}, {"recording": 1}, {"recording": ["x"]}])
def test_nothing_is_made_of_what_is_no_job(plain: object) -> None:
    with pytest.raises((TypeError, KeyError)):
        from_plain(Probe, plain)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", Path])
def test_what_cannot_travel_is_refused_at_once(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)


@pytest.mark.parametrize("message", [Cancel(3), Progress(3, 0.5, 1.0), Done(3, [1, None, "é\n"])])
def test_a_message_is_one_line(message: Order | News) -> None:
    assert packed(message).count(b"\n") == 1
    assert unpacked(packed(message)) == message


def test_a_frozen_program_is_its_own_engine(tmp_path: Path) -> None:
    """As it is called then: by its own name, with the engine's module and the number of the program that calls."""
    text = tmp_path / "catatan.mp3"
    text.write_text("no sound")
    frozen = "import sys; sys.frozen = True; from radiodesk.__main__ import main; main()"
    order = packed(Job(1, "Probe", to_plain(Probe(text))))

    with subprocess.Popen(
        [sys.executable, "-c", frozen, MODULE, str(os.getpid())], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as engine:
        assert engine.stdin
        assert engine.stdout
        engine.stdin.write(order)
        engine.stdin.flush()
        news = [unpacked(engine.stdout.readline()) for _ in range(2)]

    assert news[0] == Progress(1, 0.0, 1.0)
    assert isinstance(news[1], Failed)
    assert (news[1].problem, engine.returncode) == ("NotARecording", 0)


def _over_the_wire(failed: Failed) -> Failed:
    arrived = unpacked(packed(failed))
    assert isinstance(arrived, Failed)
    return arrived
