"""The lines of text around the wave: how long, where, how loud."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import GAP, label, named, set_role
from radiodesk.desktop.editor.clock import clock, length, span_text
from radiodesk.desktop.editor.levels import figures, verdict
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.sound import PRESETS, Loudness, Preset
from radiodesk.model.timecode import format_clock

TELL_AFTER_MS = 40
"""Measuring hundreds of pieces takes as long as painting: it has its own turn, after the picture has changed."""


class FactLine(QLabel):
    """How long the recording is, and how long what is left of it."""

    def __init__(self, timeline: Timeline) -> None:
        """Follow the edits of `timeline`."""
        super().__init__()
        self._timeline = timeline
        self.setProperty("role", "muted")
        timeline.sheet_changed.connect(self._tell)

    def _tell(self) -> None:
        duration_s, edits = self._timeline.duration_s, self._timeline.edits
        text = _("{original} original, {heard} after cuts") if edits.cuts else _("{original}, nothing cut")
        if edits.inserts:
            text = _("{original} original, {heard} as edited")
        heard = format_clock(edits.heard_s(duration_s))
        self.setText(text.format(original=format_clock(duration_s), heard=heard))


class Place(QWidget):
    """Where the playhead is: big in the recording, small below it in the episode."""

    def __init__(self, timeline: Timeline) -> None:
        """Follow the playhead of `timeline`."""
        super().__init__()
        self._timeline = timeline
        self._recording = named(label(wraps=False), _("Place in the recording"))
        self._recording.setFont(_digits(16))
        self._episode = named(label(role="muted", wraps=False), _("Place in the episode"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._recording, self._episode):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        timeline.playhead_moved.connect(lambda _before, _now: self._tell())
        timeline.sheet_changed.connect(self._tell)

    def make_room(self, *, is_needed: bool) -> None:
        """Leave the lower line to something that matters more for a while."""
        self._episode.setVisible(not is_needed)

    def _tell(self) -> None:
        here_s = self._timeline.playhead_s
        self._recording.setText(clock(here_s))
        heard = clock(self._timeline.edits.to_heard(here_s))
        self._episode.setText(_("episode {time}").format(time=heard))


class SelectionLine(QLabel):
    """What is selected, or which cut is marked, and how long it is; shortened where there is no room."""

    def __init__(self, timeline: Timeline) -> None:
        """Follow the selection of `timeline`."""
        super().__init__()
        self._timeline = timeline
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        timeline.selection_changed.connect(self._tell)

    def _tell(self) -> None:
        selection, marked = self._timeline.selection, self._timeline.marked
        text = _("Selected {length}: {span}") if selection else _("Cut {length}: {span}")
        span = selection or marked
        self.setText(text.format(length=length(span.duration_s), span=span_text(span)) if span else "")
        self.setToolTip(self.text())


class LoudnessLine(QWidget):
    """How loud the edit is now, how loud it will be, and in a word whether that is right."""

    def __init__(self, timeline: Timeline, measure: Callable[[], Loudness | None]) -> None:
        """Follow the edits and the analysis of `timeline`; `measure` gives None until everything is read."""
        super().__init__()
        self._measure = measure
        self._preset = PRESETS["podcast"]
        self._figures = named(label(role="muted", wraps=False), _("Loudness"))
        self._word = named(label(role="muted", wraps=False), _("Whether the loudness is right"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addStretch()
        for part in (self._figures, self._word):
            row.addWidget(part)
        self._pause = QTimer(self, interval=TELL_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        timeline.sheet_changed.connect(self._tell_soon)
        timeline.analysis_grew.connect(self._tell_soon)

    def level_to(self, preset: Preset) -> None:
        """Tell what `preset` would make of it."""
        self._preset = preset
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _tell(self) -> None:
        now = self._measure()
        if now is None:
            self._figures.setText(_("Loudness: known when everything is read"))
            self._word.clear()
        else:
            self._say(now)

    def _say(self, now: Loudness) -> None:
        found = verdict(now, self._preset)
        self._figures.setText(figures(now, self._preset))
        self._word.setText(f"● {found.word}")
        set_role(self._word, found.role)
        self.setToolTip(found.why)


def _digits(points: float) -> QFont:
    """The program's font, big, with digits that are all as wide, so that a running time does not tremble."""
    made = QFont(QApplication.font())
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
