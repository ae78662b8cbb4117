"""One network: the accounts there, what to do on the network first, and what it asks for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.accounts.account_row import AccountRow
from radiodesk.desktop.controls import button, clear, ground, label, named
from radiodesk.desktop.field import TextField
from radiodesk.model.account import Account

if TYPE_CHECKING:  # the social room is not needed before accounts are looked at
    from radiodesk.social.connectors.connector import Entry, Way


TO_COPY = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class NetworkPage(QWidget):
    """`wanted`: sign in with what is typed. `stopped`: do not wait for the browser any longer."""

    wanted = Signal(str)
    stopped = Signal()
    removed = Signal(str)

    def __init__(self, way: "Way", title: str) -> None:
        """The steps and entries of one way in."""
        super().__init__()
        ground(self, "window")
        self.network = way.network
        self.rows: list[AccountRow] = []
        self.fields = {entry.key: _field(entry) for entry in way.entries}
        self.sign_in = button(_("&Sign in"), lambda: self.wanted.emit(self.network), "primary")
        named(self.sign_in, _("Sign in to {network}").format(network=title))
        self.stop = button(_("Stop waiting"), self.stopped.emit, "link")
        self.told = label("", "muted")
        self.told.setTextInteractionFlags(TO_COPY)
        self.trouble = label("", "error")
        self._accounts = QVBoxLayout()
        self._accounts.setSpacing(8)
        self._arrange(title, way.steps)
        self.be_ready()

    def typed(self) -> Mapping[str, str]:
        """What was typed, by the names of the entries."""
        return {key: field.text() for key, field in self.fields.items()}

    def show_accounts(self, known: Sequence[Account], zone: str) -> None:
        """Those that are let in there."""
        clear(self._accounts)
        self.rows = [AccountRow(account, zone) for account in known]
        for row in self.rows:
            row.removed.connect(self.removed)
            self._accounts.addWidget(row)

    def wait(self, text: str) -> None:
        """It is under way, and the person is needed elsewhere."""
        self.sign_in.setEnabled(False)
        self.stop.show()
        self.told.setText(text)
        self.told.show()
        self.trouble.hide()

    def be_ready(self, trouble: str = "") -> None:
        """It may be tried, or tried again."""
        self.sign_in.setEnabled(True)
        self.stop.hide()
        self.told.hide()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def forget_secrets(self) -> None:
        """What was typed and is secret does not stay on the screen."""
        for field in self.fields.values():
            if field.property("secret"):
                field.show_value("")

    def _arrange(self, title: str, steps: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        column.addLayout(self._accounts)
        for number, step in enumerate(steps, 1):
            told = label(f"{number}. {_(step)}")
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # addresses are copied from it
            column.addWidget(told)
        for field in self.fields.values():
            column.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(self.sign_in)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addStretch(1)


def _field(entry: "Entry") -> TextField:
    line = QLineEdit()
    if entry.is_secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    field = TextField(entry.key, _(entry.label), line, hint=_(entry.hint) if entry.hint else "")
    field.setProperty("secret", entry.is_secret)
    field.show_value(entry.default)
    return field
