"""All kinds of file but MP3: levelled on all cores, encoded in one go, proved by decoding the finished file."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from radiodesk.audio.formats.encodings import encoding_of
from radiodesk.audio.formats.making import NotAsWritten, Order
from radiodesk.audio.formats.offer import check_bit_rate
from radiodesk.audio.formats.supply import Supply
from radiodesk.audio.formats.writer import Writer
from radiodesk.audio.levelling import Level
from radiodesk.audio.measure import measure_samples
from radiodesk.audio.probe import describe
from radiodesk.jobs.step import Step, portion
from radiodesk.model.problems import WrongInput
from radiodesk.model.sound import Loudness, MediaInfo

_WRITING = 0.85
"""The share of the time that writing takes; the rest is the proof."""

_MOST_TRIES = 3
_BITS_TOLERANCE = 1.1
_BITS_SLOWNESS = 0.6
"""FFmpeg's AAC takes up to half as many bits again when music is all tones, and too few when told so plainly."""


class StreamFile:
    """A `Maker` of files that FFmpeg writes."""

    def __init__(self, order: Order) -> None:
        """Raises `BadValue` for a bit rate that the format does not have."""
        self._order = order
        self._encoding = encoding_of(order)
        check_bit_rate(order.preset, order.channels, self._encoding.sample_rate_hz)

    def make(self, part: Path, level: Level, step: Step) -> tuple[MediaInfo, Loudness]:
        """See `Maker`."""
        supply = Supply(self._order, self._encoding, level)
        self._write_in_bits(part, supply, portion(step, 0.0, _WRITING))
        with _read_back():
            scratch = part.with_suffix(".measured.part")  # cleared away with the other part, whatever happens
            loudness, samples = measure_samples(part, scratch, portion(step, _WRITING, 1.0))
            info = describe(part)
        if samples != supply.end:
            raise NotAsWritten
        return replace(info, samples=samples), loudness

    def _write_in_bits(self, part: Path, supply: Supply, step: Step) -> None:
        """Write the file, and again while it takes more bits than were asked for. What was learnt stays learnt."""
        for _ in range(_MOST_TRIES):
            self._write(part, supply, step)
            excess = self._excess(part) if self._encoding.bit_rate_bps else 0.0
            if excess <= _BITS_TOLERANCE:
                return
            less = round(self._encoding.bit_rate_bps / excess**_BITS_SLOWNESS)
            self._encoding = replace(self._encoding, bit_rate_bps=less)

    def _excess(self, part: Path) -> float:
        with _read_back():
            return describe(part).bit_rate_bps / (self._order.preset.bit_rate_kbps * 1000)

    def _write(self, part: Path, supply: Supply, step: Step) -> None:
        done, total = 0, supply.end - supply.first
        with (
            Writer(part, self._encoding, self._order.channels) as writer,
            closing(supply.pieces(lambda: step(done, total))) as pieces,
        ):
            for piece in pieces:
                for start in range(0, len(piece[0]), self._encoding.frame):
                    writer.write([plane[start : start + self._encoding.frame] for plane in piece])
                    done += self._encoding.frame
                    step(min(done, total), total)
            writer.finish()


@contextmanager
def _read_back() -> Iterator[None]:
    """What was written a moment ago and cannot be read is not what went in."""
    try:
        yield
    except WrongInput as error:
        raise NotAsWritten from error
