"""Lets the window hear the recording: one player for the open episode, and a playhead that follows it."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.playing.meter import Readings
from radiodesk.audio.playing.wish import Standard
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.edits import EditList, Span

if TYPE_CHECKING:
    from radiodesk.audio.playing.player import Player

EVERY_MS = 33
"""How often the playhead moves: about thirty times a second."""

PREPARE_AFTER_MS = 300
AT_END_S = 0.05
"""Who presses play so near the end wants to hear it from the start."""

GRAIN_S = 0.09
DRAG_S = 0.3
"""Who moves the playhead again so soon is dragging it."""


class Playback(QObject):
    """Plays the open recording as it is edited now. `failed` carries a Problem; editing goes on without sound.

    While there is a `trial`, what is played from now on is played as if it were edited so. With `scrubs`, a playhead
    that is moved while nothing plays sounds. `manner_changed` tells of another pace or loop.
    """

    changed = Signal(bool)
    manner_changed = Signal()
    failed = Signal(object)

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """Move the playhead of `timeline`."""
        super().__init__(parent)
        self._timeline = timeline
        self.trial: EditList | None = None
        self.scrubs = False
        self._recording: Path | None = None
        self._sounds: tuple[Sound, ...] = ()
        self._sidecar: Path | None = None
        self._standard: Standard | None = None
        self._device = ""
        self._player: Player | None = None
        self._is_playing = False
        self._went_at = 0.0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._follow)
        self._preparing = QTimer(self, interval=PREPARE_AFTER_MS, singleShot=True)
        self._preparing.timeout.connect(self._prepare)

    @property
    def is_playing(self) -> bool:
        """Whether sound is coming, or about to."""
        return self._is_playing

    @property
    def pace(self) -> float:
        """How many times as fast as recorded it plays, below 0 backwards; 0 while it does not."""
        return self._player.pace if self._player is not None and self._is_playing else 0.0

    @property
    def loop(self) -> Span | None:
        """What goes round and round now."""
        return self._player.loop if self._player is not None and self._is_playing else None

    def readings(self) -> Readings:
        """How loud it is what is heard."""
        return Readings() if self._player is None else self._player.meter.readings()

    def open(self, recording: Path | None) -> None:
        """Be ready to play another recording, or none."""
        self.close()
        self._recording = recording
        self._preparing.start()

    def take_edits(self, edits: EditList, sounds: tuple[Sound, ...], sidecar: Path | None) -> None:
        """Play on with these edits, the `sounds` of their clips, and the recording as its `sidecar` says."""
        self._sounds, self._sidecar = sounds, sidecar
        if self._player is not None:
            self._player.change_edits(edits, sounds, sidecar)

    def hear_as(self, trial: EditList | None) -> None:
        """Play on as if it were edited so; without a trial as it is."""
        self.trial = trial
        if self._player is not None:
            self._player.change_edits(trial or self._timeline.edits)

    def level_to(self, standard: Standard | None) -> None:
        """Play as loud as it goes out by this, or as it was recorded."""
        self._standard = standard
        if self._player is not None:
            self._player.level_to(standard)

    def use_device(self, name: str) -> None:
        """Play through the output of this name; without one through the system's."""
        self._device = name
        if self._player is not None:
            self._player.use_device(name)

    def toggle(self) -> None:
        """Play from the playhead, or stay where it is."""
        if self._is_playing:
            self.pause()
        else:
            self.play(self._start_s())

    def play(
        self,
        from_s: float,
        until_s: float | None = None,
        edits: EditList | None = None,
        loop: Span | None = None,
        pace: float = 1.0,
    ) -> None:
        """Play from a moment of the recording until another or the end, or round and round in a `loop`.

        With other `edits` only this once. The meter begins anew unless it goes on where it was paused.
        """
        if self._recording is None:
            return
        player = self._ready(self._recording)
        if not self._is_playing and abs(player.position_s - from_s) > AT_END_S:
            player.meter.reset()
        player.change_edits(edits or self.trial or self._timeline.edits)
        player.play(from_s, until_s, loop, pace)
        self._timeline.move_playhead(from_s)
        self._set_playing(is_playing=True)
        self.manner_changed.emit()

    def shuttle(self, pace: float) -> None:
        """Play on at another pace, or begin with it."""
        if self._player is not None and self._is_playing:
            self._player.set_pace(pace)
            self.manner_changed.emit()
        else:
            self.play(self._start_s() if pace > 0 else self._timeline.playhead_s, pace=pace)

    def go_round(self, loop: Span | None) -> None:
        """Play on round and round in this stretch, or straight on again."""
        if self._player is not None and self._is_playing:
            self._player.set_loop(loop)
            self.manner_changed.emit()

    def pause(self) -> None:
        """Be quiet and stay there."""
        if self._player is not None:
            self._player.pause()
        self._set_playing(is_playing=False)

    def go(self, time_s: float, *, sounds: bool = False) -> None:
        """Move the playhead; if it plays, it goes on playing there, else it `sounds` there, as it does when dragged."""
        self._timeline.move_playhead(time_s)
        before, self._went_at = self._went_at, time.monotonic()
        if self._player is not None and self._is_playing:
            self._player.change_edits(self.trial or self._timeline.edits)
            self._player.seek(self._timeline.playhead_s)
            self.manner_changed.emit()
        else:
            if self.scrubs and self._recording is not None and (sounds or self._went_at - before < DRAG_S):
                self._ready(self._recording).sound_grain(self._timeline.playhead_s, GRAIN_S)
            self._preparing.start()

    def close(self) -> None:
        """Let go of the recording and the sound device."""
        self._set_playing(is_playing=False)
        self._preparing.stop()
        if self._player is not None:
            self._player.close()
            self._player = None

    def _start_s(self) -> float:
        here_s = self._timeline.playhead_s
        return 0.0 if here_s > self._timeline.duration_s - AT_END_S else here_s

    def _prepare(self) -> None:
        """Read in advance where the playhead stands, so that playing begins at once."""
        if self._recording is None or self._is_playing:
            return
        player = self._ready(self._recording)
        if player.is_playing:  # a moment that is still sounding
            self._preparing.start()
        else:
            player.seek(self._timeline.playhead_s)

    def _ready(self, recording: Path) -> "Player":
        from radiodesk.audio.playing.player import Player

        if self._player is None:
            edits = self._timeline.edits
            self._player = Player(recording, edits, self._sounds, self._sidecar, self._standard, self._device)
        return self._player

    def _follow(self) -> None:
        player = self._player
        if player is None:
            return
        if player.problem is not None:
            problem = player.problem
            self.close()
            self.failed.emit(problem)
            return
        before_s = self._timeline.playhead_s
        self._timeline.move_playhead(player.position_s)
        view = self._timeline.view
        if view.shows(before_s):  # who has scrolled elsewhere is left in peace
            self._timeline.look(view.following(self._timeline.playhead_s))
        if not player.is_playing:
            self._set_playing(is_playing=False)

    def _set_playing(self, *, is_playing: bool) -> None:
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            (self._timer.start if is_playing else self._timer.stop)()
            self.changed.emit(is_playing)
            self.manner_changed.emit()
