"""How far the sound of a recording is cleaned up before anything else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CleanUp:
    """Amounts from 0, off, to 1, all that does no harm to a voice. They are worked off in this order."""

    clicks: float = 0.0
    """Clicks and crackle."""
    rumble: float = 0.0
    """What lies below the voice: wind, traffic, a table that is knocked."""
    hum: float = 0.0
    """The mains and its overtones, at `hum_hz`."""
    noise: float = 0.0
    """Steady noise, known from the pauses: hiss, fans, a telephone line."""
    levelling: float = 0.0
    """Differences between near and far voices."""
    hum_hz: int = 50

    @property
    def is_off(self) -> bool:
        """Whether nothing is cleaned."""
        return not any((self.clicks, self.rumble, self.hum, self.noise, self.levelling))


AS_RECORDED = CleanUp()
"""Nothing is cleaned."""


@dataclass(frozen=True)
class Cleaning:
    """A clean-up as it is done to one recording: with what the recording itself had to tell first."""

    clean_up: CleanUp
    made_by: str
    """What works on the sound; another version of it may give other samples."""
    mains_hz: float = 0.0
    """Where the hum really is."""
    noise_db: tuple[tuple[float, ...], ...] = ()
    """The noise in the pauses: for each channel its level in 15 bands."""
    voices_db: float = 0.0
    """How loud the voices are in the whole."""
    pauses_db: float = 0.0
    """How loud the pauses are, where a voice would be."""
