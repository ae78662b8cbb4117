"""The other sounds in an episode: a list of them, what adds to it, and the fields of the one that is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import TARGET, button, icon_button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.shortcuts import tip
from radiodesk.desktop.sound.clip_form import ClipForm
from radiodesk.model.clips import CLIP_ROLES, Clip
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem
from radiodesk.model.timecode import format_clock

ROWS = 4


class ClipsForm(QWidget):
    """Adding happens at the playhead, by the commands of the window's table; the rest happens here."""

    def __init__(self, session: Session, palette: Palette, call: Callable[[str], None]) -> None:
        """`call` carries out a command of the table by its key name."""
        super().__init__()
        self._session = session
        self._clips: tuple[Clip, ...] = ()
        self.list = named(QListWidget(), _("Other sounds in the episode"))
        self.empty = label(_("None yet: an opening, a jingle, music under the talk."), "muted")
        self.problem = label("", "error")
        self.insert = button(_("Put in…"), lambda: call("insert_sound"), icon=icon("plus", palette))
        self.lay = button(_("Lay under…"), lambda: call("lay_sound"), icon=icon("plus", palette))
        self.play = icon_button(icon("play", palette), _("Play from here"), self.play_clip)
        self.remove = icon_button(icon("trash", palette), _("Take this sound out (Del)"), self.remove_clip)
        self.form = ClipForm(session.settling.connect)
        self.insert.setToolTip(tip("insert_sound"))
        self.lay.setToolTip(tip("lay_sound"))
        self._arrange()
        self.form.committed.connect(self._change)
        self.list.currentRowChanged.connect(self._show_chosen)
        QShortcut(QKeySequence("Del"), self.list, self.remove_clip, context=Qt.ShortcutContext.WidgetShortcut)

    def show_episode(self, episode: Episode) -> None:
        """Show the clips of an episode; the same row stays chosen, a new one is chosen at once."""
        clips = episode.sheet.edits.clips
        new = next((at for at, clip in enumerate(clips) if clip not in self._clips), self.list.currentRow())
        self._clips = clips
        self.list.blockSignals(True)
        self.list.clear()
        for clip in clips:
            self.list.addItem(_row(clip))
        self.list.setCurrentRow(min(max(new, 0), len(clips) - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(clips))
        self.empty.setVisible(not clips)
        self.problem.hide()
        self._show_chosen(self.list.currentRow())

    def play_clip(self) -> None:
        """Hear the episode from where the chosen clip begins."""
        if self._clips:
            self._session.play_wanted.emit(self._clips[self.list.currentRow()].at_s)

    def remove_clip(self) -> None:
        """Take the chosen clip out."""
        from radiodesk.desk.clips import remove_clip

        episode = self._session.episode
        if episode is not None and self._clips:
            remove_clip(self._session.library, episode.id, self.list.currentRow() + 1)
            self._session.reload()

    def _change(self, name: str, value: object) -> None:
        from radiodesk.desk.clips import change_clip

        episode = self._session.episode
        if episode is None:
            return
        try:
            change_clip(self._session.library, episode.id, self.list.currentRow() + 1, **{name: value})
        except Problem as problem:
            self.problem.setText(sentence(problem))
            self.problem.show()
        else:
            self._session.reload()

    def _show_chosen(self, row: int) -> None:
        is_chosen = 0 <= row < len(self._clips)
        for control in (self.form, self.play, self.remove):
            control.setVisible(is_chosen)
        if is_chosen:
            self.form.show_clip(self._clips[row])
            if self.list.hasFocus():
                self._session.place_wanted.emit(self._clips[row].at_s)

    def _arrange(self) -> None:
        self.list.setFixedHeight(ROWS * TARGET + 4)
        self.list.setUniformItemSizes(True)
        row = QHBoxLayout()
        for control in (self.insert, self.lay):
            row.addWidget(control)
        row.addStretch(1)
        row.addWidget(self.play)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Other sounds"), "heading"))
        for widget in (self.list, self.empty):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.form)
        self.problem.hide()


def _row(clip: Clip) -> QListWidgetItem:
    name = clip.name or _("without a name")
    how, at = _(CLIP_ROLES[clip.role]), format_clock(clip.at_s)
    text = _("{time}  {name}, {how}, {length}").format(
        time=at, name=name, how=how, length=format_clock(clip.duration_s)
    )
    item = QListWidgetItem(text)
    item.setToolTip(text)
    item.setSizeHint(QSize(0, TARGET))
    return item
