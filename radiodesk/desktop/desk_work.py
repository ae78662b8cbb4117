"""Ties a window to a session: commands, status bar, messages, drops. Everything that happens at the desk."""

import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from radiodesk.bahasa.words import _, language
from radiodesk.desktop.activity import ActivityDialog, JobStrip
from radiodesk.desktop.beside import beside_commands
from radiodesk.desktop.context_menus import EPISODES, MARKS, row_menu
from radiodesk.desktop.controls import label
from radiodesk.desktop.desk_page import DeskPage
from radiodesk.desktop.drop_overlay import DropOverlay
from radiodesk.desktop.importing import Importing
from radiodesk.desktop.later.due_work import DueWork
from radiodesk.desktop.later.posting_work import PostingWork
from radiodesk.desktop.moving.leaving import lead_listeners_away
from radiodesk.desktop.readers import write_clock
from radiodesk.desktop.session import Session
from radiodesk.desktop.sound.readying import Readying
from radiodesk.desktop.window import Window
from radiodesk.jobs.lanes import Job, State
from radiodesk.model.clips import BED, INSERT
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem
from radiodesk.model.programme import Programme
from radiodesk.model.sound import PRESETS

if TYPE_CHECKING:  # the editor needs numpy, which the first frame can do without
    from radiodesk.desktop.editor.panel import EditorPanel

FIRST_REVISION = 1

KINDS = "*.wav *.mp3 *.m4a *.aac *.flac *.ogg *.oga *.opus *.wma *.aif *.aiff *.mp4 *.mkv *.mov *.webm *.3gp *.amr"


