"""What is known of a recording's sound: its format, its loudness, and what a published file must reach."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MediaInfo:
    """The format of a recording as its decoder sees it. `samples` counts sample frames (one per channel)."""

    container: str
    codec: str
    sample_rate_hz: int
    channels: int
    samples: int
    bit_rate_bps: int = 0

    @property
    def duration_s(self) -> float:
        """The length in seconds."""
        return self.samples / self.sample_rate_hz


@dataclass(frozen=True)
class Loudness:
    """EBU R128 figures: integrated loudness (LUFS), loudness range (LU), true peak (dBTP).

    Silence measures -70 LUFS, the absolute gate of ITU-R BS.1770-5; it has no range.
    """

    integrated_lufs: float
    range_lu: float
    true_peak_dbtp: float


@dataclass(frozen=True)
class Loudest:
    """The loudest moments in LUFS: the maximum of momentary loudness (0.4 s) and of short-term loudness (3 s)."""

    momentary_lufs: float
    short_term_lufs: float


@dataclass(frozen=True)
class FileFormat:
    """A kind of file that an episode can become. `bit_rates_kbps` is empty where nothing of the sound is given up."""

    suffix: str
    media_type: str
    bit_rates_kbps: tuple[int, ...] = ()


FILE_FORMATS = {
    "mp3": FileFormat(".mp3", "audio/mpeg", (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)),
    "m4a": FileFormat(".m4a", "audio/mp4", (32, 48, 64, 96, 128, 160, 192, 256, 320)),
    "opus": FileFormat(".opus", "audio/ogg", (32, 48, 64, 96, 128, 160, 192, 256, 320)),
    "flac": FileFormat(".flac", "audio/flac"),
    "wav": FileFormat(".wav", "audio/wav"),
}
"""By the names that the command line takes. M4A holds AAC-LC; media types as Apple and RFC 7845 name them."""


@dataclass(frozen=True)
class Preset:
    """What a published file must measure, and what it is. `channels` 0 means: as the sound, at most two.

    `form` is one of `FILE_FORMATS`; a lossless one leaves `bit_rate_kbps` aside.
    """

    name: str
    target_lufs: float
    ceiling_dbtp: float
    channels: int
    bit_rate_kbps: int
    form: str = "mp3"


DEFAULT_PRESET = "podcast"

PRESETS = {
    "podcast": Preset("podcast", -16.0, -1.0, 0, 128),
    "voice": Preset("voice", -19.0, -1.0, 1, 64),
    "radio": Preset("radio", -23.0, -1.0, 0, 192),
}
"""Apple's advice for podcasts (-16 LUFS, mono -19), EBU R128 for radio (-23); ceiling -1 dBTP for all."""
