"""Writes one stream of sound to a file with FFmpeg, packet by packet."""

from pathlib import Path
from types import TracebackType
from typing import cast

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.codec.context import Flags

from radiodesk.audio.formats.encodings import Encoding
from radiodesk.audio.formats.quantising import Planes

_LAYOUTS = {1: "mono", 2: "stereo"}
_NO_DATES = {"fflags": "+bitexact"}


class Writer:
    """A file being written. It is whole after `finish`; a writer that is closed without leaves rubbish behind."""

    def __init__(self, path: Path, encoding: Encoding, channels: int) -> None:
        """Begin the file. Raises an OSError when the disk refuses."""
        self._encoding, self._layout = encoding, _LAYOUTS[channels]
        options = {**_NO_DATES, **encoding.muxer_options}
        self._container = av.open(str(path.absolute()), "w", format=encoding.muxer, options=options)
        self._stream = cast(
            "AudioStream",
            self._container.add_stream(encoding.codec, encoding.sample_rate_hz, options=dict(encoding.codec_options)),
        )
        self._place = -encoding.silence
        self._prepare(self._stream.codec_context)

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def write(self, frame: Planes) -> None:
        """Encode one frame; only the last may be shorter than the encoding asks for."""
        sound = AudioFrame(self._encoding.sample_format, self._layout, len(frame[0]))
        sound.sample_rate, sound.pts = self._encoding.sample_rate_hz, self._place
        for plane, values in zip(sound.planes, frame, strict=True):
            plane.update(values.tobytes())
        self._place += len(frame[0])
        self._container.mux(self._stream.encode(sound))

    def finish(self) -> None:
        """Encode what the encoder still holds."""
        self._container.mux(self._stream.encode(None))

    def _prepare(self, encoder: AudioCodecContext) -> None:
        encoder.layout = self._layout
        encoder.format = self._encoding.sample_format
        encoder.flags |= Flags.bitexact
        encoder.thread_count = 1
        if self._encoding.bit_rate_bps:
            encoder.bit_rate = self._encoding.bit_rate_bps
