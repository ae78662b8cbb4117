"""How long work tells how far it is, and learns that it should stop."""

from typing import Protocol


class Cancelled(Exception):
    """Raised by a step when the work should stop. Work cleans up after itself and lets it pass."""


class Step(Protocol):
    """Called by long work after each piece. Raises `Cancelled` when someone asked to stop."""

    def __call__(self, done: float, total: float, /) -> None:
        """Say that `done` of `total` is finished; the unit is the work's own."""


def no_step(done: float, total: float, /) -> None:
    """A step for work that nobody watches."""


def portion(step: Step, start: float, end: float) -> Step:
    """A step for one part of larger work: its 0..total becomes start..end of the whole, which is 1."""

    def inner(done: float, total: float, /) -> None:
        step(start + (end - start) * (done / total if total else 1.0), 1.0)

    return inner
