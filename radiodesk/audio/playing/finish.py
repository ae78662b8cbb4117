"""The episode as the encoder gets it, from any place: the timeline at the gain and under the ceiling of a preset."""

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.gain import limiter_ceiling_dbtp, planned_gain_db
from radiodesk.audio.levelling import Level, levelled, with_context
from radiodesk.audio.measures import Measures
from radiodesk.audio.playing.wish import Wish
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.audio.timeline import Timeline
from radiodesk.audio.truepeak import BLOCK
from radiodesk.model.problems import StorageProblem


class Finish:
    """Reads an episode, in `channels` (0: as many as it has), at a level; without one only `gain_db` louder."""

    def __init__(self, timeline: Timeline, gain_db: float, level: Level | None = None, channels: int = 0) -> None:
        """Where nothing else is to be done, nothing is: the samples are those of the timeline times the gain."""
        self.timeline = timeline
        self.channels: int = (channels or timeline.channels) if level else timeline.channels
        self._gain, self._level = np.float32(10 ** (gain_db / 20)), level
        self._around = np.zeros((timeline.channels, 0), np.float32)
        self._around_from = 0

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count`, (channels, count), silent before the episode and beyond it."""
        if self._level is None:
            return self.timeline.read(start, count) * self._gain
        begin = start // BLOCK * BLOCK  # the limiter finds its gains for blocks that are counted from the first sample
        length = start + count - begin
        around = self._read_around(*with_context(begin, length))
        pieces = levelled(around, length, self.channels, self._level)
        return np.concatenate([*pieces], axis=1)[:, start - begin :]

    def _read_around(self, start: int, count: int) -> Samples:
        """What the timeline gives; what was read for the stretch before is not read again."""
        kept = self._around[:, :0]
        if self._around_from <= start <= self._around_from + self._around.shape[1]:
            kept = self._around[:, start - self._around_from :][:, :count]
        missing = count - kept.shape[1]
        fresh = self.timeline.read(start + kept.shape[1], missing)
        self._around, self._around_from = np.concatenate([kept, fresh], axis=1), start
        return self._around


def planned_level(wish: Wish, measures: Measures | None) -> Level | None:
    """The level at which it goes out, as a render plans it; None when there is no standard, or not all is read yet.

    `measures` are those of the recording, complete. Takes some 25 ms for an hour.
    """
    if wish.standard is None or measures is None:
        return None
    known = {sound.sha256: sound.sidecar for sound in wish.sounds}
    preset, kept_db = wish.standard
    try:
        sounds = {name: Measures.open(known[name]) for name in wish.edits.sounds if name in known}
    except (SidecarUnusable, StorageProblem):
        return None
    return Level(planned_gain_db(measures, wish.edits, preset, sounds, kept_db), limiter_ceiling_dbtp(preset))
