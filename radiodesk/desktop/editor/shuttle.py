"""J K L: backwards, stop, forwards; again is faster, the other way first slower; with K held it crawls."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from radiodesk.desktop.editor.playback import Playback

PACES = (1.0, 1.5, 2.0, 3.0, 4.0, 8.0)
CRAWL = 0.5


def next_pace(pace: float, way: int) -> float:
    """The pace after a key towards `way` (1 or -1); a `pace` of 0 stands still."""
    along = pace * way
    if along > 0:
        return way * next((faster for faster in PACES if faster > along), PACES[-1])
    slower = [each for each in PACES if each < -along]
    return -way * slower[-1] if slower else way * PACES[0]


class Shuttle(QObject):
    """Listens to how long keys are held on the widgets it watches; what they do once is a command as any other."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        """Drive `playback`."""
        super().__init__(parent)
        self._playback = playback
        self._holds_stop = self._is_repeated = self._crawls = False

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "shuttle_back": partial(self.drive, -1),
            "shuttle_stop": self._playback.pause,
            "shuttle_forward": partial(self.drive, 1),
        }

    def watch(self, widget: QWidget) -> None:
        """See the keys that are pressed and let go there."""
        widget.installEventFilter(self)

    def drive(self, way: int) -> None:
        """Faster that way, or slower the other way; a key that repeats itself while it is held counts once."""
        if self._is_repeated:
            return
        self._crawls = self._holds_stop
        self._playback.shuttle(way * CRAWL if self._holds_stop else next_pace(self._playback.pace, way))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is held. Every key is announced as a possible shortcut, and let go as a key."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                self._is_repeated = event.isAutoRepeat()
                self._holds_stop = self._holds_stop or event.key() == Qt.Key.Key_K
            elif event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._let_go(event.key())
        elif event.type() is QEvent.Type.FocusOut:
            self._holds_stop = self._is_repeated = False
        return super().eventFilter(watched, event)

    def _let_go(self, key: int) -> None:
        self._is_repeated = False
        if key == Qt.Key.Key_K:
            self._holds_stop = False
        elif key in {Qt.Key.Key_J, Qt.Key.Key_L} and self._crawls:
            self._crawls = False
            self._playback.pause()
