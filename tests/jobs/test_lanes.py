"""Long work: it reports, it stops when asked, it fails alone."""

import threading
import time

import pytest

from radiodesk.jobs.lanes import Job, Lanes, State
from radiodesk.jobs.step import Cancelled, Step, portion


def test_a_job_gives_its_result() -> None:
    lanes = Lanes()
    job = lanes.start("Add", "store", lambda _step: 40 + 2)

    assert job.wait(5)
    assert (job.state, job.result, job.progress) == (State.DONE, 42, 1.0)
    lanes.close()


def test_a_cancelled_job_stops_at_its_next_step() -> None:
    began = threading.Event()

    def work(step: Step) -> None:
        began.set()
        while True:
            step(1, 100)
            time.sleep(0.001)

    lanes = Lanes()
    job = lanes.start("Endless", "audio", work)
    assert began.wait(5)
    job.cancel()

    assert job.wait(5)
    assert job.state is State.CANCELLED
    lanes.close()


def test_a_failing_job_keeps_its_problem_and_the_lane_goes_on() -> None:
    lanes = Lanes()
    failed = lanes.start("Fail", "network", lambda _step: 1 // 0)
    after = lanes.start("After", "network", lambda _step: "fine")

    assert failed.wait(5)
    assert after.wait(5)
    assert isinstance(failed.problem, ZeroDivisionError)
    assert after.result == "fine"
    lanes.close()


def test_news_come_at_most_twenty_a_second_but_the_end_always() -> None:
    heard: list[tuple[State, float]] = []

    def work(step: Step) -> None:
        for done in range(5000):
            step(done, 5000)

    lanes = Lanes(lambda job: heard.append((job.state, job.progress)))
    lanes.start("Count", "audio", work).wait(5)
    lanes.close()

    assert len(heard) < 100
    assert heard[-1] == (State.DONE, 1.0)


def test_lanes_run_beside_each_other() -> None:
    met = threading.Barrier(3)
    lanes = Lanes()
    jobs = [lanes.start(lane, lane, lambda _step: met.wait(5)) for lane in ("audio", "network", "store")]

    assert all(job.wait(5) for job in jobs)
    assert {job.state for job in jobs} == {State.DONE}
    lanes.close()


def test_closing_cancels_what_runs_and_what_waits() -> None:
    def work(step: Step) -> None:
        while True:
            step(0, 1)

    lanes = Lanes()
    jobs: list[Job] = [lanes.start("Endless", "audio", work) for _ in range(3)]
    lanes.close()

    assert {job.state for job in jobs} == {State.CANCELLED}


def test_a_portion_maps_its_part_onto_the_whole() -> None:
    seen: list[float] = []
    part = portion(lambda done, total: seen.append(done / total), 0.5, 1.0)

    part(0, 8)
    part(4, 8)
    part(8, 8)

    assert seen == [0.5, 0.75, 1.0]


def test_cancelling_passes_through_a_portion() -> None:
    def stop(_done: float, _total: float, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        portion(stop, 0, 0.5)(1, 2)
