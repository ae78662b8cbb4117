"""The level that an episode was brought to last: an edit that hardly changes its loudness leaves it where it was.

It decides bytes, so it is kept beside the episode; and no undo takes it back, since what went out went out at it.
"""

from sqlalchemy import ColumnElement, delete, insert, select

from radiodesk.library.codec import fingerprint
from radiodesk.library.holding import Holding
from radiodesk.library.schema import levels
from radiodesk.model.sound import Preset


class Levels(Holding):
    """Remembering levels, one for each episode and preset."""

    def kept_level_db(self, episode_id: int, preset: Preset) -> float | None:
        """The gain in dB that was kept; None for an episode that was never made with this very preset."""
        with self._database.session() as session:
            return session.scalar(select(levels.c.gain_db).where(_of(episode_id, preset)))

    def keep_level(self, episode_id: int, preset: Preset, gain_db: float) -> None:
        """Remember a gain in place of the one before."""
        values = {"episode_id": episode_id, "preset_sha256": fingerprint(preset), "gain_db": gain_db}
        with self._database.session() as session:
            session.execute(delete(levels).where(_of(episode_id, preset)))
            session.execute(insert(levels).values(**values))


def _of(episode_id: int, preset: Preset) -> ColumnElement[bool]:
    return (levels.c.episode_id == episode_id) & (levels.c.preset_sha256 == fingerprint(preset))
