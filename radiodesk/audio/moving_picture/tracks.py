"""How films are written: what every network takes, and the same bytes each time.

H.264 by x264 (High, 4:2:0, 8 bits, BT.709 said in the stream), AAC-LC by FFmpeg's own encoder, the table of contents
in front. Licences: docs/adr/0029-moving-pictures.md.
"""

from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.video.stream import VideoStream

RATE = 48_000
"""Of the sound, in Hz: what all networks make of it anyhow."""

KEY_EVERY_S = 3
"""A whole picture at least so often, to jump to."""

_MUXING = {"fflags": "+bitexact", "movflags": "+faststart"}

_X264 = {
    "preset": "veryfast",
    "crf": "21",
    "threads": "4",  # the bytes depend on it, so it is no matter of the machine
    "x264-params": "mbtree=0:colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv",
}
"""Words on plain ground: at this quality their edges are clean after a network has encoded it once more.

`mbtree` is off, as with it the bytes differ from one time to the next (docs/adr/0029-moving-pictures.md).
"""

_BT709, _TV = 1, 1
"""ITU-T H.273, and AVCOL_RANGE_MPEG."""

_AAC_BPS = {1: 96_000, 2: 160_000}


def begin_film(path: Path) -> OutputContainer:
    """A new MP4 at `path`. Raises an OSError when the disk refuses."""
    return av.open(str(path.absolute()), "w", format="mp4", options=_MUXING)


def picture_track(
    container: OutputContainer, width: int, height: int, fps: int, key_every: int = 0, **x264: str
) -> VideoStream:
    """A track of pictures; `key_every` of them is a whole one, and `x264` are further options of the encoder."""
    track = container.add_stream("libx264", fps, options={**_X264, **x264})
    encoder = track.codec_context
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.time_base, encoder.gop_size = Fraction(1, fps), key_every or fps * KEY_EVERY_S
    encoder.color_primaries = encoder.color_trc = encoder.colorspace = _BT709
    encoder.color_range = _TV
    encoder.flags |= Flags.bitexact
    return track


def sound_track(container: OutputContainer, channels: int) -> AudioStream:
    """A track of sound of one or two channels, to be encoded from float planes."""
    track = container.add_stream("aac", RATE, options={"aac_coder": "fast"})
    encoder = track.codec_context
    encoder.layout, encoder.format = ("mono", "stereo")[channels - 1], "fltp"
    encoder.bit_rate, encoder.thread_count = _AAC_BPS[channels], 1
    encoder.flags |= Flags.bitexact
    return track
