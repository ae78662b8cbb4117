"""The list of proposals, worked off with three keys: Space hears, Enter accepts, Del refuses."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import TARGET, named
from radiodesk.desktop.proposals.model import CHANGE, REASON, TIME, ProposalsModel

LEAST_ROWS, ROWS = 1, 3
"""So many are visible where there is little room, and where there is enough: the waveform above needs it."""

EDGES_PX = 6


class ProposalsTable(QTableView):
    """Up and down choose; what a key means is told by a signal, for the chosen row."""

    play_wanted = Signal()
    accept_wanted = Signal()
    refuse_wanted = Signal()

    def __init__(self, model: ProposalsModel) -> None:
        """Show the rows of `model`."""
        super().__init__()
        named(self, _("Proposals"), _("Space plays, Enter accepts, Del refuses, Esc closes."))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TARGET)
        self.horizontalHeader().hide()
        for column, width in {TIME: 72, CHANGE: 72}.items():
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LEAST_ROWS * TARGET + EDGES_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.doubleClicked.connect(lambda _index: self.play_wanted.emit())
        self._meanings = {
            Qt.Key.Key_Space: self.play_wanted,
            Qt.Key.Key_Return: self.accept_wanted,
            Qt.Key.Key_Enter: self.accept_wanted,
            Qt.Key.Key_Delete: self.refuse_wanted,
        }

    def sizeHint(self) -> QSize:
        """Some rows high."""
        return QSize(super().sizeHint().width(), ROWS * TARGET + EDGES_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what a key means; the others choose, as in every list."""
        meaning = self._meanings.get(Qt.Key(event.key()))
        if meaning is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            meaning.emit()
