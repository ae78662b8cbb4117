"""The commands that choose how the recording is shown; what was chosen is remembered with the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from radiodesk.desktop.editor.timeline import Timeline


class Looks(QObject):
    """Folded or with what is removed, with or without the loudness curve."""

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """Choose how `timeline` is shown."""
        super().__init__(parent)
        self._timeline = timeline

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "folded": lambda: self._timeline.fold(not self._timeline.is_folded),
            "loudness_curve": lambda: self._timeline.show_loudness(not self._timeline.shows_loudness),
        }

    def chosen(self) -> tuple[str, ...]:
        """The names of the commands that are on."""
        on = {"folded": self._timeline.is_folded, "loudness_curve": self._timeline.shows_loudness}
        return tuple(name for name, is_on in on.items() if is_on)

    def choose(self, names: tuple[str, ...]) -> None:
        """Show it as it was chosen."""
        self._timeline.fold("folded" in names)
        self._timeline.show_loudness("loudness_curve" in names)
