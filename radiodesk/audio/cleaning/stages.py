"""What each amount of clean-up means: the filters, in their order, and how far each looks to either side."""

from importlib.metadata import version
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning import hum, noise
from radiodesk.audio.cleaning.chain import Filter, filtered
from radiodesk.audio.cleaning.stage import Stage
from radiodesk.model.cleaning import Cleaning, CleanUp

MADE_BY = f"1 av {version('av')}"
"""Goes up when the numbers here, or what the filters do, change."""


class Between(NamedTuple):
    """What a setting is just above the amount 0, and at 1."""

    least: float
    most: float

    def at(self, amount: float) -> float:
        """The setting for an amount."""
        return self.least + (self.most - self.least) * amount


CLICK_THRESHOLD = Between(8.0, 3.5)
"""So many times the usual surprise a sample must be. At 5.75, 92 % of clicks 26 to 3 dB under full scale go from
speech, which changes by -56 dB itself; at 3.5 it is 97 % and -44 dB."""

RUMBLE_HZ = Between(40.0, 80.0)
"""Four poles below this: 24 dB an octave. A deep voice begins at 85 Hz; 200 Hz loses 0.003 dB."""

HUM_OVERTONES = Between(6.0, 14.0)
"""How many lines, the mains counted: the farther up, the weaker in the hum and the stronger in a voice."""

HUM_DEPTH_DB = Between(24.0, 48.0)
"""How far each is lowered."""

NOISE_DB = Between(0.0, 24.0)
"""How far noise is lowered: at 12 dB it stays even, at 24 the first chirping remains."""

LEVELLED_SHARE = Between(0.0, 0.95)
"""How much of what a voice is off is made up for; grows fast at first (`levelled_share`)."""

_CLICK_WINDOW_S = 0.055
_CLICK_OPTIONS = "window=55:overlap=50:arorder=1:method=save"
"""Overlap-add would lower and raise everything by 0.4 dB 70 times a second; `save` leaves alone what is no click.

It is done twice: in a pause the filter takes a click itself for what is usual, and sees only its beginning at first (of
clicks in pauses a third are left after the first time, 1 % after the second). Where nothing was found it need not be.
"""

_RUMBLE_LEAD_S = 0.3
"""Four poles at 40 Hz fall by 110 dB in this time."""

_NOISE_LEAD_S = 0.4
"""afftdn has forgotten everything after 0.3 s: 124 dB."""


def levelled_share(amount: float) -> float:
    """How much of what a voice is off is made up for: at half the amount, three quarters of all that is done at 1."""
    return LEVELLED_SHARE.at(amount * (2 - amount))


def of_clicks(clean_up: CleanUp, sample_rate_hz: int) -> tuple[Stage, ...]:
    """What takes clicks out."""
    if not clean_up.clicks:
        return ()
    window = int(sample_rate_hz * _CLICK_WINDOW_S)
    hop = int(window * 0.5)
    row = [("adeclick", f"{_CLICK_OPTIONS}:threshold={CLICK_THRESHOLD.at(clean_up.clicks):.3f}")]

    def clean(sound: Samples) -> Samples:
        once = _led_in(sound, 2 * hop, sample_rate_hz, row)
        return once if np.array_equal(once, sound) else _led_in(once, 2 * hop, sample_rate_hz, row)

    return (Stage(clean, 3 * window, 2 * window, hop),)


def _led_in(sound: Samples, lead: int, rate: int, row: list[Filter]) -> Samples:
    """Sound after filters that are given its beginning mirrored first, so that they do not take it for a click."""
    if not sound.shape[1]:
        return sound
    return filtered(np.pad(sound, ((0, 0), (lead, 0)), "reflect", reflect_type="odd"), rate, row)[:, lead:]


def of_lows(clean_up: CleanUp, mains_hz: float, sample_rate_hz: int) -> tuple[Stage, ...]:
    """What takes rumble and hum out."""
    row = [*_rumble(clean_up.rumble), *_hum(clean_up.hum, mains_hz, sample_rate_hz)]
    if not row:
        return ()
    lead_s = hum.NOTCH_LEAD_S if clean_up.hum else _RUMBLE_LEAD_S
    return (Stage(lambda sound: filtered(sound, sample_rate_hz, row), round(lead_s * sample_rate_hz)),)


def of_noise(cleaning: Cleaning, sample_rate_hz: int) -> tuple[Stage, ...]:
    """What takes noise out, of each channel its own."""
    if not cleaning.clean_up.noise:
        return ()
    step = noise.step(sample_rate_hz)
    rows = [noise.reduction(levels, NOISE_DB.at(cleaning.clean_up.noise)) for levels in cleaning.noise_db]

    def clean(sound: Samples) -> Samples:
        channels = (
            filtered(sound[n : n + 1] * np.float32(gain), sample_rate_hz, [row], 2 * step) / np.float32(gain)
            for n, (gain, row) in enumerate(rows)
        )
        return np.concatenate(list(channels))

    return (Stage(clean, round(_NOISE_LEAD_S * sample_rate_hz), 3 * step, step),)


def _rumble(amount: float) -> list[Filter]:
    below = f"f={RUMBLE_HZ.at(amount):.2f}:t=q:r=f64"
    return [("highpass", f"{below}:w=0.541"), ("highpass", f"{below}:w=1.307")] if amount else []


def _hum(amount: float, mains_hz: float, rate: int) -> list[Filter]:
    if not amount:
        return []
    return hum.notches(mains_hz, round(HUM_OVERTONES.at(amount)), HUM_DEPTH_DB.at(amount), rate)
