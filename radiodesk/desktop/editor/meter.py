"""The loudness of what is heard: a bar with the target in it, and the figures of EBU Tech 3341 as text."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from radiodesk.audio.loudness import SILENT_LUFS
from radiodesk.audio.playing.meter import Readings
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import GAP, label, named
from radiodesk.desktop.palettes import Palette
from radiodesk.model.sound import DEFAULT_PRESET, PRESETS, Preset

EVERY_MS = 40
TELL_EVERY = 8
"""The figures change three times a second: quicker nobody can read them."""

BELOW_LU, ABOVE_LU = 24.0, 9.0
"""How far the bar reaches below and above the target (EBU Tech 3341 section 2.7 has scales of +9)."""

HIGH_PX = 12
NARROWEST_PX = 64
MARK_PX = 2
OVER_PX = 6

LONGEST = Readings(-38.8, -38.8, -38.8, -38.8)
"""Figures that take as much room as any."""


class MeterBar(QWidget):
    """Momentary loudness as a bar, short-term loudness as a line in it, the target as a line through it."""

    def __init__(self, palette: Palette) -> None:
        """Silent."""
        super().__init__()
        self._colours = palette
        self._target_lufs = PRESETS[DEFAULT_PRESET].target_lufs
        self._readings, self._is_over = Readings(), False
        self.setFixedHeight(HIGH_PX)
        self.setMinimumWidth(NARROWEST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough to see a difference of a decibel."""
        return QSize(2 * NARROWEST_PX, HIGH_PX)

    def show_readings(self, readings: Readings, target_lufs: float, *, is_over: bool) -> None:
        """Paint these, if they look different."""
        shown = (readings, target_lufs, is_over)
        if shown != (self._readings, self._target_lufs, self._is_over):
            self._readings, self._target_lufs, self._is_over = shown
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar, short-term line, target, and at the end a block when a peak was too high."""
        painter, colours, high = QPainter(self), self._colours, self.height()
        painter.fillRect(self.rect(), QColor(colours.line))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), QColor(colours.wave_ground))
        momentary, short_term = (self._x(lufs) for lufs in self._readings[:2])
        painter.fillRect(QRectF(0, 2, momentary, high - 4), QColor(colours.wave))
        if self._readings.short_term_lufs > SILENT_LUFS:
            painter.fillRect(QRectF(short_term - MARK_PX, 0, MARK_PX, high), QColor(colours.text))
        painter.fillRect(QRectF(self._x(self._target_lufs) - MARK_PX / 2, 0, MARK_PX, high), QColor(colours.ok))
        if self._is_over:
            painter.fillRect(QRectF(self.width() - OVER_PX, 0, OVER_PX, high), QColor(colours.error))

    def _x(self, lufs: float) -> float:
        share = (lufs - self._target_lufs + BELOW_LU) / (BELOW_LU + ABOVE_LU)
        return self.width() * min(max(share, 0.0), 1.0)


class LoudnessMeter(QWidget):
    """Shows what `read` says while it plays, and stays with the last figures afterwards."""

    def __init__(self, read: Callable[[], Readings], palette: Palette) -> None:
        """Nothing was heard yet."""
        super().__init__()
        self._read = read
        self._preset = PRESETS[DEFAULT_PRESET]
        self._turn = 0
        self._bar = MeterBar(palette)
        self._figures = named(label(role="muted", wraps=False), _("Loudness of what is heard"))
        self._over = named(label(role="error", wraps=False), _("Whether a peak was too high"))
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._bar, 1)
        row.addWidget(self._figures)
        row.addWidget(self._over)
        self._tell(Readings())

    def show_playing(self, is_playing: bool) -> None:
        """Follow while it plays."""
        self._turn = 0
        (self._timer.start if is_playing else self._timer.stop)()
        if not is_playing:
            last = self._read()
            self._show(last._replace(momentary_lufs=SILENT_LUFS, short_term_lufs=SILENT_LUFS))
            self._tell(last)

    def level_to(self, preset: Preset) -> None:
        """Show the target and the ceiling of another preset."""
        self._preset = preset
        self._tell(self._read())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figures as much room as the longest take, so that nothing moves while they change."""
        super().resizeEvent(event)
        longest = self._figures.fontMetrics().horizontalAdvance(_text(LONGEST)) + GAP
        self._figures.setFixedWidth(min(longest, max(self.width() - NARROWEST_PX - GAP, 0)))

    def _follow(self) -> None:
        now = self._read()
        self._show(now)
        if self._turn % TELL_EVERY == 0:
            self._tell(now)
        self._turn += 1

    def _show(self, now: Readings) -> None:
        self._bar.show_readings(now, self._preset.target_lufs, is_over=self._is_over(now))

    def _is_over(self, now: Readings) -> bool:
        return now.true_peak_dbtp > self._preset.ceiling_dbtp

    def _tell(self, now: Readings) -> None:
        self._figures.setText(_text(now))
        self._figures.setAccessibleDescription(_text(now))
        ceiling, target = decimal(self._preset.ceiling_dbtp), decimal(self._preset.target_lufs)
        why = _(
            "Loudness of what is heard: M over 0.4 seconds, S over 3 seconds, I since playing began; the highest true"
            " peak. The target is {target} LUFS, the ceiling {ceiling} dBTP."
        )
        self.setToolTip(why.format(target=target, ceiling=ceiling))
        self._over.setText(_("● Over {ceiling} dBTP").format(ceiling=ceiling) if self._is_over(now) else "")
        self._over.setVisible(self._is_over(now))


def _text(now: Readings) -> str:
    return _("M {momentary} · S {short_term} · I {integrated} LUFS · peak {peak} dBTP").format(
        momentary=_figure(now.momentary_lufs),
        short_term=_figure(now.short_term_lufs),
        integrated=_figure(now.integrated_lufs),
        peak=_figure(now.true_peak_dbtp),
    )


def _figure(value: float) -> str:
    """A level, or a dash for silence."""
    return "–" if value <= SILENT_LUFS else decimal(value)
