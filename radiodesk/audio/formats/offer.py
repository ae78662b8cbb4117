"""What each kind of file can be: refuses what it has no room for, and says what it has."""

from radiodesk.audio.rates import output_rate_hz
from radiodesk.model.problems import BadValue
from radiodesk.model.sound import FILE_FORMATS, Preset
from radiodesk.model.words import N_

_CHANNELS = (0, 1, 2)
"""0: as the sound."""

_AAC_BITS_A_SAMPLE = 6
"""A channel of a frame takes 6144 bits at most for 1024 samples (ISO 14496-3 section 4.5.3.3)."""

_OPUS_CHANNEL_KBPS = 256
"""libopus takes no more for one channel."""


_LOSSLESS = ("flac", "wav")


def rate_hz(form: str, recorded_hz: int) -> int:
    """The sample rate at which an episode is put together for this kind of file.

    What gives up nothing keeps the recording's own rate: an archive wants what was recorded. But not one lower than is
    published otherwise: there is music to be mixed even with a telephone call. (Opus plays everything at 48 kHz.)
    """
    published = output_rate_hz(recorded_hz)
    return max(recorded_hz, published) if form in _LOSSLESS else published


def check_form(form: str, channels: int) -> None:
    """Refuse a kind of file that is none, or a number of channels that no file has. Raises `BadValue`."""
    if form not in FILE_FORMATS:
        raise BadValue(value=form, field=N_("the kind of file"), expected=", ".join(FILE_FORMATS))
    if channels not in _CHANNELS:
        raise BadValue(value=channels, field=N_("the number of channels"), expected="1, 2")


def check_bit_rate(preset: Preset, channels: int, sample_rate_hz: int) -> None:
    """Refuse a bit rate that the kind of file does not have for so many channels. Raises `BadValue`."""
    rates_kbps = bit_rates_kbps(preset.form, channels, sample_rate_hz)
    if rates_kbps and preset.bit_rate_kbps not in rates_kbps:
        expected = ", ".join(map(str, rates_kbps))
        raise BadValue(value=preset.bit_rate_kbps, field=N_("the bit rate in kbit/s"), expected=expected)


def bit_rates_kbps(form: str, channels: int, sample_rate_hz: int) -> tuple[int, ...]:
    """The bit rates to choose from; none for what gives up nothing of the sound."""
    most = {
        "m4a": _AAC_BITS_A_SAMPLE * channels * sample_rate_hz // 1000,
        "opus": _OPUS_CHANNEL_KBPS * channels,
    }
    rates = FILE_FORMATS[form].bit_rates_kbps
    return tuple(kbps for kbps in rates if kbps <= most.get(form, max(rates)))
