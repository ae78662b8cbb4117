"""How the open episode is heard: as loud as it goes out or as recorded, which output, with or without scrubbing."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from radiodesk.audio.playing.wish import Standard
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.session import Session
from radiodesk.model.sound import DEFAULT_PRESET, PRESETS, Preset
from radiodesk.settings.hearing import Hearing, load_hearing, save_hearing


class Listening(QObject):
    """Keeps `playback` as the user wants it. `changed` tells that she wants it otherwise."""

    changed = Signal()

    def __init__(self, session: Session, playback: Playback, parent: QObject | None = None) -> None:
        """As it was chosen before."""
        super().__init__(parent)
        self._session, self._playback = session, playback
        self.preset: Preset = PRESETS[DEFAULT_PRESET]
        self.hearing: Hearing = load_hearing()
        self.recall()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "as_published": lambda: self._choose(replace(self.hearing, as_published=not self.hearing.as_published)),
            "scrubbing": lambda: self._choose(replace(self.hearing, scrubs=not self.hearing.scrubs)),
        }

    def ticks(self) -> dict[str, bool]:
        """Which of these are on."""
        return {"as_published": self.hearing.as_published, "scrubbing": self.hearing.scrubs}

    def recall(self) -> None:
        """Listen as it is kept: somebody has changed it."""
        self.hearing = load_hearing()
        self._playback.use_device(self.hearing.device)
        self._playback.scrubs = self.hearing.scrubs
        self.level()

    def level_to(self, preset: Preset) -> None:
        """It goes out by another preset."""
        self.preset = preset
        self.level()
        self.changed.emit()

    def level(self) -> None:
        """Find out how loud it goes out: not before everything in it is read."""
        episode = self._session.episode
        if episode is None or not self.hearing.as_published or self._session.material() is None:
            self._playback.level_to(None)
            return
        kept_db = self._session.library.kept_level_db(episode.id, self.preset)
        self._playback.level_to(Standard(self.preset, kept_db))

    def _choose(self, hearing: Hearing) -> None:
        save_hearing(hearing)
        self.recall()
        self.changed.emit()
