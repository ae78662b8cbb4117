"""The chapters of the open episode in a table: click to go there, play, edit in place, delete."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.chapters_model import HEARD, LINK, TIME, TITLE, ChaptersModel
from radiodesk.desktop.controls import TARGET, button, icon_button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem


class ChaptersTab(QWidget):
    """Table, buttons under it, and in words what was wrong with the last edit."""

    def __init__(self, session: Session, palette: Palette, add: Callable[[], object]) -> None:
        """`add` makes a chapter at the playhead."""
        super().__init__()
        self._session = session
        self.model = ChaptersModel()
        self.table = named(QTableView(), _("Chapters"))
        self.problem = label("", "error")
        self.empty = label(_("No chapters yet. Press M while you listen, or use the button below."), "muted")
        self.play = button(_("Play"), self.play_row, icon=icon("play", palette))
        self.add = button(_("New chapter"), add, icon=icon("chapter", palette))
        self.delete = icon_button(icon("trash", palette), _("Delete the chapter (Del)"), self.delete_row)
        self._prepare_table()
        self._arrange()
        self.model.edited.connect(self._commit)
        self.model.refused.connect(self._refuse)
        session.episode_opened.connect(self.show_episode)
        session.episode_changed.connect(self.show_episode)

    def show_episode(self, episode: Episode | None) -> None:
        """Show the chapters of this episode; the same row stays chosen."""
        row = self.table.currentIndex().row()
        self.model.show_episode(episode)
        self.setEnabled(episode is not None)
        self.problem.hide()
        self.empty.setVisible(self.model.rowCount() == 0)
        self.table.setColumnHidden(HEARD, not (episode and episode.sheet.edits.cuts))
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, TITLE))
        self._follow_choice()

    def name_chapter(self, chapter: Chapter) -> None:
        """Let a new chapter be named at once."""
        row = next((at for at, other in enumerate(self.model.chapters()) if other == chapter), -1)
        if row >= 0:
            index = self.model.index(row, TITLE)
            self.table.setCurrentIndex(index)
            self.table.setFocus()
            self.table.edit(index)

    def play_row(self) -> None:
        """Hear the episode from the chosen chapter."""
        if (chapter := self._chosen()) is not None:
            self._session.play_wanted.emit(chapter.start_s)

    def delete_row(self) -> None:
        """Take the chosen chapter away."""
        if (chapter := self._chosen()) is not None:
            rest = tuple(other for other in self.model.chapters() if other != chapter)
            self._commit(rest, _("Chapter “{title}” deleted").format(title=chapter.title))

    def _go_to(self, index: QModelIndex) -> None:
        self._session.place_wanted.emit(self.model.chapter(index.row()).start_s)

    def _chosen(self) -> Chapter | None:
        index = self.table.currentIndex()
        return self.model.chapter(index.row()) if index.isValid() else None

    def _commit(self, chapters: object, name: str) -> None:
        self._session.change(name, chapters=chapters)

    def _refuse(self, problem: Problem) -> None:
        self.problem.setText(sentence(problem))
        self.problem.show()

    def _follow_choice(self) -> None:
        for control in (self.play, self.delete):
            control.setEnabled(self._chosen() is not None)

    def _prepare_table(self) -> None:
        table, triggers = self.table, QAbstractItemView.EditTrigger
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(TARGET)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in {TIME: 72, HEARD: 72, LINK: 64}.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        table.clicked.connect(self._go_to)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._follow_choice())
        QShortcut(QKeySequence("Del"), table, self.delete_row, context=Qt.ShortcutContext.WidgetShortcut)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.play)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        for text in (self.empty, self.problem):
            column.addWidget(text)
        column.addLayout(row)
        self.problem.hide()
