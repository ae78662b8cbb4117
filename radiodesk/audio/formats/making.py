"""The one face of all kinds of file: what is to be made, and whoever makes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from radiodesk.audio.levelling import Level
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step
from radiodesk.model.sound import Loudness, MediaInfo, Preset


class NotAsWritten(Exception):
    """What comes out of the file is not what went in: the disk, or a codec, failed."""


@dataclass(frozen=True)
class Order:
    """What is to be made. `identity` names all that decides its bytes beside the edit; `store` keeps chunks of MP3."""

    recording: Path
    timeline: Timeline
    preset: Preset
    identity: str
    store: PieceStore
    workers: int

    @property
    def channels(self) -> int:
        """How many the file gets."""
        return self.preset.channels or self.timeline.channels

    def published(self, sample_rate_hz: int) -> int:
        """The length of the episode at this rate."""
        return round(self.timeline.length * sample_rate_hz / self.timeline.sample_rate_hz)


class Maker(Protocol):
    """Makes one kind of file."""

    def make(self, part: Path, level: Level, step: Step) -> tuple[MediaInfo, Loudness]:
        """Write the episode at `level` to `part` and prove it: what the file is, and what it measures when decoded.

        May be called again for another level. Raises `NotAsWritten`.
        """
