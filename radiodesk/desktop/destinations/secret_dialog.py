"""Asks for the password of a server that does not let us in without."""

from PySide6.QtWidgets import QLineEdit, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import label
from radiodesk.desktop.field import TextField
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.model.words import N_


class SecretDialog(SheetDialog):
    """Keeps what is typed in the key store where there is one, else until RadioDesk is closed."""

    def __init__(self, problem: SecretNeeded, parent: QWidget | None = None) -> None:
        """`problem` says whose password is needed."""
        super().__init__(_("Password"), _("Go on"), parent, 440)
        self._account = problem.facts["account"]
        question = _("{server} asks for the password of “{user}”.")
        self.column.addWidget(label(question.format(server=problem.facts["server"], user=problem.facts["user"])))
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret = TextField("secret", _("Password"), line)
        self.column.addWidget(self.secret)
        self.column.addStretch(1)

    def finish(self) -> None:
        """Know it from now on. Raises `NotFilledIn`."""
        from radiodesk.settings.secrets import keep_secret

        if not self.secret.text():
            raise NotFilledIn(field=N_("Password"))
        keep_secret(self._account, self.secret.text())


def ask_secret(problem: SecretNeeded, parent: QWidget) -> bool:
    """Ask for it; whether it was told."""
    return "account" in problem.facts and SecretDialog(problem, parent).run()
