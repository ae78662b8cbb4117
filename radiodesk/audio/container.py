"""Opens a recording with FFmpeg, safely: known formats only, local files only, and one clear sentence when it fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Discard

from radiodesk.audio.sniff import Kind, sniff
from radiodesk.model.problems import DamagedRecording, NotARecording
from radiodesk.model.words import N_

_FORMATS = "mp3,mov,mp4,m4a,3gp,3g2,mj2,ogg,flac,wav,w64,aiff,aac,caf,asf,amr,matroska,webm"
"""What may be opened. Playlists are not in it: FFmpeg would open the files they name."""

PLAIN_FORMATS = {"wav", "w64", "aiff", "caf"}
"""Files of plain PCM, where a time stamp is a sample number; other codecs in them are rare."""

BARE_FORMATS = {"mp3", "aac"}
"""Streams of frames without a table of contents."""

_PROBE_BYTES = "65536"
"""FFmpeg looks through 5 MB of PCM, 40 ms each time, for DTS hidden in it; a frame of that takes 16 kB at most."""

_INDEXED_AT_END = {"mov"}

MOST_CHANNELS = 8
SAMPLE_RATES_HZ = (4_000, 384_000)


@dataclass(frozen=True)
class OpenSound:
    """An open recording and the one stream of it that is heard: the first with sound."""

    path: Path
    container: InputContainer
    stream: AudioStream

    @property
    def decoder(self) -> AudioCodecContext:
        """The decoder of the stream."""
        return self.stream.codec_context

    @property
    def format(self) -> str:
        """FFmpeg's name of the file format, the first where it has several."""
        return self.container.format.name.split(",", maxsplit=1)[0]

    def close(self) -> None:
        """Give the file back."""
        self.container.close()


def open_sound(path: Path) -> OpenSound:
    """Open `path` for reading.

    Raises `EmptyRecording`, `NotARecording` or `DamagedRecording`, and a `StorageProblem` when the file cannot be read.
    """
    kind = sniff(path)
    with damage_guard(path, kind.format):
        container = _opened(path, kind)
    try:
        return _first_sound(path, container)
    except BaseException:
        container.close()
        raise


@contextmanager
def damage_guard(path: Path, known_format: str) -> Iterator[None]:
    """Turn what FFmpeg throws into a problem: damage where the format was recognised, else not a recording."""
    try:
        yield
    except MemoryError as error:
        raise DamagedRecording(name=path.name, reason=N_("it asks for more memory than any recording needs")) from error
    except (av.error.FFmpegError, ValueError) as error:
        if known_format in _INDEXED_AT_END and not _has_index(path):
            raise DamagedRecording(
                name=path.name, reason=N_("its end, which holds the table of contents, is missing")
            ) from error
        if known_format:
            raise DamagedRecording(name=path.name, reason=N_("its beginning cannot be read")) from error
        raise NotARecording(name=path.name, reason=N_("its format is not known")) from error


def _opened(path: Path, kind: Kind) -> InputContainer:
    # Tags are stepped over, not parsed: a tag of 120 000 frames would keep FFmpeg busy for minutes.
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": "file", "skip_initial_bytes": str(kind.skip_bytes)}
    if kind.format in PLAIN_FORMATS:
        options["probesize"] = _PROBE_BYTES
    # In a few frames of MP3 FFmpeg sees none: it wants more of them than a twentieth of a second has.
    named = kind.format if kind.skip_bytes or kind.format in BARE_FORMATS else None
    return av.open(str(path.absolute()), format=named, options=options, metadata_errors="replace")


def _has_index(path: Path) -> bool:
    """Whether an MP4 file holds its `moov` box (ISO 14496-12 section 8.2.1): walks the boxes, reads none."""
    size_bytes, place = path.stat().st_size, 0
    with path.open("rb") as file:
        while place + 8 <= size_bytes:
            file.seek(place)
            header = file.read(16)
            if header[4:8] == b"moov":
                return True
            length = int.from_bytes(header[:4], "big")
            length = int.from_bytes(header[8:16], "big") if length == 1 else length
            if length < 8:
                return False
            place += length
    return False


def _first_sound(path: Path, container: InputContainer) -> OpenSound:
    if not container.streams.audio:
        raise NotARecording(name=path.name, reason=N_("there is no sound in it"))
    stream = container.streams.audio[0]
    decoder = stream.codec_context
    if decoder is None or not decoder.sample_rate or not decoder.channels:
        raise DamagedRecording(name=path.name, reason=N_("its beginning cannot be read"))
    if decoder.channels > MOST_CHANNELS:
        raise NotARecording(name=path.name, reason=N_("it has more than eight channels"))
    if not SAMPLE_RATES_HZ[0] <= decoder.sample_rate <= SAMPLE_RATES_HZ[1]:
        raise NotARecording(name=path.name, reason=N_("its sample rate is below 4 kHz or above 384 kHz"))
    decoder.thread_count = 1
    for other in container.streams:
        if other is not stream:
            other.discard = Discard.all
    return OpenSound(path, container, stream)
