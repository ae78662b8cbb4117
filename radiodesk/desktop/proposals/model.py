"""Proposals as rows: when, how much, why."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from radiodesk.audio.proposing.proposal import Proposal
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import clock, length
from radiodesk.model.words import N_

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

HEADINGS = (N_("Time"), N_("Change"), N_("Reason"))
TIME, CHANGE, REASON = range(3)


class ProposalsModel(QAbstractTableModel):
    """In order of time."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self._rows: tuple[Proposal, ...] = ()

    def show(self, rows: tuple[Proposal, ...]) -> None:
        """Show these."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def proposal(self, row: int) -> Proposal | None:
        """What a row holds; None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each proposal."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Three."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts; a screen reader hears a row as one sentence."""
        proposal = self._rows[index.row()]
        texts = (clock(proposal.span.start_s), change_of(proposal), proposal.reason())
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(texts)
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts[REASON]
        return None


def change_of(proposal: Proposal) -> str:
    """`−1.2 s`, `+4.5 dB` or `75 %`."""
    if proposal.is_cut:
        return f"\N{MINUS SIGN}{length(proposal.saved_s)}"
    if proposal.hum:
        return _("{percent} %").format(percent=round(100 * proposal.hum))
    sign = "+" if proposal.gain_db > 0 else ""
    return f"{sign}{decimal(proposal.gain_db)} dB"
