"""How far a run is: bytes of each file, together, and how long the rest will take."""

from dataclasses import dataclass

from radiodesk.model.publication import PublicFile
from radiodesk.publish.traffic import Traffic


class FileMeter:
    """How far one file is. Never runs backwards, though a try may begin anew."""

    def __init__(self, size_bytes: int) -> None:
        """Nothing has arrived yet."""
        self._size_bytes = size_bytes
        self.share = 0.0
        self._told = 0.0

    def step(self, done: float, total: float, /) -> None:
        """Hear how far it is; a `jobs.Step`."""
        self.share = max(self.share, min(done / total, 1.0) if total else 0.0)

    def has_moved(self) -> bool:
        """Whether it is further than when this was asked the last time."""
        moved, self._told = self.share > self._told, self.share
        return moved

    @property
    def bytes(self) -> float:
        """How much of it is there."""
        return self.share * self._size_bytes


@dataclass(frozen=True)
class Reading:
    """How far a run is, for people: bytes done and in all, the rate in bytes a second, the seconds left when known."""

    done_bytes: int
    total_bytes: int
    rate: float
    left_s: float | None
    is_paused: bool


class Meter:
    """How far a run is; may be read from any thread."""

    def __init__(self) -> None:
        """Nothing is known before `begin`."""
        self._files: list[FileMeter] = []
        self._total_bytes = 0
        self._traffic = Traffic()

    def begin(self, total_bytes: int, traffic: Traffic) -> None:
        """A run of so many bytes begins."""
        self._files, self._total_bytes, self._traffic = [], total_bytes, traffic

    def file(self, file: PublicFile) -> FileMeter:
        """The meter of one file of the run."""
        meter = FileMeter(file.size_bytes)
        self._files.append(meter)
        return meter

    @property
    def share(self) -> float:
        """How much of all is done, 0 to 1."""
        return min(self._done / self._total_bytes, 1.0) if self._total_bytes else 0.0

    def read(self) -> Reading:
        """How far it is now."""
        rate, done = self._traffic.rate, self._done
        is_known = rate > 0 and not self._traffic.is_paused
        left_s = max(self._total_bytes - done, 0.0) / rate if is_known else None
        return Reading(round(done), self._total_bytes, rate, left_s, self._traffic.is_paused)

    @property
    def _done(self) -> float:
        return sum(meter.bytes for meter in list(self._files))
