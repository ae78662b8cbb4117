"""The desk: episode list, waveform, and the tabs with details, chapters, sound, publishing, posts, side by side."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, ground, label, named
from radiodesk.desktop.details import DetailsTab
from radiodesk.desktop.episode_list import EpisodeList
from radiodesk.desktop.icons import picture
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.desktop.marks.tab import MarksTab
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.view import PostsView
from radiodesk.desktop.preview_runs import PreviewRuns
from radiodesk.desktop.publish_runs import PublishRuns
from radiodesk.desktop.publish_tab import PublishTab
from radiodesk.desktop.session import Session
from radiodesk.desktop.sound.sound_tab import SoundTab
from radiodesk.model.episode import Episode

if TYPE_CHECKING:  # the editor needs numpy, which the first frame can do without
    from radiodesk.desktop.editor.panel import EditorPanel
    from radiodesk.desktop.transcript.beside import EditorAndTranscript

WIDTHS = (288, 592, 400)
NARROWEST = (220, 448, 352)


class DeskPage(QWidget):
    """Three columns over one session. The editor is made when the first episode opens: it needs numpy."""

    editor_made = Signal(object)
    programme_wanted = Signal()

    def __init__(self, session: Session, palette: Palette, call: Callable[[str], None]) -> None:
        """`call` carries out a command of the table by its key name."""
        super().__init__()
        self._session, self._palette = session, palette
        self.editor: EditorPanel | None = None
        self.beside: EditorAndTranscript | None = None
        self._looks: tuple[str, ...] = ()
        self.episodes = EpisodeList(session, palette)
        self.centre = QStackedWidget()
        self.details = DetailsTab(session, palette)
        self.chapters = MarksTab(session, palette, call)
        self.sound = SoundTab(session, palette, call)
        self.publishing = PublishTab(palette, session.programme.public_url)
        self.runs = PublishRuns(session, self.publishing, palette)
        self.preview = PreviewRuns(session, self.publishing.look)
        self.posts = PostsView(session, palette, call)
        self.tabs = named(QTabWidget(), _("Pages of the episode"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange(lambda: call("import_recording"))
        self._connect()
        self._show_episode(session.episode)

    def show_tab(self, tab: QWidget) -> None:
        """Bring a page of the right column to the front, with the keyboard on it."""
        self.tabs.setCurrentWidget(tab)
        self.tabs.tabBar().setFocus()

    def fix(self, field: str) -> None:
        """Go to where an open point of the checklist can be settled."""
        if field in self.details.fields:
            self.tabs.setCurrentWidget(self.details)
            self.details.focus_field(field)
        elif field in {"chapters", "soundbites"}:
            self.show_tab(self.chapters)
        elif field == "public_url":
            self.programme_wanted.emit()
        else:
            self.centre.setFocus()

    def step_column(self, by: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) column."""
        focused = QApplication.focusWidget()
        columns = (self.episodes, self.centre, self.tabs)
        here = next(
            (at for at, column in enumerate(columns) if focused and column.isAncestorOf(focused)), -1 if by > 0 else 0
        )
        (self.episodes.list, self._heart(), self.tabs.tabBar())[(here + by) % 3].setFocus()

    def start_publishing(self) -> None:
        """Show the publish page; when it is shown already, publish."""
        if self.tabs.currentWidget() is self.publishing:
            self.runs.publish()
        else:
            self.show_tab(self.publishing)

    def toggle_transcript(self) -> None:
        """Show what is said beneath the wave, or put it away."""
        if self.beside is not None:
            self.beside.toggle()

    def page_name(self) -> str:
        """The page of the right column that is in front, in whatever language."""
        return type(self.tabs.currentWidget()).__name__

    def choose_page(self, name: str) -> None:
        """Bring it to the front again; a page that is not there any more leaves the first one."""
        names = [type(self.tabs.widget(at)).__name__ for at in range(self.tabs.count())]
        if name in names:
            self.tabs.setCurrentIndex(names.index(name))

    def layout_state(self) -> str:
        """How wide the columns are."""
        return bytes(self.splitter.saveState().data()).hex()

    def restore_layout(self, state: str) -> None:
        """As they were."""
        self.splitter.restoreState(QByteArray.fromHex(state.encode()))

    def looks(self) -> tuple[str, ...]:
        """How the recording is shown."""
        return self._looks if self.editor is None else self.editor.looks.chosen()

    def choose_looks(self, names: tuple[str, ...]) -> None:
        """As it was."""
        self._looks = names
        if self.editor is not None:
            self.editor.looks.choose(names)

    def _heart(self) -> QWidget:
        return self.centre if self.editor is None else self.editor

    def _show_episode(self, episode: Episode | None) -> None:
        if episode is not None and self.editor is None:
            from radiodesk.desktop.editor.panel import EditorPanel
            from radiodesk.desktop.transcript.beside import EditorAndTranscript

            editor = EditorPanel(self._session, self._palette)
            editor.setFocusProxy(editor.waveform)
            editor.chapter_made.connect(self._name_mark)
            editor.marking.naming_wanted.connect(self._name_mark)
            self.editor = ground(editor, "base")
            self.beside = EditorAndTranscript(editor, self._session, self._palette)
            self.centre.addWidget(self.beside)
            editor.looks.choose(self._looks)
            self.editor_made.emit(editor)
        self.centre.setCurrentIndex(0 if episode is None else 1)
        self.tabs.setVisible(episode is not None)

    def _name_mark(self, mark: Mark) -> None:
        self.tabs.setCurrentWidget(self.chapters)
        self.chapters.name_mark(mark)

    def _connect(self) -> None:
        self._session.episode_opened.connect(self._show_episode)
        self._session.programme_chosen.connect(lambda chosen: self.publishing.show_address(chosen.public_url))
        self.chapters.left.connect(lambda: self._heart().setFocus())
        self.publishing.checklist.fix_wanted.connect(self.fix)
        self.publishing.outcome.fix_wanted.connect(self.fix)
        self.runs.published.connect(self._session.list_changed)
        self.tabs.currentChanged.connect(lambda _at: self.posts.refresh() if self.posts.isVisible() else None)

    def _arrange(self, take_in: Callable[[], object]) -> None:
        self.centre.addWidget(_invitation(self._palette, take_in))
        for tab, name in (
            (self.details, _("Details")),
            (self.chapters, _("Chapters")),
            (self.sound, _("Sound")),
            (self.publishing, _("Publishing")),
            (self.posts, _("Posts")),
        ):
            self.tabs.addTab(named(tab, name), name)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(True)
        self.tabs.tabBar().setDrawBase(False)
        named(self.tabs.tabBar(), _("Pages of the episode"))
        for position, column in enumerate((self.episodes, self.centre, self.tabs)):
            column.setMinimumWidth(NARROWEST[position])
            self.splitter.addWidget(column)
            self.splitter.setCollapsible(position, False)
            self.splitter.setStretchFactor(position, 1 if position == 1 else 0)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes(list(WIDTHS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)


def _invitation(palette: Palette, take_in: Callable[[], object]) -> QWidget:
    page = ground(QWidget(), "base")
    sign = QLabel()
    sign.setPixmap(picture("wave", palette, "accent", 72, 2))
    sign.setFixedSize(QSize(72, 72))
    column = QVBoxLayout(page)
    column.setSpacing(12)
    column.addStretch(2)
    for widget in (
        sign,
        label(_("Drop a recording here"), "title", wraps=False),
        label(_("WAV, MP3, M4A, FLAC, OGG, Opus, WMA, or a video with sound"), "muted", wraps=False),
        button(_("Import a recording…"), take_in, "primary"),
    ):
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
