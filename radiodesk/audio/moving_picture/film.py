"""Films a scene beside the sound that it shows: H.264 and AAC in an MP4 that can be seen before all of it has arrived.

The picture is one frame that stays: what changes is painted into it (`painting`), the encoder takes a copy.
"""

from fractions import Fraction
from math import ceil
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fades import shape
from radiodesk.audio.mix.converted import Converted
from radiodesk.audio.moving_picture.painting import Painting
from radiodesk.audio.moving_picture.planes import planes_of, write_picture
from radiodesk.audio.moving_picture.tracks import RATE, begin_film, picture_track, sound_track
from radiodesk.audio.part_file import part_file
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.scene import Filmed, Scene

FADE_S = 0.05
"""At both ends, so that nothing begins or ends with a click."""

_FRAME = 1024


def film(scene: Scene, sound: Path, start_s: float, end_s: float, out: Path, step: Step) -> Filmed:
    """Film `scene` to `out` while `sound` is heard from `start_s` to `end_s`; whole, or nothing is left of it.

    The same input gives the same bytes. Raises `EmptyRecording` where nothing is to be heard, what `Source` raises,
    and a `StorageProblem`.
    """
    heard = _heard(sound, start_s, end_s)
    if not heard.shape[1]:
        raise EmptyRecording(name=sound.name)
    with part_file(out) as part:
        with begin_film(part) as container:
            _expose(container, scene, heard, step)
        return Filmed(heard.shape[1] / RATE, part.stat().st_size)


def film_moment(scene: Scene, sound: Path | None, start_s: float, end_s: float, at_s: float, out: Path) -> None:
    """Write to `out`, as PNG, what is seen in that film at second `at_s` of it, pixel for pixel.

    Without a sound the wave is silent. Raises what `film` raises.
    """
    silence = np.zeros((1, max(round((end_s - start_s) * RATE), 1)), np.float32)
    heard = _heard(sound, start_s, end_s) if sound else silence
    frame = VideoFrame(scene.width, scene.height, "yuv420p")
    painting = Painting(scene, heard, RATE, planes_of(frame))
    painting.paint(int(at_s * scene.fps))
    with part_file(out) as part:
        write_picture(frame, part)


def _expose(container: OutputContainer, scene: Scene, heard: Samples, step: Step) -> None:
    pictures = picture_track(container, scene.width, scene.height, scene.fps)
    sounds = sound_track(container, len(heard))
    frame = VideoFrame(scene.width, scene.height, "yuv420p")
    frame.time_base = Fraction(1, scene.fps)
    painting = Painting(scene, heard, RATE, planes_of(frame))
    total = ceil(heard.shape[1] / RATE * scene.fps)
    place = 0
    for number in range(total):
        painting.paint(number)
        frame.pts = number
        container.mux(pictures.encode(frame))
        place = _let_hear(container, sounds, heard, place, (number + 1) * RATE // scene.fps)
        step(number + 1, total)
    _let_hear(container, sounds, heard, place, heard.shape[1] + _FRAME)
    for track in (pictures, sounds):
        _flush(container, track)


def _let_hear(container: OutputContainer, track: AudioStream, heard: Samples, place: int, until: int) -> int:
    """Encode the frames of sound from `place` that end before `until`; gives where the next one begins."""
    while place < heard.shape[1] and place + _FRAME <= until:
        block = heard[:, place : place + _FRAME]
        sound = AudioFrame("fltp", track.codec_context.layout.name, block.shape[1])
        sound.sample_rate, sound.pts, sound.time_base = RATE, place, Fraction(1, RATE)
        for plane, values in zip(sound.planes, block, strict=True):
            plane.update(values.tobytes())
        container.mux(track.encode(sound))
        place += block.shape[1]
    return place


def _flush(container: OutputContainer, track: AudioStream | VideoStream) -> None:
    container.mux(track.encode(None))


def _heard(sound: Path, start_s: float, end_s: float) -> Samples:
    """The stretch at the film's rate, faded at its ends; less where the sound ends before."""
    with Source(sound) as source:
        start = round(start_s * RATE)
        count = min(round(end_s * RATE), round(source.info.duration_s * RATE)) - start
        heard = Converted(source, RATE).view(start, count).copy() if count > 0 else np.zeros((1, 0), np.float32)
    moments = np.arange(heard.shape[1]) / RATE
    gain = shape(moments / FADE_S, "s-curve") * shape(moments[::-1] / FADE_S, "s-curve")
    heard *= gain.astype(np.float32)
    return heard
