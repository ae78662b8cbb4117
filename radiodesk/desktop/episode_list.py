"""The left column: the episodes of a programme in two lines each, with their state; programme and search above."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from radiodesk.bahasa.words import _, n_
from radiodesk.desktop.controls import button, ground, label, named
from radiodesk.desktop.episode_rows import EpisodeDelegate, EpisodeModel
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.programme_chooser import ProgrammeChooser
from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode

SEARCH_PAUSE_MS = 150


class EpisodeView(QListView):
    """The list itself; Enter opens like a click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, everywhere: some desktops leave it to double clicks."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class EpisodeList(QWidget):
    """Search, list and empty states."""

    def __init__(self, session: Session, palette: Palette) -> None:
        """Follows the session's library and its open episode."""
        super().__init__()
        ground(self, "window")
        self._session = session
        self.model = EpisodeModel()
        self.chooser = ProgrammeChooser(session)
        self.search = named(QLineEdit(), _("Search episodes"))
        self.everywhere = QCheckBox(_("In all programmes"))
        self.list = named(EpisodeView(), _("Episodes"))
        self.count = label("", "muted")
        self.clear_search = button(_("Clear the search"), self.search.clear, "link")
        self._pause = QTimer(self, interval=SEARCH_PAUSE_MS, singleShot=True)
        self._pages = QStackedWidget()
        self._nothing_found = label()
        self._prepare(palette)
        self._arrange()
        self._pause.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.list.clicked.connect(self._open)
        self.everywhere.toggled.connect(self.refresh)
        self.chooser.chosen.connect(self._turn_to)
        for changed in (session.list_changed, session.programme_chosen, session.programme_changed):
            changed.connect(self.refresh)
        session.episode_changed.connect(self._show_edited)
        session.episode_opened.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, keeping what is chosen."""
        self._pause.stop()
        query = self.search.text().strip()
        self.everywhere.setVisible(bool(query) and self.chooser.has_choice)
        titles = self.chooser.titles() if self.everywhere.isVisibleTo(self) and self.everywhere.isChecked() else {}
        rows = self._session.library.episodes(query, None if titles else self._session.programme.id)
        self.model.show_rows(rows, titles)
        self._pages.setCurrentIndex(0 if rows else 2 if query else 1)
        self._nothing_found.setText(_("Nothing fits “{query}”.").format(query=query))
        self.count.setText(n_("{n} episode", "{n} episodes", len(rows)) if rows else "")
        self._choose(self._session.episode)

    def first_id(self) -> int | None:
        """The episode at the top."""
        return self.model.row(0).id if self.model.rowCount() else None

    def choose_programme(self) -> None:
        """Let another programme be chosen with the keyboard; nothing happens where there is one."""
        if self.chooser.has_choice:
            self.chooser.setFocus()
            self.chooser.showPopup()

    def visible_texts(self) -> list[str]:
        """The sentences that can be read beside the list."""
        return [text.text() for text in self.findChildren(QLabel) if text.isVisible()]

    def _show_edited(self, episode: Episode) -> None:
        """Only the row of the open episode: reading hundreds again would be felt at every cut."""
        if self.search.text().strip() or not self.model.show_row(self._session.library.row(episode.id)):
            self.refresh()

    def _turn_to(self, programme_id: int) -> None:
        """Work on another programme: its newest episode opens, if it has any."""
        self.search.clear()
        self._session.choose_programme(programme_id)
        if self._session.episode is None:
            self._session.open(self.first_id())

    def _open(self, index: QModelIndex) -> None:
        chosen = self.model.row(index.row()).id
        if self._session.episode is None or self._session.episode.id != chosen:
            self._session.open(chosen)

    def _choose(self, episode: Episode | None) -> None:
        row = self.model.row_of(episode.id) if episode else -1
        if row < 0:
            self.list.clearSelection()
        elif self.list.currentIndex().row() != row or not self.list.selectionModel().hasSelection():
            self.list.setCurrentIndex(self.model.index(row))

    def _prepare(self, palette: Palette) -> None:
        self.search.setPlaceholderText(_("Search episodes"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)
        self.search.addAction(icon("search", palette, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setProperty("role", "episodes")
        self.list.setModel(self.model)
        self.list.setItemDelegate(EpisodeDelegate(palette, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)

    def _arrange(self) -> None:
        nothing_yet = _centred(
            label(_("No episodes yet."), "heading"),
            label(_("Drop an audio file here, or press Ctrl+O."), "muted"),
        )
        self._pages.addWidget(self.list)
        self._pages.addWidget(nothing_yet)
        self._pages.addWidget(_centred(self._nothing_found, self.clear_search))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.chooser)
        column.addWidget(self.search)
        column.addWidget(self.everywhere)
        column.addWidget(self._pages, 1)
        column.addWidget(self.count)


def _centred(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(12)
    column.addStretch(2)
    for widget in widgets:
        column.addWidget(widget)
        if hasattr(widget, "setAlignment"):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addStretch(3)
    return page
