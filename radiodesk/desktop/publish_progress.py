"""Publishing while it runs: how far each destination is, how fast, how long yet; to pause it or to stop it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from radiodesk.bahasa.words import _, language, n_
from radiodesk.desktop.controls import button, clear, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.carrying import Flow
    from radiodesk.publish.meter import Reading


class PublishProgress(QFrame):
    """A card with a row for each destination. `stop_wanted` when somebody presses Stop."""

    stop_wanted = Signal()

    def __init__(self, palette: Palette) -> None:
        """Hidden until something is under way."""
        super().__init__()
        self.setProperty("role", "card")
        self._palette = palette
        self._rows: list[_Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.pause = button(_("Pause"), self._turn, "link", icon("pause", palette, "accent"))
        self.stop = button(_("Stop"), self.stop_wanted.emit, "link", icon("stop", palette, "accent"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.pause)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.addLayout(self._column)
        column.addLayout(buttons)
        self.hide()

    def begin(self, names: Sequence[str], flows: "Sequence[Flow]") -> None:
        """Show a run to these destinations; its flows are those of the run, in order."""
        clear(self._column)
        self._rows = [_Row(name, flow) for name, flow in zip(names, flows, strict=True)]
        for row in self._rows:
            self._column.addWidget(row)
        self.refresh()
        self.show()

    def refresh(self) -> None:
        """Show how far it is now."""
        for row in self._rows:
            row.refresh()
        is_paused = bool(self._rows) and self._rows[0].flow.traffic.is_paused
        self.pause.setText(_("Go on") if is_paused else _("Pause"))
        named(self.pause, self.pause.text())
        self.pause.setIcon(icon("play" if is_paused else "pause", self._palette, "accent"))

    def end(self) -> None:
        """Nothing is under way any more."""
        self._rows = []
        self.hide()

    def _turn(self) -> None:
        if not self._rows:
            return
        traffic = self._rows[0].flow.traffic
        turn = traffic.resume if traffic.is_paused else traffic.pause
        turn()
        self.refresh()


class _Row(QFrame):
    """One destination: its name, a bar, and what there is to say."""

    def __init__(self, name: str, flow: "Flow") -> None:
        super().__init__()
        self.flow = flow
        self._bar = named(QProgressBar(), _("Progress at {name}").format(name=name))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._told = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label(name), self._bar, self._told):
            column.addWidget(widget)

    def refresh(self) -> None:
        reading = self.flow.meter.read()
        self._bar.setValue(round(1000 * reading.done_bytes / reading.total_bytes) if reading.total_bytes else 0)
        self._told.setText(told(reading))


def told(reading: "Reading") -> str:
    """“12 MB of 57.6 MB · 1.2 MB/s · about 1 minute left”."""
    if not reading.total_bytes:
        return _("Waiting")
    done = _("{done} of {total}").format(
        done=_size(reading.done_bytes, reading.total_bytes), total=_size(reading.total_bytes, reading.total_bytes)
    )
    if reading.done_bytes >= reading.total_bytes:
        return _("{amount} · finishing").format(amount=done)
    if reading.is_paused:
        return _("{amount} · paused").format(amount=done)
    rate = _("{size}/s").format(size=_size(reading.rate, reading.rate)) if reading.rate else ""
    return " · ".join(filter(None, (done, rate, _left(reading.left_s))))


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    return n_("{n} minute left", "{n} minutes left", round(seconds / 60))


def _size(size_bytes: float, like_bytes: float) -> str:
    """Megabytes, or kilobytes while `like_bytes` is below one."""
    unit, name = (1e6, "MB") if like_bytes >= 1e6 else (1e3, "kB")
    return f"{format_decimal(size_bytes / unit, format='#,##0.0', locale=language())} {name}"
