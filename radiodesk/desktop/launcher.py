"""Opens libraries and shows them: one window at a time, built anew when language or colours change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import label
from radiodesk.desktop.dress import dress
from radiodesk.desktop.jobs_bridge import Jobs
from radiodesk.desktop.palettes import Palette, chosen_palette
from radiodesk.desktop.tongue import speak_everywhere
from radiodesk.desktop.tray import Staying
from radiodesk.desktop.window import Window
from radiodesk.jobs.lanes import Job, State
from radiodesk.model.problems import LibraryDamaged, Problem
from radiodesk.settings.choices import Choices, chosen_language, load_choices, save_choices
from radiodesk.settings.layout import load_layout, save_layout

if TYPE_CHECKING:  # the database is loaded after the first frame
    from radiodesk.desktop.desk_work import DeskWork
    from radiodesk.desktop.layout_memory import LayoutMemory
    from radiodesk.desktop.session import Session
    from radiodesk.desktop.welcome import WelcomePage
    from radiodesk.library.library import Library


class Launcher(QObject):
    """Keeps the choices, the session and the window."""

    def __init__(self, app: QApplication) -> None:
        """Nothing is shown before `start`."""
        super().__init__(app)
        self._app = app
        self._jobs = Jobs(self)
        self.choices = load_choices()
        self.language = chosen_language()
        self.session: Session | None = None
        self.work: DeskWork | None = None
        self._layout: LayoutMemory | None = None
        self._welcome: WelcomePage | None = None
        self.staying = Staying(self)
        self.window = self._new_window()
        app.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return chosen_palette(self.choices.palette)

    def start(self, root: Path | None) -> None:
        """Show the library in `root`; without one the library used last, or the welcome page.

        The window is there first: the database alone takes as long to load as everything else.
        """
        last = next((Path(name) for name in self.choices.libraries if Path(name).is_dir()), None)
        wanted = root or last
        if wanted is None:
            self.show_welcome()
        else:
            opening = label(_("Opening {path} …").format(path=wanted), "muted")
            opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.window.show_page(opening)
            self.window.painted.connect(lambda: self.open_library(wanted))
        self.window.show()

    def show_welcome(self) -> None:
        """The page for when no library is open."""
        from radiodesk.desktop.welcome import WelcomePage

        self._leave()
        page = WelcomePage(self.palette, self.window.commands.call, self.try_sample)
        page.show_recent(self.choices.libraries, self.open_library)
        self._welcome = page
        self.window.show_page(page)

    def open_library(self, root: Path) -> None:
        """Open a library and show it, or the problem that keeps it closed."""
        from radiodesk.desk.opening import open_library

        self._leave()
        try:
            self._enter(open_library(root.absolute()))
        except Problem as problem:
            self._show_problem(problem, root)

    def choose_library(self) -> None:
        """Ask which library to open."""
        chosen = QFileDialog.getExistingDirectory(self.window, _("Open a library"), str(self._home()))
        if chosen:
            self.open_library(Path(chosen))

    def new_library(self) -> None:
        """Ask for what a new library needs, and open it."""
        from radiodesk.desktop.new_library import NewLibraryDialog

        dialog = NewLibraryDialog(self.palette, self.window)
        if dialog.run() and dialog.library is not None:
            self._leave()
            self._enter(dialog.library)

    def try_sample(self) -> None:
        """Make the sample programme as a job and open it; one that was made before is opened as it is."""
        from radiodesk.desktop.new_library import documents

        folder = documents() / _("RadioDesk sample")
        if folder.is_dir():
            self.open_library(folder)
            return

        def work(step: Callable[[float, float], None]) -> Path:
            from radiodesk.desk.demo import make_demo

            return make_demo(folder, step).library

        self._jobs.changed.connect(self._show_sample)
        self._jobs.start(_("Make the sample programme"), "audio", work, self._open_sample)

    def choose(self, choices: Choices) -> None:
        """Take new choices; the window is built anew, with the same episode open."""
        save_choices(choices)
        is_new_look = (choices.language, choices.palette) != (self.language, self.choices.palette)
        self.choices, self.language = choices, choices.language
        if is_new_look:
            self._rebuild()

    def edit_preferences(self) -> None:
        """Ask for language, colours and the output."""
        from radiodesk.desktop.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.choices, self.window)
        if dialog.run():
            self.choose(dialog.choices)
            if self.work is not None:
                self.work.listen_anew()

    def tell(self, problem: Problem) -> None:
        """Say a problem in the window."""
        self.window.messages.tell_problem(problem)

    def close(self) -> None:
        """Give everything back."""
        self._jobs.close()
        if self.session is not None:
            self.session.close()
            self.session = None

    def _enter(self, library: "Library") -> None:
        from radiodesk.desktop.session import Session

        self.choices = self.choices.with_library(library.root)
        save_choices(self.choices)
        self.session = Session(library, self)
        self._furnish(self.session)
        QTimer.singleShot(0, self._open_newest)

    def _open_newest(self) -> None:
        """After the first frame: sound needs numpy and more."""
        if self.session is None or self.work is None or self.session.episode is not None:
            return
        if (newest := self.work.desk.episodes.first_id()) is not None:
            self.session.open(newest)
            self.work.desk.episodes.list.setFocus()

    def _furnish(self, session: "Session") -> None:
        from radiodesk.desktop.desk_work import DeskWork
        from radiodesk.desktop.layout_memory import LayoutMemory

        self.work = DeskWork(session, self.window)
        self.staying.follow(session, self.window)
        self._layout = LayoutMemory(session, self.window, self.work.desk)

    def _leave(self) -> None:
        if self.session is not None:
            self._remember()
            self.session.close()
            self.session.deleteLater()
            self.session = None
            self._renew()

    def _follow_desktop(self) -> None:
        """The desktop turned light or dark."""
        if self.choices.palette == "system" and self.window.isVisible():
            self._rebuild()

    def _rebuild(self) -> None:
        self._remember()
        self._renew()
        if self.session is None:
            self.show_welcome()
        else:
            self._furnish(self.session)
            if self.session.episode is not None:
                self.session.open(self.session.episode.id)
        self.window.show()

    def _renew(self) -> None:
        """Another window in place of the old one."""
        old, self.work, self._layout = self.window, None, None
        self.window = self._new_window()
        if old.isVisible():
            self.window.show()
        old.closed.disconnect(self._remember)
        old.may_close = lambda: True
        old.close()
        old.deleteLater()

    def _new_window(self) -> Window:
        speak_everywhere(self._app, self.language)
        dress(self._app, self.palette)
        window = Window(self.palette)
        window.restore_state(load_layout().window)
        window.commands.bind(
            {
                "open_library": self.choose_library,
                "new_library": self.new_library,
                "preferences": self.edit_preferences,
            }
        )
        window.closed.connect(self._remember)
        return window

    def _remember(self) -> None:
        if self.work is None or self._layout is None:
            save_layout(replace(load_layout(), window=self.window.geometry_state()))
        else:
            self._layout.save()
            self.work.close()

    def _show_problem(self, problem: Problem, root: Path) -> None:
        from radiodesk.desktop.problem_page import ProblemPage

        page = ProblemPage(problem, str(root), self.palette)
        page.offer(_("Try again"), lambda: self.open_library(root), "primary")
        if isinstance(problem, LibraryDamaged):
            url = QUrl.fromLocalFile(str(root / "backups"))
            page.offer(_("Show the backups"), lambda: QDesktopServices.openUrl(url))
        page.offer(_("Open another library…"), self.choose_library)
        page.offer(_("To the welcome page"), self.show_welcome)
        self.window.show_page(page)

    def _show_sample(self, job: Job) -> None:
        if self._welcome is not None and isValid(self._welcome):
            self._welcome.show_progress(None if job.state.is_over else job.progress)

    def _open_sample(self, job: Job) -> None:
        if job.state is State.DONE and isinstance(job.result, Path):
            self.open_library(job.result)
        elif isinstance(job.problem, Problem):
            self.tell(job.problem)

    def _home(self) -> Path:
        from radiodesk.desktop.new_library import documents

        return Path(self.choices.libraries[0]).parent if self.choices.libraries else documents()
