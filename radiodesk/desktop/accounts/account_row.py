"""One account: who it is, whether it still lets us in, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from radiodesk.bahasa.dates import in_zone, long_date
from radiodesk.bahasa.words import _, language, sentence
from radiodesk.desktop.controls import button, label, named, set_role
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import PostingProblem


class AccountRow(QFrame):
    """`removed` is wanted: RadioDesk shall not be let in any more."""

    removed = Signal(str)

    def __init__(self, account: Account, zone: str) -> None:
        """As it was when it was last asked."""
        super().__init__()
        self.setProperty("role", "card")
        self.account = account
        self.state = label(_signed_in(account, zone), "muted")
        self.remove = button(_("Remove"), lambda: self.removed.emit(account.name), "link")
        named(self.remove, _("Remove the account {name}").format(name=account.handle))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(account.handle, "heading"))
        words.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addLayout(words, 1)
        row.addWidget(self.remove)

    def show_state(self, problem: PostingProblem | None, ends_soon: bool) -> None:
        """What the network said just now."""
        if problem is not None:
            self.state.setText(sentence(problem))
        elif ends_soon:
            self.state.setText(_("Works, but ends soon: sign in again."))
        else:
            self.state.setText(_("Works."))
        set_role(self.state, "error" if problem else "warn" if ends_soon else "ok")


def _signed_in(account: Account, zone: str) -> str:
    if account.ends is None:
        return _("Signed in.")
    return _("Signed in until {date}.").format(date=long_date(in_zone(account.ends, zone), language()))
