"""Publishing at a set time: what should go out where, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from radiodesk.model.words import N_

CATCH_UP = timedelta(hours=12)
"""What was missed for no longer is caught up by itself; what is older might surprise, so it is asked about."""

APPOINTMENT_STATES = {
    "waiting": N_("waiting"),
    "running": N_("under way"),
    "done": N_("done"),
    "failed": N_("failed"),
    "missed": N_("missed"),
    "dropped": N_("called off"),
}
"""What became of it, as a list says it."""


@dataclass(frozen=True)
class Appointment:
    """Publish these episodes to a destination at `due`, an instant with the zone that it was said in.

    What goes out is what the episodes are at that time, with every change that was made since. `preset` is empty where
    an episode keeps the sound that it went out with. `reason` tells why it failed.
    """

    destination: str
    episode_ids: tuple[int, ...]
    due: datetime
    made_at: datetime
    preset: str = ""
    state: str = "waiting"
    reason: str = ""
    id: int = 0

    def is_due(self, now: datetime) -> bool:
        """Whether its time has come."""
        return self.due <= now

    def is_missed(self, now: datetime) -> bool:
        """Whether its time is so long ago that somebody should be asked."""
        return now - self.due > CATCH_UP
