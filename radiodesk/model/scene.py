"""A moving picture as plain data: who draws its parts and who films them need not know each other."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels from the upper left corner; all four are even, for colour has half the resolution."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Sprite:
    """A picture (PNG without transparency) that lies at `x`, `y` (even) from `from_s` until `to_s`."""

    picture: Path
    x: int
    y: int
    from_s: float
    to_s: float


@dataclass(frozen=True)
class Wave:
    """Bars that follow the sound: what was heard leaves to the left, what comes is quiet, the middle is now.

    A bar is `bar` pixels wide with `gap` between it and the next; the ground behind is of one colour. Colours are
    #rrggbb.
    """

    box: Box
    bar: int
    gap: int
    heard: str
    now: str
    coming: str


@dataclass(frozen=True)
class Progress:
    """A line that fills up as time passes."""

    box: Box
    heard: str
    coming: str


@dataclass(frozen=True)
class Scene:
    """What is seen while a stretch of sound is heard; sprites later in the row lie above those before them.

    `width` and `height` are even. `ground` is a PNG of just that size; sprites lie within `captions`.
    """

    width: int
    height: int
    fps: int
    ground: Path
    captions: Box
    sprites: tuple[Sprite, ...] = ()
    wave: Wave | None = None
    progress: Progress | None = None


@dataclass(frozen=True)
class Filmed:
    """A finished film: its length and its size."""

    duration_s: float
    size_bytes: int
