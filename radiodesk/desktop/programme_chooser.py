"""Which programme of the library is worked on: a list that drops down, where there are several."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import named
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.session import Session

SHORTEST = 12
"""So many letters of a title can be read however narrow the column is."""


class ProgrammeChooser(DropDown):
    """Not there while the library holds one programme. `chosen` carries the number of the one that was chosen."""

    chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        """Follows the session's library and its programme."""
        super().__init__()
        named(self, _("Programme"))
        self._session = session
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)
        self.activated.connect(lambda _at: self.chosen.emit(self.currentData()))
        for changed in (session.programme_chosen, session.programme_changed, session.programmes_grown):
            changed.connect(self.refresh)
        self.refresh()

    @property
    def has_choice(self) -> bool:
        """Whether there are several programmes."""
        return self.count() > 1

    def titles(self) -> Mapping[int, str]:
        """The titles of the programmes, by number."""
        return {self.itemData(at): self.itemText(at) for at in range(self.count())}

    def refresh(self) -> None:
        """Read the programmes again."""
        self.clear()
        for programme in self._session.library.programmes():
            self.addItem(programme.title, programme.id)
        self.setCurrentIndex(self.findData(self._session.programme.id))
        self.setVisible(self.has_choice)
