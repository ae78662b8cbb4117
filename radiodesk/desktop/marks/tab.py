"""The page Chapters: chapters and questions in one table; below it, everything about the one that is chosen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget
from shiboken6 import isValid

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.controls import button, icon_button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.marks import kinds
from radiodesk.desktop.marks.form import MarkForm
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.desktop.marks.model import HEARD, TEXT, TIME, MarksModel
from radiodesk.desktop.marks.two_lines import ROW_HEIGHT, TwoLines
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.shortcuts import tip
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem
from radiodesk.model.question import Question

TIME_PX = 92
HEARD_PX = 68


class MarksTab(QWidget):
    """`left` is emitted when the user wants to listen on."""

    left = Signal()

    def __init__(self, session: Session, palette: Palette, call: Callable[[str], object]) -> None:
        """`call` carries out a command of the table by its key name."""
        super().__init__()
        self._session = session
        self._chosen: Mark | None = None
        self._successor: Mark | None = None
        self._is_showing = False
        self.model = MarksModel(palette)
        self.table = named(QTableView(), _("Chapters and questions"))
        self.form = MarkForm(session.settling.connect, self.make_chapter)
        self.count = label("", "muted", wraps=False)
        self.problem = label("", "error")
        self.empty = label(_("Nothing marked yet. While you listen, press M for a chapter, Q for a question."), "muted")
        self.play = icon_button(icon("play", palette), _("Play from here"), self.play_mark)
        self.add = button(_("Chapter"), lambda: call("chapter"), icon=icon("plus", palette))
        self.ask = button(_("Question"), lambda: call("question"), icon=icon("plus", palette))
        self.delete = icon_button(icon("trash", palette), _("Delete it (Del)"), self.delete_mark)
        self.add.setToolTip(tip("chapter"))
        self.ask.setToolTip(tip("question"))
        self._prepare_table(palette)
        self._arrange()
        self.model.edited.connect(self._replace)
        self.model.refused.connect(self._refuse)
        self.form.committed.connect(self._change_field)
        self.form.left.connect(self.left)
        session.episode_opened.connect(self._open)
        session.episode_changed.connect(self.show_episode)

    def show_episode(self, episode: Episode | None) -> None:
        """Show the marks of this episode; the same one stays chosen, or else the same row."""
        row, here = self.table.currentIndex().row(), self._here()
        self._is_showing = True
        self.model.show_episode(episode)
        kept = self.model.row_of(self._successor if here == self._chosen else here)
        row = kept if kept >= 0 else min(row, self.model.rowCount() - 1)
        self.table.setCurrentIndex(self.model.index(row, TEXT))
        self._is_showing = False
        self.setEnabled(episode is not None)
        self.problem.hide()
        self.table.setColumnHidden(HEARD, not (episode and episode.sheet.edits.cuts))
        self._say_counts(episode)
        self._follow_choice()

    def name_mark(self, mark: Mark) -> None:
        """Let a mark be named at once: a chapter in the table, a question by who asks."""
        row = self.model.row_of(mark)
        if row < 0:
            return
        index = self.model.index(row, TEXT)
        self.table.setCurrentIndex(index)
        if isinstance(mark, Question):
            self.form.question["name"].focus()
        else:
            self.table.setFocus()
            self.table.edit(index)

    def play_mark(self) -> None:
        """Hear the episode from the chosen mark."""
        if self._chosen is not None:
            self._session.play_wanted.emit(self._chosen.start_s)

    def delete_mark(self) -> None:
        """Take the chosen mark away."""
        if (mark := self._chosen) is not None and self._session.episode is not None:
            fields = kinds.replaced(self._session.episode.sheet, mark, None)
            self._session.change(kinds.label(mark, kinds.kind_of(mark).deleted), **fields)

    def make_chapter(self) -> None:
        """A chapter where the chosen question is, named as it asks."""
        if isinstance(self._chosen, Question) and self._session.episode is not None:
            chapter = Chapter(self._chosen.start_s, " ".join(self._chosen.text.split()))
            chapters = (*self._session.episode.sheet.chapters, chapter)
            name = _("Chapter “{title}”").format(title=chapter.title)
            self._session.change(name, chapters=tuple(sorted(chapters)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to listening."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, episode: Episode | None) -> None:
        self._is_showing = True
        self.table.setCurrentIndex(QModelIndex())
        self.show_episode(episode)

    def _go_to(self, index: QModelIndex) -> None:
        self._session.place_wanted.emit(self.model.mark(index.row()).start_s)

    def _change_field(self, name: str, value: object) -> None:
        if (old := self._chosen) is not None:
            fields: dict[str, Any] = {name: value}
            self._replace(old, replace(old, **fields))

    def _replace(self, old: Mark, new: Mark) -> None:
        if self._session.episode is not None:
            self._successor = new
            fields = kinds.replaced(self._session.episode.sheet, old, new)
            self._session.change(kinds.label(new, kinds.kind_of(new).changed), **fields)

    def _refuse(self, problem: Problem) -> None:
        self.problem.setText(sentence(problem))
        self.problem.show()

    def _choose(self) -> None:
        if not self._is_showing:
            self.form.settle()  # before what was typed would be taken for the next one's
            self._follow_choice()

    def _follow_choice(self) -> None:
        episode = self._session.episode
        self._chosen = self._successor = self._here()
        self.form.show_mark(self._chosen, episode.sheet.chapters if episode else ())
        for control in (self.play, self.delete):
            control.setEnabled(self._chosen is not None)
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """The form takes room from the table: what is chosen stays in sight."""
        if isValid(self) and self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())

    def _here(self) -> Mark | None:
        index = self.table.currentIndex()
        return self.model.mark(index.row()) if index.isValid() else None

    def _say_counts(self, episode: Episode | None) -> None:
        sheet = episode.sheet if episode else None
        chapters = n_("{n} chapter", "{n} chapters", len(sheet.chapters) if sheet else 0)
        questions = n_("{n} question", "{n} questions", len(sheet.questions) if sheet else 0)
        counts = [chapters, questions]
        if sheet and sheet.soundbites:
            counts.append(n_("{n} soundbite", "{n} soundbites", len(sheet.soundbites)))
        self.count.setText(" · ".join(counts))
        self.empty.setVisible(self.model.rowCount() == 0)
        self.count.setVisible(self.model.rowCount() > 0)

    def _prepare_table(self, palette: Palette) -> None:
        table, triggers = self.table, QAbstractItemView.EditTrigger
        table.setModel(self.model)
        table.setItemDelegateForColumn(TEXT, TwoLines(palette, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in {TIME: TIME_PX, HEARD: HEARD_PX}.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        table.clicked.connect(self._go_to)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._choose())
        QShortcut(QKeySequence("Del"), table, self.delete_mark, context=Qt.ShortcutContext.WidgetShortcut)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for control in (self.play, self.add, self.ask):
            row.addWidget(control)
        row.addStretch(1)
        row.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        for text in (self.empty, self.problem):
            column.addWidget(text)
        column.addLayout(row)
        column.addWidget(self.form)
        self.problem.hide()
        self.form.hide()
