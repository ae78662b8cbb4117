"""What happened, beside the window: a month's episodes and their networks, with links, times and what is missing."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radiodesk.bahasa.dates import long_moment, long_month
from radiodesk.bahasa.words import _, language, sentence
from radiodesk.desktop.controls import GAP, TARGET, button, label, named, set_role
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.happened.model import HEADINGS, HappenedModel
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.model.problems import Problem

if TYPE_CHECKING:
    from radiodesk.desk.happened import Happened

SIZE = (1240, 600)
WIDTHS = (0, 90, 90)
NETWORK_WIDTH = 70


class HappenedDialog(QDialog):
    """A month of one programme or of all. What is shown is what is written to a file."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Read anew whenever it is shown."""
        super().__init__(parent)
        self._session = session
        self._all: tuple[Happened, ...] = ()
        self.setWindowTitle(_("What happened"))
        self.resize(*SIZE)
        self.model = HappenedModel(palette)
        self.month = named(DropDown(), _("Month"))
        self.programme = named(DropDown(), _("Programme"))
        self.table = self._table()
        self.total = label("", "muted")
        self.details = named(QPlainTextEdit(), _("Everything about the chosen episode"))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.open_post = button(_("Open the post"), self._open_post, icon=icon("web", palette))
        self.write = button(_("Write to a file…"), self.choose_file, icon=icon("export", palette))
        self.told = label("", "ok")
        self.told.hide()
        self._arrange()
        self.month.currentIndexChanged.connect(self._choose)
        self.programme.currentIndexChanged.connect(self._choose)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.activated.connect(self._open_post)
        session.list_changed.connect(self.read)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened; while nobody sees it, it is not kept up."""
        super().showEvent(event)
        self.read()
        self.month.setFocus()

    def read(self) -> None:
        """Show what is known now, of the newest month at first."""
        if not self.isVisible():
            return
        from radiodesk.desk.happened import months_known, what_happened

        is_first = self.month.count() == 0
        self._all = what_happened(self._session.library)
        months = [(_month_label(month.year, month.month), str(month)) for month in months_known(self._all)]
        _refill(self.month, [(_("All months"), ""), *months])
        titles = sorted({each.programme for each in self._all})
        _refill(self.programme, [(_("All programmes"), ""), *((title, title) for title in titles)])
        self.programme.setVisible(len(titles) > 1)
        if is_first and months:
            self.month.setCurrentIndex(1)
        self._choose()

    def choose_file(self) -> None:
        """Ask for a file, and write what is shown to it."""
        kinds = _("Table (*.csv);;Everything (*.json)")
        start = str(Path.home() / _("what-happened-{month}.csv").format(month=self.month.currentData() or _("all")))
        name, _kind = QFileDialog.getSaveFileName(self, _("Write to a file"), start, kinds)
        if name:
            self.write_to(Path(name))

    def write_to(self, file: Path) -> None:
        """Write what is shown to a file, and say where it is."""
        from radiodesk.desk.happened_export import export_happened

        try:
            export_happened(self.model.episodes, file)
        except Problem as problem:
            self._tell(sentence(problem), "error")
        else:
            self._tell(_("What happened is in {path}.").format(path=file), "ok")

    def _tell(self, text: str, role: str) -> None:
        set_role(self.told, role)
        self.told.setText(text)
        self.told.show()

    def _choose(self) -> None:
        from radiodesk.desk.happened import total
        from radiodesk.desk.happened_words import total_told

        month, programme = self.month.currentData() or "", self.programme.currentData() or ""
        shown = [
            each
            for each in self._all
            if (not month or str(each.month) == month) and (not programme or each.programme == programme)
        ]
        self.model.fill(shown)
        self.total.setText(total_told(total(shown)) if shown else _("Nothing happened then."))
        self.write.setEnabled(bool(shown))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_cell(self.table.currentIndex())

    def _show_cell(self, index: QModelIndex) -> None:
        self.open_post.setEnabled(index.isValid() and self.model.outing(index) is not None)
        is_episode = index.isValid() and index.row() < len(self.model.episodes)
        self.details.setPlainText(_details(self.model.episodes[index.row()]) if is_episode else "")

    def _open_post(self) -> None:
        index = self.table.currentIndex()
        out = self.model.outing(index) if index.isValid() else None
        if out is not None:
            QDesktopServices.openUrl(QUrl(out.link))

    def _table(self) -> QTableView:
        table = named(QTableView(), _("Episodes and networks"))
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(TARGET)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setMinimumSectionSize(NETWORK_WIDTH)
        for column in range(self.model.columnCount()):
            table.setColumnWidth(column, WIDTHS[column] if column < len(HEADINGS) else NETWORK_WIDTH)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.month)
        head.addWidget(self.programme)
        head.addWidget(self.total, 1)
        foot.addWidget(self.told, 1)
        foot.addStretch(1)
        foot.addWidget(self.open_post)
        foot.addWidget(self.write)
        foot.addWidget(button(_("Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(label(_("✓ with the hours from broadcast to post; – where no post is known."), "muted"))
        column.addWidget(self.table, 3)
        column.addWidget(self.details, 1)
        column.addLayout(foot)


def _refill(choice: DropDown, entries: list[tuple[str, str]]) -> None:
    """New entries; what was chosen stays chosen where it is still there."""
    chosen = choice.currentData()
    choice.blockSignals(True)
    choice.clear()
    for text, data in entries:
        choice.addItem(text, data)
    choice.setCurrentIndex(max(choice.findData(chosen), 0) if chosen else 0)
    choice.blockSignals(False)


def _month_label(year: int, month: int) -> str:
    return long_month(datetime(year, month, 1, tzinfo=UTC), language())


def _details(each: "Happened") -> str:
    from radiodesk.desk.happened_words import hours_told
    from radiodesk.social.networks import NETWORKS

    lines = [f"{each.programme} · {each.title}"]
    for out in each.outings:
        moment = long_moment(out.posted_at, language())
        lines.append(f"{NETWORKS[out.network].label}: {moment} ({hours_told(out.hours_after)}) {out.link}")
    if each.missing:
        missing = ", ".join(NETWORKS[key].label for key in each.missing)
        lines.append(_("Not posted yet: {networks}").format(networks=missing))
    return "\n".join(lines)
