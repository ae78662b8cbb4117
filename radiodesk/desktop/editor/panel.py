"""The middle column of the window: everything about the sound of the open episode."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from radiodesk.desktop.controls import GAP, label
from radiodesk.desktop.editor.clipboard import Clipboard
from radiodesk.desktop.editor.dragging import Dragging
from radiodesk.desktop.editor.editing import Editing
from radiodesk.desktop.editor.lines import FactLine, LoudnessLine, SelectionLine
from radiodesk.desktop.editor.listening import Listening
from radiodesk.desktop.editor.looks import Looks
from radiodesk.desktop.editor.marking import Marking
from radiodesk.desktop.editor.meter import LoudnessMeter
from radiodesk.desktop.editor.moving import Moving
from radiodesk.desktop.editor.nudging import Nudging
from radiodesk.desktop.editor.overview import Overview
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.scrolling import follow_with
from radiodesk.desktop.editor.segments import Segments
from radiodesk.desktop.editor.shuttle import Shuttle
from radiodesk.desktop.editor.snapping import Snapping
from radiodesk.desktop.editor.speech import spoken
from radiodesk.desktop.editor.steps import Steps
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.transport import ZOOM, Transport, command_button
from radiodesk.desktop.editor.waveform import Waveform
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.proposals.strip import ProposalStrip
from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem
from radiodesk.model.sound import Loudness, Preset

GROWING_EVERY_MS = 33
SPEAK_AFTER_MS = 250


class EditorPanel(QWidget):
    """See, hear, cut and mark. `chapter_made` carries a new Chapter, so that it can be named at once."""

    chapter_made = Signal(object)

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Work on the episode that `session` has open."""
        super().__init__(parent)
        self._session = session
        self.timeline = Timeline(self)
        self.playback = Playback(self.timeline, self)
        steps = Steps(session)
        self._editing = Editing(steps, self.timeline, self.playback, self)
        self.snapping = Snapping(self.timeline, self)
        self.segments = Segments(steps, self.timeline, self.playback, self.snapping, self)
        nudging, clipboard = Nudging(steps, self.timeline, self.playback, self), Clipboard(session, self.timeline, self)
        self.marking = Marking(session, self.timeline, self)
        self._moving = Moving(self.timeline, self.playback, self)
        self._dragging = Dragging(session, self.timeline, self)
        self.looks = Looks(self.timeline, self)
        self._commands = {
            **self.looks.commands(),
            **self._editing.commands(),
            **self._moving.commands(),
            **self.marking.commands(),
            **self.snapping.commands(),
            **self.segments.commands(),
            **nudging.commands(),
            **clipboard.commands(),
        }
        self.listening, self._shuttle = Listening(session, self.playback, self), Shuttle(self.playback, self)
        self._commands.update({**self.listening.commands(), **self._shuttle.commands()})
        self.waveform = Waveform(self.timeline, palette)
        self.waveform.curve.measure_with(self._measure)
        self.proposals = ProposalStrip(session, self.timeline, self.playback, self.waveform, palette)
        self._overview = Overview(self.timeline, palette)
        self._transport = Transport(self.timeline, self._commands, palette)
        self._meter = LoudnessMeter(self.playback.readings, palette)
        self._loudness = LoudnessLine(self.timeline, self._measure)
        self._title = label(role="title", wraps=False)
        self._growing = QTimer(self, interval=GROWING_EVERY_MS)
        self._speaking = QTimer(self, interval=SPEAK_AFTER_MS, singleShot=True)
        self._arrange(palette)
        self._connect()
        self._open(session.episode)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the waveform can be told, by the key names of the window's table."""
        return dict(self._commands)

    def level_to(self, preset: Preset) -> None:
        """Say in the loudness line what `preset` would make of the edit, and play it so."""
        self._loudness.level_to(preset)
        self.waveform.curve.level_to(preset)
        self.waveform.update()
        self._meter.level_to(preset)
        self.listening.level_to(preset)

    def close_sound(self) -> None:
        """Stop playing and reading and let the recording go, before the window closes."""
        self._growing.stop()
        self.playback.close()

    def _arrange(self, palette: Palette) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(FactLine(self.timeline))
        column.addWidget(self._overview)
        column.addWidget(self.waveform, 1)
        column.addLayout(self._scroll_row(palette))
        column.addWidget(self.proposals)
        column.addWidget(self._transport)
        column.addWidget(self._meter)
        foot = QHBoxLayout()
        foot.addWidget(SelectionLine(self.timeline), 1)
        foot.addWidget(self._loudness)
        column.addLayout(foot)

    def _scroll_row(self, palette: Palette) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        row.addWidget(follow_with(QScrollBar(), self.timeline), 1)
        for name in ZOOM:
            row.addWidget(command_button(name, self._commands, palette))
        return row

    def _connect(self) -> None:
        session, timeline = self._session, self.timeline
        session.episode_opened.connect(self._open)
        session.episode_changed.connect(self._show)
        session.place_wanted.connect(self._moving.show)
        session.looked_over.connect(timeline.take_look)
        session.job_changed.connect(lambda _job: self._follow_job())
        session.play_wanted.connect(self._moving.play_from)
        self.playback.failed.connect(session.problem_met)
        self.playback.changed.connect(self._transport.show_playing)
        self.playback.changed.connect(self._meter.show_playing)
        self.playback.manner_changed.connect(self._show_manner)
        self._shuttle.watch(self.waveform)
        self.waveform.went.connect(self.playback.go)
        self.waveform.chapter_dropped.connect(self._editing.move_chapter)
        self.waveform.segment_moved.connect(self.segments.move_segment)
        self.waveform.segment_wanted.connect(self.segments.select_segment)
        self.waveform.question_dropped.connect(self.marking.move_question)
        self.waveform.grip_dropped.connect(self._dragging.drop)
        self._overview.went.connect(self.playback.go)
        self._editing.chapter_made.connect(self.chapter_made)
        self._growing.timeout.connect(self._read_on)
        self._speaking.timeout.connect(lambda: self.waveform.setAccessibleDescription(spoken(timeline)))
        for changed in (timeline.playhead_moved, timeline.selection_changed, timeline.sheet_changed):
            changed.connect(self._speaking.start)

    def _open(self, episode: Episode | None) -> None:
        """Begin with another episode, or with none."""
        if episode is None:
            self.playback.open(None)
            self._growing.stop()
            return
        self.playback.open(self._session.library.original_path(episode.recording.sha256))
        self.timeline.open(episode.recording.sha256, episode.recording.info.duration_s)
        self._show(episode)
        self._growing.start()
        self._read_on()

    def _show(self, episode: Episode) -> None:
        self._title.setText(episode.sheet.title)
        self.timeline.correct_duration(episode.recording.info.duration_s)
        self.timeline.take_sheet(episode.sheet.edits, episode.sheet.chapters, episode.sheet.questions)
        self._play_as_edited(episode)

    def _measure(self) -> Loudness | None:
        material = self._session.material()
        return None if material is None else material.loudness(self.timeline.edits)

    def _play_as_edited(self, episode: Episode) -> None:
        """Hand over what is heard; a recording that is being cleaned up is played so from when that has begun."""
        from radiodesk.desk.material import material_so_far

        try:
            material = material_so_far(self._session.library, episode)
        except Problem as problem:
            self._session.problem_met.emit(problem)
            return
        sidecar = material.sidecar if material.sidecar.exists() else None
        self.playback.take_edits(episode.sheet.edits, material.sounds, sidecar)
        self.listening.level()

    def _show_manner(self) -> None:
        self._transport.show_manner(self.playback.pace, loops=self.playback.loop is not None)

    def _follow_reading(self) -> None:
        """Everything is read: now it is known how loud it goes out."""
        if self._session.episode is not None:
            self._play_as_edited(self._session.episode)

    def _follow_job(self) -> None:
        episode = self._session.episode
        if episode is not None and not episode.sheet.edits.clean_up.is_off:
            self._play_as_edited(episode)

    def _read_on(self) -> None:
        self.timeline.take_analysis(self._session.analysis())
        if self.timeline.is_all_read:
            self._growing.stop()
            self._follow_reading()
