"""Where no bit rate leaves room at a joint, a stretch begins with frames that borrow nothing, and sounds as it did."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio import opening
from radiodesk.audio.division import TAIL
from radiodesk.audio.joiner import Joiner, Opening, Stretch, joined, stretch_of
from radiodesk.audio.layer3 import FRAME, NotLayer3, frame_places, frames_of
from radiodesk.audio.mp3 import DECODER_DELAY, ENCODER_DELAY, Mp3Format, encoded
from tests.audio.makers import Sound, broadcast, decode

FIRST, COUNT = 60, 40
DELAY = ENCODER_DELAY + DECODER_DELAY
HIGH = [(44100, 2, 320), (48000, 2, 320), (48000, 1, 320), (32000, 2, 320), (44100, 2, 256), (48000, 2, 192)]
FORMS = [Mp3Format(*form) for form in HIGH]


def some_sound(form: Mp3Format) -> Sound:
    sound = np.clip(broadcast(6.0, form.sample_rate_hz), -1, 1)[: form.channels]
    return sound + np.random.default_rng(2).standard_normal(sound.shape) * 2e-3


def frames_from(sound: Sound, first: int, lead: int, count: int, form: Mp3Format) -> bytes:
    return encoded([sound[:, (first - lead) * FRAME : (first + count + TAIL) * FRAME].astype(np.float32)], form)


def stretch_with_opening(sound: Sound, form: Mp3Format) -> tuple[bytes, Stretch, Opening]:
    """What an encoder made from `FIRST` - lead on, as a stretch from `FIRST` on, and its opening."""
    data = frames_from(sound, FIRST, form.lead, COUNT, form)

    def light(kbps: int) -> tuple[bytes, int]:
        return frames_from(sound, FIRST, opening.LEAD, opening.MOST, replace(form, bit_rate_kbps=kbps)), opening.LEAD

    found = opening.opening_of(data, form.lead, form.lighter_kbps, light)
    return data, replace(stretch_of(data, form.lead, COUNT), opening=found), found


def crowded(form: Mp3Format, sound: Sound) -> tuple[bytes, Stretch]:
    """The stretch before, at the highest bit rate, of whose tail not a byte may be written over."""
    data = frames_from(sound, 0, 0, FIRST, replace(form, bit_rate_kbps=320))
    return data, replace(stretch_of(data, 0, FIRST), free=0)


@pytest.mark.parametrize("form", FORMS)
def test_an_opening_follows_whatever_is_before_it(form: Mp3Format, tmp_path: Path) -> None:
    sound = some_sound(form)
    before, (data, stretch, found) = crowded(form, sound)[1], stretch_with_opening(sound, form)
    file = BytesIO()
    joiner = Joiner(file)
    for each in (before, replace(stretch, borrowed=bytes(511))):
        joiner.add(each)
    joiner.finish()
    (tmp_path / "joined.mp3").write_bytes(file.getvalue())
    (tmp_path / "alone.mp3").write_bytes(data)

    places = frame_places(file.getvalue())
    first = frames_of(file.getvalue()[: places[FIRST + 1]])[-1]
    joined_sound, alone = (decode(tmp_path / name, form.channels) for name in ("joined.mp3", "alone.mp3"))

    assert first.borrowed == 0
    assert len(places) == joiner.frames == FIRST + COUNT
    after = found.frames + 1
    here, there = (FIRST + after) * FRAME, (form.lead + after) * FRAME
    length = (COUNT - after - 1) * FRAME
    assert np.array_equal(joined_sound[:, here : here + length], alone[:, there : there + length])


@pytest.mark.parametrize("form", FORMS)
def test_an_opening_sounds_like_what_it_stands_for(form: Mp3Format, tmp_path: Path) -> None:
    sound = some_sound(form)
    _, stretch, found = stretch_with_opening(sound, form)
    before, tight = crowded(form, sound)
    joint = joined(tight.tail, 0, replace(stretch, borrowed=bytes(511)))
    begin = before[: frame_places(before)[FIRST]]
    (tmp_path / "joined.mp3").write_bytes(begin + joint.body)
    (tmp_path / "at once.mp3").write_bytes(encoded([sound.astype(np.float32)], form))

    here = slice((FIRST - 1) * FRAME, (FIRST + found.frames + 1) * FRAME)
    heard = (decode(tmp_path / name, form.channels)[:, DELAY:] for name in ("joined.mp3", "at once.mp3"))
    noise, usual = (np.mean((each[:, here] - sound[:, here]) ** 2) for each in heard)

    assert joint.replaced == found.frames <= 4
    assert noise < 1.5 * usual


@pytest.mark.parametrize(("kbps", "is_needed"), [(64, False), (128, False), (160, False), (192, True), (320, True)])
def test_openings_are_for_high_bit_rates(kbps: int, is_needed: bool) -> None:
    form = Mp3Format(44100, 2, kbps)
    data = encoded([np.zeros((2, 5000), np.float32)], form)

    assert opening.may_be_needed(data) is is_needed


def test_without_an_opening_it_is_said() -> None:
    form = FORMS[0]
    sound = some_sound(form)
    _, stretch, _ = stretch_with_opening(sound, form)

    with pytest.raises(NotLayer3):
        joined(crowded(form, sound)[1].tail, 0, replace(stretch, opening=None, borrowed=bytes(511)))
