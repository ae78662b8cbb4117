"""Stretches of MP3 that were encoded apart sound, joined, as if one encoder had made them."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.crc16 import crc16
from radiodesk.audio.division import TAIL
from radiodesk.audio.joiner import Joiner, stretch_of, with_borrowed
from radiodesk.audio.layer3 import FRAME, NotLayer3, frame_places, frames_of
from radiodesk.audio.mp3 import Mp3Format, encoded, frames_for, info_frame
from tests.audio.judges import judge_frames
from tests.audio.makers import Sound, broadcast, decode, speech, tone

STEREO = Mp3Format(44100, 2, 128)
EACH = 45


def joined(sound: Sound, form: Mp3Format) -> Joiner:
    samples = sound.astype(np.float32)
    frames = frames_for(sound.shape[1])
    joiner = Joiner(BytesIO())
    for first, end in pairwise([*range(0, frames - EACH, EACH), frames]):
        lead = min(form.lead, first)
        data = encoded([samples[:, (first - lead) * FRAME : (end + TAIL) * FRAME]], form)
        joiner.add(stretch_of(data, lead, end - first))
    joiner.finish()
    return joiner


def bytes_of(joiner: Joiner) -> bytes:
    file = joiner._file
    assert isinstance(file, BytesIO)
    return file.getvalue()


def heard(data: bytes, sound: Sound, form: Mp3Format, path: Path) -> Sound:
    path.write_bytes(info_frame(form, sound.shape[1], len(frame_places(data)), len(data), crc16(data)) + data)
    assert judge_frames(path) == ""
    return decode(path, form.channels).astype(np.float64)


@pytest.mark.parametrize("form", [STEREO, Mp3Format(48000, 1, 64), Mp3Format(32000, 2, 192), Mp3Format(44100, 2, 256)])
def test_the_noise_at_joints_is_that_of_one_encoder(form: Mp3Format, tmp_path: Path) -> None:
    sound = np.clip(broadcast(24.0, form.sample_rate_hz) * 0.5, -1, 1)[: form.channels]
    sound = sound + np.random.default_rng(1).standard_normal(sound.shape) * 1e-3
    apart, at_once = bytes_of(joined(sound, form)), encoded([sound.astype(np.float32)], form)

    errors = [heard(data, sound, form, tmp_path / "a.mp3") - sound for data in (apart, at_once)]

    joints = range(EACH * FRAME, sound.shape[1] - EACH * FRAME, EACH * FRAME)
    noise = [np.array([np.sum(error[:, at - 2304 : at + 2304] ** 2) for at in joints]) for error in errors]
    worse_db = 10 * np.log10(noise[0] / noise[1])
    assert np.median(worse_db) < 0.3
    assert worse_db.max() < 3.0


def test_a_steady_tone_does_not_click(tmp_path: Path) -> None:
    sound = tone(8.0, -6.0, hz=220.0)
    steps = np.abs(np.diff(heard(bytes_of(joined(sound, STEREO)), sound, STEREO, tmp_path / "a.mp3")[0], 2))

    at_joints = [steps[at - 1200 : at + 1200].max() for at in range(EACH * FRAME, 6 * EACH * FRAME, EACH * FRAME)]
    assert max(at_joints) < 2 * np.median([chunk.max() for chunk in np.array_split(steps[4000:-4000], 100)])


def test_what_was_written_is_summed_up() -> None:
    joiner = joined(broadcast(4.0), STEREO)

    assert joiner.size_bytes == len(bytes_of(joiner))
    assert joiner.crc == crc16(bytes_of(joiner))
    assert joiner.frames == len(frame_places(bytes_of(joiner))) == frames_for(4 * 44100)


@pytest.mark.parametrize("free", [0, 100, 300])
def test_a_tail_without_room_is_given_a_higher_bit_rate(free: int) -> None:
    data = encoded([np.tile(speech(0.3), (2, 1)).astype(np.float32)], STEREO)
    tail = data[: frame_places(data)[2]]
    borrowed = bytes(range(200)) + bytes(range(200))

    grown = with_borrowed(tail, free, borrowed)

    before, after = (b"".join(frame.slots for frame in frames_of(data)) for data in (tail, grown))
    kept = len(before) - free
    assert after[:kept] == before[:kept]
    assert after.endswith(borrowed)
    assert len(after) >= kept + len(borrowed)


def test_where_no_bit_rate_gives_room_it_is_said() -> None:
    data = encoded([np.zeros((2, 20_000), np.float32)], Mp3Format(44100, 2, 320))
    tail = data[: frame_places(data)[1]]

    with pytest.raises(NotLayer3):
        with_borrowed(tail, 0, bytes(300))


def test_bytes_that_are_no_frames_are_refused() -> None:
    with pytest.raises(NotLayer3):
        frame_places(b"RIFF" * 100)
