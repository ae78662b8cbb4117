"""The commands that choose how the recording is shown; what was chosen is remembered with the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from radiodesk.desktop.editor.timeline import Timeline


class Looks(QObject):
    """Folded or with what is removed, with or without the loudness curve. `changed` tells that another was chosen."""

    changed = Signal()

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """Choose how `timeline` is shown."""
        super().__init__(parent)
        self._timeline = timeline

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {"folded": lambda: self._toggle("folded"), "loudness_curve": lambda: self._toggle("loudness_curve")}

    def ticks(self) -> dict[str, bool]:
        """What is on, by its key name."""
        return {"folded": self._timeline.is_folded, "loudness_curve": self._timeline.shows_loudness}

    def chosen(self) -> tuple[str, ...]:
        """The names of the commands that are on."""
        return tuple(name for name, is_on in self.ticks().items() if is_on)

    def choose(self, names: tuple[str, ...]) -> None:
        """Show it as it was chosen."""
        self._timeline.fold("folded" in names)
        self._timeline.show_loudness("loudness_curve" in names)
        self.changed.emit()

    def _toggle(self, name: str) -> None:
        self.choose(tuple({*self.chosen()} ^ {name}))
