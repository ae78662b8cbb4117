"""The fields of a destination: those of its kind are seen, the others keep what was typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.controls import button, label
from radiodesk.desktop.destinations.kinds import FIELDS, KINDS, address_of, values_of
from radiodesk.desktop.field import TextField, lay_in_rows, line_field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.publish.address import Address

ROWS = (
    ("folder",),
    ("endpoint",),
    ("bucket", "region"),
    ("host",),
    ("user", "guest", "access_key", "secret"),
    ("key_file",),
    ("path", "inner_path"),
)


class DestinationForm(QWidget):
    """`changed` is emitted when anything was typed or chosen: what was tested is true no longer."""

    changed = Signal()

    def __init__(self, palette: Palette) -> None:
        """Begin with a folder."""
        super().__init__()
        self.kind = ChoiceField("kind", _("&Kind of place"), {name: kind.text for name, kind in KINDS.items()})
        self.caution = label("", "warn")
        self.fields = {
            name: line_field(name, _(asked.caption), hint=_(asked.hint) if asked.hint else "")
            for name, asked in FIELDS.items()
        }
        self.secret = TextField("secret", _("Password"), QLineEdit())
        self._line = self.secret.findChild(QLineEdit)
        assert self._line is not None
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        for name, ask in (("folder", self._ask_folder), ("key_file", self._ask_key)):
            self.fields[name].body.addWidget(button(_("Choose…"), ask, icon=icon("folder", palette)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.kind)
        column.addWidget(self.caution)
        lay_in_rows({**self.fields, "secret": self.secret}, ROWS, column)
        self.kind.box.currentIndexChanged.connect(lambda _at: self._show_fields())
        for field in (*self.fields.values(), self.secret):
            for line in field.findChildren(QLineEdit):
                line.textEdited.connect(lambda _text: self.changed.emit())
        self._show_fields()

    @property
    def chosen(self) -> str:
        """The kind that is chosen."""
        return str(self.kind.box.currentData())

    def show_address(self, address: Address) -> None:
        """Fill the fields in."""
        self.kind.show_value(address.kind)
        for name, value in values_of(address).items():
            self.fields[name].show_value(value)

    def address(self) -> Address:
        """What is filled in. Raises `NotFilledIn`, `BadValue`."""
        return address_of(self.chosen, {name: field.text() for name, field in self.fields.items()})

    def typed_secret(self) -> str:
        """The password, if this kind of place has one and it was typed."""
        return self.secret.text() if KINDS[self.chosen].secret else ""

    def say_about_secret(self, text: str) -> None:
        """What becomes of the password, under its field."""
        self.secret.advise(text)

    def _show_fields(self) -> None:
        kind = KINDS[self.chosen]
        for name, field in self.fields.items():
            field.setVisible(name in kind.fields)
        self.secret.setVisible(bool(kind.secret))
        self.secret.caption.setText(_(kind.secret) if kind.secret else "")
        if self._line is not None and kind.secret:
            self._line.setAccessibleName(_(kind.secret))
        self.caution.setText(_(kind.caution) if kind.caution else "")
        self.caution.setVisible(bool(kind.caution))
        self.changed.emit()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder to publish to"), self.fields["folder"].text())
        self._take("folder", chosen)

    def _ask_key(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Key file"), self.fields["key_file"].text())
        self._take("key_file", chosen)

    def _take(self, name: str, chosen: str) -> None:
        if chosen:
            self.fields[name].show_value(chosen)
            self.changed.emit()
