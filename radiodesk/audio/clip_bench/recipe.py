"""What is asked of the clip bench, and what comes of it."""

from dataclasses import dataclass
from pathlib import Path

from radiodesk.model.sound import Loudness


@dataclass(frozen=True)
class ClipRecipe:
    """What is done with a sound, in this order. Times are seconds, kept to the millisecond.

    `start_s` to `end_s` (None: its end) is taken out of it; silence at either end is trimmed; other sounds are
    appended; one is laid over it; it is faded in straight lines; last, its loudness is brought to `loudness_lufs`, or
    its true peak to `peak_dbtp`.
    """

    start_s: float = 0.0
    end_s: float | None = None
    trims_silence: bool = False
    appended: tuple[Path, ...] = ()
    overlay: Path | None = None
    overlay_at_s: float = 0.0
    overlay_gain_db: float = 0.0
    fade_in_s: float = 0.0
    fade_out_s: float = 0.0
    loudness_lufs: float | None = None
    peak_dbtp: float | None = None

    @property
    def other_sounds(self) -> tuple[Path, ...]:
        """The sounds that come to the first one."""
        return self.appended if self.overlay is None else (*self.appended, self.overlay)


@dataclass(frozen=True)
class MadeClip:
    """A finished clip, measured. `softened_db` was taken off so that nothing is cut off at full scale.

    `missing_db` is how far it stays under the loudness that was asked for, where more would have taken its true peak
    too high.
    """

    duration_s: float
    sample_rate_hz: int
    channels: int
    loudness: Loudness
    softened_db: float
    missing_db: float
