"""Who published what, when and where, beside the window: to look through, and to write to a file."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.controls import GAP, TARGET, button, label, named, set_role
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.publishing_history.model import HistoryModel, details
from radiodesk.desktop.session import Session
from radiodesk.model.problems import Problem

SIZE = (1000, 600)
WIDTHS = (160, 170, 130, 110, 250)
EPISODES_COLUMN = 4


class PublishingHistoryDialog(QDialog):
    """Newest first. What is filtered is what is written to a file."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Read anew whenever it is shown, and when something was published."""
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(_("History of publishing"))
        self.resize(*SIZE)
        self.model = HistoryModel(palette, session.programme.zone)
        self.words = named(QLineEdit(), _("Search the history"))
        self.words.setPlaceholderText(_("Name, title, outcome…"))
        self.words.setClearButtonEnabled(True)
        self.destination = named(DropDown(), _("Destination"))
        self.table = self._table()
        self.count = label("", "muted", wraps=False)
        self.details = named(QPlainTextEdit(), _("Everything about the chosen line"))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.write = button(_("Write to a file…"), self.choose_file, icon=icon("export", palette))
        self.told = label("", "ok")
        self.told.hide()
        self._arrange()
        self.words.textChanged.connect(self._search)
        self.destination.currentIndexChanged.connect(self._search)
        self.table.selectionModel().currentRowChanged.connect(self._show_line)
        session.list_changed.connect(self.read)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history; while nobody sees it, it is not kept up."""
        super().showEvent(event)
        self.read()
        self.words.setFocus()

    def read(self) -> None:
        """Show what is known now."""
        if not self.isVisible():
            return
        from radiodesk.desk.history_of_publishing import history

        lines = history(self._session.library)
        chosen = self.destination.currentText()
        self.destination.blockSignals(True)
        self.destination.clear()
        self.destination.addItem(_("All destinations"), "")
        for name in sorted({line.destination for line in lines}):
            self.destination.addItem(name, name)
        self.destination.setCurrentIndex(max(self.destination.findText(chosen), 0))
        self.destination.blockSignals(False)
        self.model.fill(lines)
        self._search()

    def choose_file(self) -> None:
        """Ask for a file, and write what is shown to it."""
        kinds = _("Table (*.csv);;Everything, with hashes (*.json)")
        start = str(Path.home() / _("history-of-publishing.csv"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Write to a file"), start, kinds)
        if name:
            self.write_to(Path(name))

    def write_to(self, file: Path) -> None:
        """Write what is shown to a file, and say where it is."""
        from radiodesk.desk.history_export import export_history

        try:
            export_history(self.model.lines(), file)
        except Problem as problem:
            self._tell(sentence(problem), "error")
        else:
            self._tell(_("The history is in {path}.").format(path=file), "ok")

    def _tell(self, text: str, role: str) -> None:
        set_role(self.told, role)
        self.told.setText(text)
        self.told.show()

    def _search(self) -> None:
        self.model.search(self.words.text(), self.destination.currentData() or "")
        number = self.model.rowCount()
        self.count.setText(n_("{n} line", "{n} lines", number))
        self.write.setEnabled(number > 0)
        if number:
            self.table.selectRow(0)
        else:
            self.details.setPlainText("")

    def _show_line(self, index: QModelIndex) -> None:
        self.details.setPlainText(details(self.model.line(index.row())) if index.isValid() else "")

    def _table(self) -> QTableView:
        table = named(QTableView(), _("What was published, newest first"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(TARGET)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(False)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(EPISODES_COLUMN, QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.destination)
        foot.addWidget(self.count)
        foot.addWidget(self.told, 1)
        foot.addStretch(1)
        foot.addWidget(self.write)
        foot.addWidget(button(_("Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.table, 3)
        column.addWidget(self.details, 2)
        column.addLayout(foot)
