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