class DeskWork(QObject):
    """Lives as long as its window."""

    def __init__(self, session: Session, window: Window) -> None:
        """Fill the window with the desk."""
        super().__init__(window)
        self._session, self._window = session, window
        self.importing = Importing(session, self)
        Readying(session, self)
        self._editor: EditorPanel | None = None
        self.desk = DeskPage(session, window.colours, window.commands.call)
        self.due = DueWork(session, window.messages, self)
        self.due.done.connect(session.list_changed)
        self.posting = PostingWork(session, window.messages, self)
        self.desk.runs.later.do_now = self.due.do_now
        self.saved = label("", "muted", wraps=False)
        self.overlay = DropOverlay(window, self.take_files)
        self.activity = JobStrip(session.jobs, window.colours)
        window.show_page(self.desk)
        window.statusBar().addWidget(self.saved)
        window.statusBar().setContentsMargins(12, 0, 12, 0)
        window.statusBar().addPermanentWidget(self.activity)
        self._bind()
        self._connect()
        self._allow_choice()
        self._follow(session.episode)
        self._tell_interrupted()

    def choose_recordings(self) -> None:
        """Ask for files to import."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Import recordings"), "", sound_filters())
        self.importing.take([Path(name) for name in names])

    def take_files(self, files: Sequence[Path]) -> None:
        """Take dropped files in: transcripts for the open episode, everything else as a recording of its own."""
        from radiodesk.transcripts.reading import SUFFIXES

        words = [file for file in files if file.suffix.lower() in SUFFIXES]
        self.importing.take([file for file in files if file not in words])
        for file in words:
            if self.desk.beside is not None and self._session.episode is not None:
                self.desk.beside.scribe.take(file)
            else:
                text = _("Open the episode first to which “{name}” belongs, then drop it again.")
                self._window.messages.tell(text.format(name=file.name), "warn")

    def add_sound(self, role: str, title: str) -> None:
        """Ask for a sound that is to be heard from the playhead on, put in or laid under."""
        if self._editor is None or self._session.episode is None:
            return
        name, _kind = QFileDialog.getOpenFileName(self._window, title, "", sound_filters())
        if name:
            self.importing.take_clip(Path(name), self._editor.timeline.playhead_s, role)
            self.desk.show_tab(self.desk.sound)

    def edit_programme(self) -> None:
        """The programme's own settings."""
        from radiodesk.desktop.programme_dialog import ProgrammeDialog

        ProgrammeDialog(self._session, self._window.colours, self._window).run()

    def add_programme(self) -> None:
        """One more programme in this library."""
        from radiodesk.desktop.new_programme import NewProgrammeDialog

        NewProgrammeDialog(self._session, self._window).run()

    def show_activity(self) -> None:
        """The list of jobs, beside the window."""
        dialog = self._window.findChild(ActivityDialog) or ActivityDialog(self._session.jobs, self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def put_signatures(self) -> None:
        """The programme's opening and closing in the open episode."""
        from radiodesk.desk.templates import put_signatures

        if self._session.episode is None:
            return
        try:
            put_signatures(self._session.library, self._session.episode.id)
        except Problem as problem:
            self._session.problem_met.emit(problem)
        else:
            self._session.reload()

    def find_command(self) -> None:
        """The command palette, with every episode in it."""
        from radiodesk.desktop.finder.entries import episode_entries

        chooser, rows = self.desk.episodes.chooser, self._session.library.episodes()
        titles = chooser.titles() if chooser.has_choice else {}
        self._window.find_command(episode_entries(rows, titles, self._session.open))

    def close(self) -> None:
        """Let the sound go before the window closes."""
        self.desk.runs.ahead.stop()
        self.desk.preview.stop()
        if self._editor is not None:
            self._editor.close_sound()

    def listen_anew(self) -> None:
        """Hear everything as the user chose it just now."""
        if self._editor is not None:
            self._editor.listening.recall()

    def _bind(self) -> None:
        desk = self.desk
        self._window.commands.bind(
            {
                "import_recording": self.choose_recordings,
                "insert_sound": lambda: self.add_sound(INSERT, _("Put another sound in")),
                "lay_sound": lambda: self.add_sound(BED, _("Lay another sound under")),
                "programme": self.edit_programme,
                "new_programme": self.add_programme,
                "choose_programme": desk.episodes.choose_programme,
                "undo": self._session.undo,
                "redo": self._session.redo,
                "transcript": desk.toggle_transcript,
                "search": desk.episodes.search.setFocus,
                "details_tab": lambda: desk.show_tab(desk.details),
                "chapters_tab": lambda: desk.show_tab(desk.chapters),
                "sound_tab": lambda: desk.show_tab(desk.sound),
                "publish_tab": lambda: desk.show_tab(desk.publishing),
                "posts": lambda: desk.show_tab(desk.posts),
                "next_column": lambda: desk.step_column(1),
                "previous_column": lambda: desk.step_column(-1),
                "publish": desk.start_publishing,
                "preview": desk.preview.show,
                "activity": self.show_activity,
                "signatures": self.put_signatures,
                "find_command": self.find_command,
                **beside_commands(self._session, self._window),
                "move_out": partial(lead_listeners_away, self._session, self._window),
            }
        )

    def _connect(self) -> None:
        session = self._session
        self.desk.editor_made.connect(self._take_editor)
        self.desk.programme_wanted.connect(self.edit_programme)
        self.activity.text.clicked.connect(self.show_activity)
        row_menu(self.desk.episodes.list, self._window.commands, EPISODES)
        row_menu(self.desk.chapters.table, self._window.commands, MARKS)
        session.episode_opened.connect(self._follow)
        session.episode_changed.connect(self._follow)
        session.programme_changed.connect(self._follow_programme)
        session.programmes_grown.connect(self._allow_choice)
        session.programme_chosen.connect(lambda _programme: self._follow(session.episode))
        session.job_changed.connect(self._tell_failure)
        session.problem_met.connect(self._window.messages.tell_problem)

    def _allow_choice(self) -> None:
        self._window.commands.allow({"choose_programme": self.desk.episodes.chooser.has_choice})

    def _take_editor(self, editor: "EditorPanel") -> None:
        from radiodesk.desktop.editor.wave_menus import add_wave_menu
        from radiodesk.desktop.transcript.text_menu import add_text_menu

        self._editor = editor
        self._window.commands.bind(editor.commands(), editor.waveform)
        if self.desk.beside is not None:
            self._window.commands.bind(editor.commands(), self.desk.beside.pane.view)
            add_text_menu(self.desk.beside.pane.view, self._window.commands)
        self._window.commands.bind(editor.proposals.suggesting.commands())
        editor.listening.changed.connect(lambda: self._window.commands.tick(editor.listening.ticks()))
        editor.snapping.changed.connect(lambda: self._window.commands.tick(editor.snapping.ticks()))
        editor.looks.changed.connect(lambda: self._window.commands.tick(editor.looks.ticks()))
        self._window.commands.tick(editor.looks.ticks())
        self._window.commands.tick(editor.snapping.ticks())
        timeline = editor.timeline
        for changed in (timeline.selection_changed, timeline.sheet_changed, timeline.playhead_moved):
            changed.connect(self._follow_timeline)
        self._follow_timeline()
        add_wave_menu(editor.waveform, timeline, self._window.commands)
        self.desk.publishing.preset.currentIndexChanged.connect(lambda _at: self._level(editor))
        self._level(editor)

    def _follow_timeline(self) -> None:
        from radiodesk.desktop.editor.possible import possible_commands

        if self._editor is not None:
            self._window.commands.allow(possible_commands(self._editor.timeline))

    def _level(self, editor: "EditorPanel") -> None:
        editor.level_to(PRESETS[self.desk.publishing.preset.currentData()])

    def _follow_programme(self, programme: Programme) -> None:
        self.desk.publishing.show_address(programme.public_url)
        self._session.reload()

    def _follow(self, episode: Episode | None) -> None:
        programme = self._session.programme
        title = episode.sheet.title if episode else ""
        self._window.setWindowTitle(" – ".join(part for part in (title, programme.title, "RadioDesk") if part))
        self._name_undo(episode)

    def _name_undo(self, episode: Episode | None) -> None:
        here = episode.revision if episode else 0
        steps = self._session.library.history_steps(episode.id, here, here + 1) if episode else ()
        named = {step.number: step for step in steps}
        labels = {number: _(step.label) for number, step in named.items()}
        undo, redo = (self._window.commands.actions[name] for name in ("undo", "redo"))
        undo.setEnabled(here > FIRST_REVISION)
        redo.setEnabled(here + 1 in labels)
        undo.setText(_("&Undo: {what}").format(what=labels[here]) if undo.isEnabled() else _("&Undo"))
        redo.setText(_("&Redo: {what}").format(what=labels[here + 1]) if redo.isEnabled() else _("&Redo"))
        clock = write_clock(named[here].made_at.astimezone().time(), language()) if here in named else ""
        self.saved.setText(_("Saved {time}").format(time=clock) if clock else "")

    def _tell_interrupted(self) -> None:
        library = self._session.library
        for place in library.destinations():
            if library.unfinished_edition(place.name) is not None:
                text = _(
                    "Publishing to “{name}” was interrupted. What listeners see is whole; publish again to finish."
                )
                self._window.messages.tell(text.format(name=place.name), "warn")

    def _tell_failure(self, job: Job) -> None:
        if job.state is not State.FAILED:
            return
        if isinstance(job.problem, Problem):
            self._window.messages.tell_problem(job.problem)
        else:
            text = _("“{title}” stopped at a fault of RadioDesk. What was there before is unchanged.")
            details = "".join(traceback.format_exception(cast("BaseException", job.problem)))
            self._window.messages.tell(text.format(title=job.title), "error", details)


def sound_filters() -> str:
    """What file dialogs offer for sound."""
    return ";;".join((_("Recordings ({patterns})").format(patterns=KINDS), _("All files (*)")))
