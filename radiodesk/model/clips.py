"""Other sounds in an episode: a jingle or an opening that is put in, a bed that lies under the speech."""

from dataclasses import dataclass

from radiodesk.model.fades import DEFAULT_SHAPE
from radiodesk.model.words import N_

INSERT, OVERLAY, BED = "insert", "overlay", "bed"

CLIP_ROLES = {INSERT: N_("put in"), OVERLAY: N_("laid over"), BED: N_("laid under")}
"""An insert is heard instead, and what follows comes later; an overlay is heard together with the recording; a bed is
an overlay that gives way to speech (ducking)."""

OWN = ""
"""The sound of a clip that is a stretch of the episode's own recording, cleaned up and levelled as that is."""

DUCK_DB = 12.0
"""How far a bed gives way while somebody speaks, in dB."""


@dataclass(frozen=True)
class Clip:
    """A stretch of another sound in the episode.

    `sound` is the SHA-256 under which it is kept, or `OWN`; `at_s` the second of the recording where it begins,
    `start_s` and `end_s` what is heard of it, in seconds of its own. The fades lie inside it. `duck_db` counts for
    beds only.
    """

    sound: str
    at_s: float
    start_s: float
    end_s: float
    role: str = INSERT
    gain_db: float = 0.0
    fade_in_s: float = 0.0
    fade_out_s: float = 0.0
    fade_in_shape: str = DEFAULT_SHAPE
    fade_out_shape: str = DEFAULT_SHAPE
    duck_db: float = DUCK_DB
    name: str = ""
    """What people call it; it changes nothing of the sound."""

    @property
    def duration_s(self) -> float:
        """How long it is heard, in seconds."""
        return self.end_s - self.start_s

    @property
    def is_moved(self) -> bool:
        """Whether it is a stretch of the recording that is heard elsewhere than it was recorded."""
        return self.sound == OWN and self.role == INSERT
