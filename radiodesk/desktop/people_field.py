"""Who is heard: a row for each person with name and role, in the order in which they are named."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, clear, icon_button, named, pass_undo_on, tab_before
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.field import Field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.model.people import ROLES, Credit


class PersonRow(QWidget):
    """One person: name, role, up, remove."""

    def __init__(self, field: "PeopleField", credit: Credit, position: int, palette: Palette) -> None:
        """`position` counts from 0; it is part of the names that a screen reader says."""
        super().__init__()
        number = position + 1
        self.name = named(QLineEdit(credit.name), _("Name of person {number}").format(number=number))
        self.name.setPlaceholderText(_("Name with degrees and office"))
        self.name.setAcceptDrops(False)
        self.role = named(DropDown(), _("Role of person {number}").format(number=number))
        for role, text in ROLES.items():
            self.role.addItem(_(text), role)
        self.role.setCurrentIndex(list(ROLES).index(credit.role))
        self.up = icon_button(icon("up", palette), _("Move up"), lambda: field.move_up(position))
        self.up.setEnabled(position > 0)
        self.remove = icon_button(icon("trash", palette), _("Remove this person"), lambda: field.remove(position))
        self.name.editingFinished.connect(field.settle)
        self.role.activated.connect(field.settle)
        pass_undo_on(self.name)
        self._arrange()

    def credit(self) -> Credit:
        """What the row says."""
        return Credit(self.name.text().strip(), self.role.currentData())

    def _arrange(self) -> None:
        second = QHBoxLayout()
        for control in (self.role, self.up, self.remove):
            second.addWidget(control, 1 if control is self.role else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addLayout(second)


class PeopleField(Field):
    """The people of an episode. A row without a name is not a person yet and is not stored."""

    def __init__(self, caption: str, palette: Palette) -> None:
        """Begin with nobody."""
        super().__init__("people", caption)
        self._palette = palette
        self._value: tuple[Credit, ...] = ()
        self.rows: list[PersonRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add = button(_("Add a person"), self.add_person, "link", icon("plus", palette, "accent"))
        column = QVBoxLayout()
        column.addLayout(self._list)
        column.addWidget(self.add)
        self.body.addLayout(column)

    def focus(self) -> None:
        """The first name takes the keyboard; a row is added when there is none."""
        if not self.rows:
            self.add_person()
        self.rows[0].name.setFocus()

    def show_value(self, value: object) -> None:
        """Show these people."""
        people = value if isinstance(value, tuple) else ()
        self._value = people
        if self._typed() != people:
            self._rebuild(list(people))

    def settle(self) -> None:
        """Commit the rows that have a name."""
        if self._typed() != self._value:
            self.committed.emit(self.name, self._typed())

    def add_person(self) -> None:
        """One more row, ready to be typed into."""
        role = "guest" if self.rows else "host"
        self._rebuild([*(row.credit() for row in self.rows), Credit("", role)])
        self.rows[-1].name.setFocus()

    def remove(self, position: int) -> None:
        """Take a row away."""
        self._rebuild([row.credit() for row in self.rows if row is not self.rows[position]])
        self.settle()

    def move_up(self, position: int) -> None:
        """Name a person one place earlier."""
        people = [row.credit() for row in self.rows]
        people.insert(position - 1, people.pop(position))
        self._rebuild(people)
        self.rows[position - 1].name.setFocus()
        self.settle()

    def _typed(self) -> tuple[Credit, ...]:
        return tuple(row.credit() for row in self.rows if row.name.text().strip())

    def _rebuild(self, people: list[Credit]) -> None:
        clear(self._list)
        self.rows = [PersonRow(self, credit, at, self._palette) for at, credit in enumerate(people)]
        for row in self.rows:
            self._list.addWidget(row)
        controls = [control for row in self.rows for control in (row.name, row.role, row.up, row.remove)]
        tab_before(self.add, controls)
