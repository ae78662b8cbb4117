"""Reads any recording as float32 samples, from any place, exact to the sample, in constant memory."""

from functools import cached_property
from pathlib import Path
from types import TracebackType

from radiodesk.audio.arrays import Samples
from radiodesk.audio.container import OpenSound, open_sound
from radiodesk.audio.index import Index
from radiodesk.audio.pcm import PcmStream, open_pcm
from radiodesk.audio.probe import describe
from radiodesk.audio.stream import DecodedStream
from radiodesk.model.sound import MediaInfo


class Source:
    """A recording as samples. Reading on is fast; jumping costs a few milliseconds, the first jump up to 0.5 s an hour.

    Sound of more than two channels arrives folded to stereo (`fold.folding`).
    """

    def __init__(self, path: Path, index: Index | None = None) -> None:
        """Open `path`; raises what `probe` raises. Where its `index` is known already, all jumps are fast."""
        self._path = path
        sound = open_sound(path)
        self.sample_rate_hz: int = sound.decoder.sample_rate
        self.channels: int = min(sound.decoder.channels, 2)
        self._stream = _opened(sound, index)

    @cached_property
    def info(self) -> MediaInfo:
        """The format as the file states it; see `probe.describe`."""
        return self._stream.info if isinstance(self._stream, PcmStream) else describe(self._path)

    @property
    def repeats(self) -> bool:
        """Whether the same samples come out wherever, and by whomever, it is entered; see `entrance`."""
        return self._stream.repeats

    @property
    def is_shareable(self) -> bool:
        """Whether several processes may read parts of it side by side: it repeats, and all get to their parts soon."""
        return self._stream.is_shareable

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` as (channels, n); n is less than `count` only where the recording ends.

        `start` counts from 0. Damaged stretches read as silence. Raises `DamagedRecording` when the format changes
        on the way, or a `StorageProblem`.
        """
        return self._stream.view(start, count).copy()

    def view(self, start: int, count: int) -> Samples:
        """The same without a copy: what is returned is overwritten by the next call."""
        return self._stream.view(start, count)

    def close(self) -> None:
        """Give the file back."""
        self._stream.close()

    def __enter__(self) -> "Source":
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def _opened(sound: OpenSound, index: Index | None) -> PcmStream | DecodedStream:
    plain = open_pcm(sound)
    if plain is None:
        return DecodedStream(sound, index)
    sound.close()
    return plain
