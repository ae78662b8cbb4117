"""Plays a recording as it is edited now: the very samples that a render would level and encode.

Three threads meet here. The window's thread asks; a reader thread decodes ahead of the ear and owns the file and the
sound device, so that nobody waits for either; the device's thread takes finished blocks from a short queue. What they
share lies behind one condition that each holds for microseconds.
"""

import threading
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.playing.reading import CHANNELS, Block, Reading, Spot, Wish
from radiodesk.model.edits import EditList
from radiodesk.model.problems import Problem

if TYPE_CHECKING:
    from radiodesk.audio.playing.loudspeaker import Loudspeaker

AHEAD = 48
"""Blocks that the reader is ahead of the ear: about a second."""

KEPT = 4
"""Blocks still heard after an edit while the new sound is being read: about a tenth of a second."""

IDLE_S = 2.0
"""So long after the last sound the device is let go."""

CLOSING_S = 2.0


class Player:
    """Plays one recording. Every method returns at once; times are seconds of the recording, as in an edit list.

    `problem` is what ended the playing, if something did: `NoSoundDevice`, or what `Source` raises. Playing again
    tries again.
    """

    def __init__(
        self,
        recording: Path,
        edits: EditList | None = None,
        sounds: Iterable[Sound] = (),
        sidecar: Path | None = None,
    ) -> None:
        """Be ready to play from the start; that much is read in advance.

        `sounds` are those of the clips. The `sidecar` of the recording tells where speech is, for beds to give way to;
        one of the recording as cleaned up has it played so, from when it begins to grow.
        """
        self.problem: Problem | None = None
        self._recording, self._sidecar = recording, sidecar
        self._edits, self._sounds = edits or EditList(), {sound.sha256: sound for sound in sounds}
        self._changed = threading.Condition()
        self._queue: deque[Block] = deque()
        self._used = 0
        self._order = 0
        self._here = Spot(0.0)
        self._wanted: Spot | None = self._here
        self._until_s: float | None = None
        self._origin_s = self._last_sound = 0.0
        self._is_playing = self._is_sounding = self._is_at_end = self._is_closed = self._is_over = False
        self._begin()

    @property
    def is_playing(self) -> bool:
        """Whether sound comes out, or is about to."""
        return self._is_playing

    @property
    def position_s(self) -> float:
        """The moment of the recording that is heard now, or where playing would begin."""
        return self._here.recorded_s

    def play(self, from_s: float | None = None, until_s: float | None = None) -> None:
        """Play from a moment, or from where it is, until another or the end."""
        with self._changed:
            here_s = self.position_s
            start_s = here_s if from_s is None else from_s
            if (start_s, until_s) != (here_s, self._until_s):
                self._go(start_s, until_s)
            self._origin_s, self._is_playing, self.problem = start_s, True, None
            self._changed.notify_all()
        if self._is_over:
            self._begin()

    def pause(self) -> None:
        """Be quiet and stay there."""
        with self._changed:
            self._is_playing = False
            self._changed.notify_all()

    def stop(self) -> None:
        """Be quiet and go back to where playing began."""
        with self._changed:
            self._is_playing = False
            self._go(self._origin_s, None)

    def seek(self, to_s: float) -> None:
        """Go somewhere; if it plays, it goes on there. Otherwise that place is read in advance."""
        with self._changed:
            self._go(to_s, None)

    def change_edits(self, edits: EditList, sounds: Iterable[Sound] = (), sidecar: Path | None = None) -> None:
        """Play on under other edits, without a gap. `sounds` are those of new clips; what is known stays known.

        Another clean-up comes with the `sidecar` of the recording so cleaned up.
        """
        with self._changed:
            self._sounds.update({sound.sha256: sound for sound in sounds})
            sidecar = sidecar or self._sidecar
            if (edits, sidecar) == (self._edits, self._sidecar):
                return
            self._sidecar = sidecar
            while len(self._queue) > (KEPT if self._is_playing else 0):
                self._queue.pop()
            if self._wanted is None:
                self._wanted = self._read_up_to()
            self._edits = edits
            self._order += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let the recording and the device go: waits for both, but not for long."""
        with self._changed:
            self._is_closed, self._is_playing = True, False
            self._changed.notify_all()
        self._thread.join(CLOSING_S)

    def _begin(self) -> None:
        self._is_over = False
        self._thread = threading.Thread(target=self._work, name="player", daemon=True)
        self._thread.start()

    def _go(self, to_s: float, until_s: float | None) -> None:
        self._queue.clear()
        self._used = 0
        self._here = self._wanted = Spot(to_s)
        self._until_s = until_s
        self._order += 1
        self._changed.notify_all()

    def _read_up_to(self) -> Spot:
        """What comes behind all that is queued."""
        return self._queue[-1].spot(len(self._queue[-1].sound)) if self._queue else self._here

    # The reader's thread.

    def _work(self) -> None:
        from radiodesk.audio.playing.loudspeaker import Loudspeaker  # slow to load, so nobody but this thread waits

        speaker: Loudspeaker | None = None
        try:
            with Reading(self._recording, self._sidecar) as reading:
                while not self._is_closed:
                    self._read_on(reading)
                    speaker = self._sounding(speaker, reading.rate, Loudspeaker)
        except Problem as problem:
            self._fail(problem)
        finally:
            self._is_sounding = False
            if speaker is not None:
                speaker.close()

    def _fail(self, problem: Problem) -> None:
        with self._changed:
            self._is_playing, self._is_over, self.problem = False, True, problem
            self._wanted = self._here
            self._queue.clear()
            self._used = 0

    def _read_on(self, reading: Reading) -> None:
        """Wait until there is something to do; then read one block, unless it is wanted no more meanwhile."""
        with self._changed:
            self._changed.wait_for(self._has_work, IDLE_S)
            order, wanted = self._order, self._wanted
            wish = Wish(self._edits, tuple(self._sounds.values()), self._sidecar, wanted or self._here, self._until_s)
            self._wanted = None
            is_full = len(self._queue) >= AHEAD
        if wanted is not None:
            reading.go(wish)
        block = None if is_full else reading.block()
        with self._changed:
            if order == self._order:
                self._is_at_end = reading.is_at_end
                self._queue.extend([block] if block else [])

    def _has_work(self) -> bool:
        is_hungry = len(self._queue) < AHEAD and not self._is_at_end
        is_quiet = self._is_playing and not self._is_sounding
        return self._is_closed or self._wanted is not None or is_hungry or is_quiet

    def _sounding(self, speaker: "Loudspeaker | None", rate: int, make: "type[Loudspeaker]") -> "Loudspeaker | None":
        """The device as it should be now: running while there is something to play, let go after a while without."""
        if self._is_playing and not self._is_sounding:
            speaker = speaker or make(rate, CHANNELS, self._feed)
            self._last_sound = time.monotonic()
            speaker.start()
            self._is_sounding = True
        elif speaker is not None and self._is_sounding and time.monotonic() - self._last_sound > IDLE_S:
            speaker.stop()
            self._is_sounding = False
        return speaker

    # The device's thread.

    def _feed(self, count: int) -> Samples:
        out = np.zeros((count, CHANNELS), np.float32)
        with self._changed:
            done = 0
            while self._is_playing and done < count and self._queue:
                done += self._take(out[done:])
            if self._is_playing:
                self._last_sound = time.monotonic()
                self._is_playing = bool(self._queue) or not self._is_at_end
            self._changed.notify_all()
        return out

    def _take(self, out: Samples) -> int:
        block = self._queue[0]
        piece = block.sound[self._used : self._used + len(out)]
        out[: len(piece)] = piece
        self._used += len(piece)
        self._here = block.spot(self._used)
        if self._used == len(block.sound):
            self._queue.popleft()
            self._used = 0
        return len(piece)
