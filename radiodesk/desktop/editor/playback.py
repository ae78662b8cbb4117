"""Lets the window hear the recording: one player for the open episode, and a playhead that follows it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from radiodesk.audio.mix.sound import Sound
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.edits import EditList

if TYPE_CHECKING:
    from radiodesk.audio.playing.player import Player

EVERY_MS = 33
"""How often the playhead moves: about thirty times a second."""

PREPARE_AFTER_MS = 300
AT_END_S = 0.05
"""Who presses play so near the end wants to hear it from the start."""


class Playback(QObject):
    """Plays the open recording as it is edited now. `failed` carries a Problem; editing goes on without sound.

    While there is a `trial`, what is played from now on is played as if it were edited so.
    """

    changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """Move the playhead of `timeline`."""
        super().__init__(parent)
        self._timeline = timeline
        self.trial: EditList | None = None
        self._recording: Path | None = None
        self._sounds: tuple[Sound, ...] = ()
        self._sidecar: Path | None = None
        self._player: Player | None = None
        self._is_playing = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._follow)
        self._preparing = QTimer(self, interval=PREPARE_AFTER_MS, singleShot=True)
        self._preparing.timeout.connect(self._prepare)

    @property
    def is_playing(self) -> bool:
        """Whether sound is coming, or about to."""
        return self._is_playing

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

    def toggle(self) -> None:
        """Play from the playhead, or stay where it is."""
        if self._is_playing:
            self.pause()
        else:
            here_s = self._timeline.playhead_s
            self.play(0.0 if here_s > self._timeline.duration_s - AT_END_S else here_s)

    def play(self, from_s: float, until_s: float | None = None, edits: EditList | None = None) -> None:
        """Play from a moment of the recording until another or the end; with other `edits` only this once."""
        if self._recording is None:
            return
        player = self._ready(self._recording)
        player.change_edits(edits or self.trial or self._timeline.edits)
        player.play(from_s, until_s)
        self._timeline.move_playhead(from_s)
        self._set_playing(is_playing=True)

    def pause(self) -> None:
        """Be quiet and stay there."""
        if self._player is not None:
            self._player.pause()
        self._set_playing(is_playing=False)

    def go(self, time_s: float) -> None:
        """Move the playhead; if it plays, it goes on playing there."""
        self._timeline.move_playhead(time_s)
        if self._is_playing:
            self.play(self._timeline.playhead_s)
        else:
            self._preparing.start()

    def close(self) -> None:
        """Let go of the recording and the sound device."""
        self._set_playing(is_playing=False)
        self._preparing.stop()
        if self._player is not None:
            self._player.close()
            self._player = None

    def _prepare(self) -> None:
        """Read in advance where the playhead stands, so that playing begins at once."""
        if self._recording is not None and not self._is_playing:
            self._ready(self._recording).seek(self._timeline.playhead_s)

    def _ready(self, recording: Path) -> "Player":
        from radiodesk.audio.playing.player import Player

        if self._player is None:
            self._player = Player(recording, self._timeline.edits, self._sounds, self._sidecar)
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
