"""Films one picture for as long as a whole episode is heard, without encoding either again and again.

The sound is copied, packet by packet. The picture is encoded for two stretches of twenty seconds, which then take
turns: each begins with a whole picture and looks at nothing before it. They are two, because two neighbours of the same
number would be taken for one (ITU-T H.264 section 7.4.3, idr_pic_id).
"""

from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from math import ceil
from pathlib import Path

import av
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from radiodesk.audio.container import open_sound
from radiodesk.audio.decoding import packets_of
from radiodesk.audio.moving_picture.planes import planes_of, read_picture
from radiodesk.audio.moving_picture.tracks import begin_film, picture_track
from radiodesk.audio.part_file import part_file
from radiodesk.jobs.step import Step
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.scene import Filmed

FPS = 10
"""Enough for what stands still; a picture that is like the last one takes thirty bytes."""

STRETCH = 20 * FPS

_QUIET = {"bf": "0", "refs": "1", "tune": "stillimage", "preset": "superfast", "sc_threshold": "0"}
"""No picture waits for a later one, so that a stretch can be cut off anywhere."""


def film_still(picture: Path, sound: Path, out: Path, step: Step) -> Filmed:
    """Film the PNG `picture` to `out` while all of `sound`, which is AAC in MP4, is heard; whole, or nothing is left.

    The same input gives the same bytes. Raises `EmptyRecording`, what `open_sound` raises, and a `StorageProblem`.
    """
    with closing(open_sound(sound)) as opened, part_file(out) as part:
        duration_s = float((opened.stream.duration or 0) * (opened.stream.time_base or 0))
        if not duration_s:
            raise EmptyRecording(name=sound.name)
        with begin_film(part) as container:
            pictures = _Pictures(container, picture, ceil(duration_s * FPS))
            track = container.add_stream_from_template(opened.stream)
            for packet in packets_of(opened):
                if packet.dts is None:
                    continue  # the empty one at the end
                now_s = float(packet.dts * (packet.time_base or 0))
                pictures.show_until(now_s)
                packet.stream = track
                container.mux(packet)
                step(now_s, duration_s)
            pictures.show_until(duration_s)
        return Filmed(duration_s, part.stat().st_size)


class _Pictures:
    """The track of pictures, which grows as the sound goes on."""

    def __init__(self, container: OutputContainer, picture: Path, total: int) -> None:
        planes = read_picture(picture)
        height, width = planes.y.shape
        self._container, self._total, self._number = container, total, 0
        self._track = picture_track(container, width, height, FPS, STRETCH, **_QUIET)
        frame = VideoFrame(width, height, "yuv420p")
        planes_of(frame).paint(planes)
        self._coded = tuple(_coded(self._track, frame))

    def show_until(self, now_s: float) -> None:
        """Write the pictures that are seen by then."""
        while self._number < min(self._total, now_s * FPS + 1):
            data, is_whole = self._coded[self._number % len(self._coded)]
            packet = av.Packet(data)
            packet.stream, packet.time_base = self._track, Fraction(1, FPS)
            packet.pts = packet.dts = self._number
            packet.duration, packet.is_keyframe = 1, is_whole
            self._container.mux(packet)
            self._number += 1


def _coded(track: VideoStream, frame: VideoFrame) -> Iterator[tuple[bytes, bool]]:
    """Two stretches of the same frame: the bytes of each picture, and whether it is a whole one."""
    frame.time_base = Fraction(1, FPS)
    for number in range(2 * STRETCH):
        frame.pts = number
        yield from ((bytes(packet), packet.is_keyframe) for packet in track.encode(frame))
    yield from ((bytes(packet), packet.is_keyframe) for packet in track.encode(None))
