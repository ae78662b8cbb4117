"""How far each codec lifts the peaks of what it is given: the limiter must stay so far under the ceiling."""

from radiodesk.model.sound import Preset

_OVERSHOOT_DB: dict[str, dict[int, float]] = {
    "mp3": {64: 2.6, 96: 2.0, 128: 1.5, 192: 1.2, 320: 1.0},
    "m4a": {64: 2.6, 96: 1.8, 320: 1.5},
    "opus": {32: 3.0, 64: 2.6, 96: 2.4, 128: 1.4, 320: 1.1},
}
"""By kind of file and up to which bit rate (kbit/s); a miss costs a second encoding.

MP3, measured on long limited music and speech: 0.1 to 0.7 dB over ten seconds, over twenty minutes 1.3 at 128 and 2.5
at 64 (mono). Measured over three quarters of a minute each of music, of voices and of music in noise: AAC 2.1 at 64
and below, 1.3 at 96, 1.1 above; Opus 4.1 at 32 (2.7 in one channel), 2.5 at 64, 2.3 at 96, 1.0 at 128, 0.8 above.
"""

_METERS_DB = 0.3
"""What meters that oversample in other ways may find more between the samples of the very same sound."""


def overshoot_db(preset: Preset) -> float:
    """How far the decoded file may come above what the limiter held, in dB."""
    table = _OVERSHOOT_DB.get(preset.form, {})
    return next((db for kbps, db in table.items() if kbps >= preset.bit_rate_kbps), _METERS_DB)
