"""The sounds by which listeners know a programme: what opens each episode, and what closes it."""

from dataclasses import dataclass

from radiodesk.model.clips import BED, INSERT
from radiodesk.model.words import N_

SIGNATURES = {"opening": N_("Opening"), "closing": N_("Closing")}
"""The fields of a programme that hold one, with their names."""


@dataclass(frozen=True)
class Signature:
    """A sound with which every episode begins or ends; there is none while `sound`, its SHA-256, is empty.

    A bed lies under the speech instead of being heard before or after it. `name` is what people call it.
    """

    sound: str = ""
    name: str = ""
    duration_s: float = 0.0
    is_bed: bool = False

    @property
    def role(self) -> str:
        """That of the clip that it becomes."""
        return BED if self.is_bed else INSERT
