"""The accounts: which networks RadioDesk may post to by itself, how each stands, and how one more is let in."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.accounts.network_page import NetworkPage
from radiodesk.desktop.composer.rail import Rail
from radiodesk.desktop.controls import button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem

if TYPE_CHECKING:  # the desk loads what the first frame can do without
    from radiodesk.desk.accounts import AccountState

SIZE = (860, 600)


class _Pages(QObject):
    """Carries the address of a page from the thread that signs in to the window's, which may open a browser."""

    wanted = Signal(str)


class AccountsDialog(QDialog):
    """Networks on the left, the chosen one on the right."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Read whenever it is shown; nobody is asked before a button says so."""
        from radiodesk.social.connectors.table import CONNECTED, way_into
        from radiodesk.social.networks import network_of

        super().__init__(parent)
        self._session = session
        self._signing_in: Job | None = None
        self.setWindowTitle(_("Accounts"))
        self.resize(*SIZE)
        self.networks = Rail(palette, CONNECTED)
        self.pages = QStackedWidget()
        self._pages: dict[str, NetworkPage] = {}
        for network in CONNECTED:
            self._pages[network] = self._page(NetworkPage(way_into(network), network_of(network).label))
        self.check = button(_("&Ask all of them"), self.ask_all, icon=icon("replay", palette))
        named(self.check, _("Ask the networks whether they still let RadioDesk in"))
        self.told = label("", "muted", wraps=False)
        self._arrange()
        self.networks.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.networks.setCurrentRow(0)
        self.finished.connect(lambda _result: self.stop())

    @property
    def page(self) -> NetworkPage:
        """The network that is looked at."""
        return tuple(self._pages.values())[self.networks.currentRow()]

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is known."""
        super().showEvent(event)
        self.read()
        self.networks.setFocus()

    def read(self) -> None:
        """Every account as the library knows it."""
        known = self._session.library.accounts()
        for network, page in self._pages.items():
            here = [account for account in known if account.network == network]
            page.show_accounts(here, self._session.programme.zone)
            number = n_("{n} account", "{n} accounts", len(here))
            told = ("", number if here else _("not connected"))
            self.networks.show_network(network, told, ("muted", "ok" if here else "muted"))
        self.check.setEnabled(bool(known))

    def sign_in(self, network: str) -> None:
        """Let RadioDesk in with what is typed; the browser opens where the network wants that."""
        page, library, typed = self._pages[network], self._session.library, self._pages[network].typed()
        pages = _Pages()
        pages.wanted.connect(lambda address: self._open(page, address))

        def work(step: Step) -> object:
            from radiodesk.desk.accounts import let_in

            return let_in(library, network, typed, pages.wanted.emit, step)

        page.wait(_("Asking the network…"))
        self._signing_in = self._session.jobs.start_quietly(
            _("Sign in"), "network", work, lambda job: self._end(page, job)
        )

    def stop(self) -> None:
        """Wait no longer."""
        if self._signing_in is not None:
            self._signing_in.cancel()

    def ask_all(self) -> None:
        """Ask every network how it stands, beside all other work."""
        library = self._session.library

        def work(step: Step) -> object:
            from radiodesk.desk.accounts import renew_accounts

            return renew_accounts(library, datetime.now(UTC), step)

        self.check.setEnabled(False)
        self.told.setText(_("Asking…"))
        self._session.jobs.start_quietly(_("Ask the networks"), "network", work, self._tell)

    def remove(self, name: str) -> None:
        """Be let in there no more."""
        from radiodesk.desk.accounts import forget_account

        forget_account(self._session.library, name)
        self.read()

    def _page(self, page: NetworkPage) -> NetworkPage:
        page.wanted.connect(self.sign_in)
        page.stopped.connect(self.stop)
        page.removed.connect(self.remove)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.addWidget(area)
        return page

    def _open(self, page: NetworkPage, address: str) -> None:
        if isValid(page):
            page.wait(_("Say yes in your browser. If no page opens, copy this address: {page}").format(page=address))
            QDesktopServices.openUrl(QUrl(address))

    def _end(self, page: NetworkPage, job: Job) -> None:
        if not isValid(self):
            return
        self._signing_in = None
        page.be_ready(sentence(job.problem) if isinstance(job.problem, Problem) else "")
        if job.state is State.DONE:
            page.forget_secrets()
            self.read()

    def _tell(self, job: Job) -> None:
        if not isValid(self):
            return
        self.told.setText("")
        self.read()
        if job.state is State.DONE:
            states = {each.account.name: each for each in cast("tuple[AccountState, ...]", job.result)}
            for row in (row for page in self._pages.values() for row in page.rows if row.account.name in states):
                state = states[row.account.name]
                row.show_state(state.problem, state.ends_soon)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 0, 0)
        top.setSpacing(0)
        top.addWidget(self.networks)
        top.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.check)
        foot.addWidget(self.told)
        foot.addStretch(1)
        foot.addWidget(button(_("&Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top, 1)
        column.addLayout(foot)
