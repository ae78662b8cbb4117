"""Set up a place to publish a programme to, and test it: by kind, with what its server asks for."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from radiodesk.bahasa.slugs import slug_of
from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import button, label
from radiodesk.desktop.destinations.form import DestinationForm
from radiodesk.desktop.destinations.trial_view import TrialView
from radiodesk.desktop.field import line_field
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.sheet_dialog import HIGHEST_PX, SheetDialog
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.problems import NotFilledIn, Problem
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination
from radiodesk.model.server_problems import HostKeyChanged, HostKeyUnknown
from radiodesk.model.words import N_
from radiodesk.publish.address import read_address

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.publish.trial import Tried

PUBLIC = "public"

WIDTH_PX = 860


class _News(QObject):
    """Carries the steps of a test from its thread to the window's; outlives a dialog that was closed meanwhile."""

    told = Signal(object)


class DestinationDialog(SheetDialog):
    """Asks for the name and the place, and tests it. `destination` is set once it is accepted."""

    def __init__(
        self, session: Session, palette: Palette, parent: QWidget | None = None, known: Destination | None = None
    ) -> None:
        """Show a `known` destination, else propose the folder `public` in the library."""
        title = _("Change a destination") if known else _("Set up a destination")
        super().__init__(title, _("Apply") if known else _("Set up"), parent, WIDTH_PX)
        self._session, self._programme = session, session.programme
        self._known = known or Destination("", "", programme_id=self._programme.id)
        self.destination: Destination | None = None
        self._test: Job | None = None
        self._fingerprint = self._asked_about = self._known.host_key
        self.name = line_field("name", _("&Name"), hint=_("Under this name you choose it later."))
        self.form = DestinationForm(palette)
        self.public_url = line_field("public_url", _("&Public address"), hint=_("Where listeners find this place."))
        self.test = button(_("&Test the connection"), self.try_out)
        self.trial = TrialView(palette)
        self.trial.confirmed.connect(self._confirm)
        self.form.changed.connect(self._forget_test)
        self.finished.connect(lambda _result: self._stop())
        self._arrange()
        self._fill_in(known)
        self._session.jobs.start_quietly("key store", "store", _look_for_key_store, self._tell_of_key_store)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as a sheet may be from the beginning: nothing moves when another kind is chosen."""
        super().showEvent(event)
        self.resize(self.width(), HIGHEST_PX)

    def finish(self) -> None:
        """Remember the destination, and its password where passwords are kept. Raises `NotFilledIn`, `BadValue`."""
        from radiodesk.desk.destinations import keep_destination

        self.destination = keep_destination(self._session.library, self._wanted(), self.form.typed_secret())

    def try_out(self) -> None:
        """Test what is filled in, without keeping it."""
        self._stop()
        try:
            wanted = self._wanted()
        except Problem as problem:
            self.trial.fail(sentence(problem))
            return
        self.trial.begin(is_running=True)
        news, library, secret = _News(), self._session.library, self.form.typed_secret()
        news.told.connect(self.trial.show_step)

        def work(step: Step) -> object:
            from radiodesk.desk.destinations import try_out_place

            def tell(tried: "Tried") -> None:
                step(0, 1)
                news.told.emit(tried)

            return try_out_place(library, wanted, tell, secret)

        title = _("Test “{name}”").format(name=wanted.name)
        self._test = self._session.jobs.start_quietly(title, "network", work, self._end_test)

    def _wanted(self) -> Destination:
        name = self.name.text().strip()
        if not name:
            raise NotFilledIn(field=N_("The name of the destination"))
        public_url = self.public_url.text().strip()
        own = "" if public_url.rstrip("/") == self._programme.public_url.rstrip("/") else public_url
        url = self.form.address().text
        return replace(self._known, name=name, url=url, public_url=own, host_key=self._fingerprint)

    def _end_test(self, job: Job) -> None:
        if not isValid(self) or job is not self._test:
            return
        self._test = None
        if job.state is State.DONE:
            self.trial.end(cast("tuple[Tried, ...]", job.result))
        elif isinstance(job.problem, HostKeyUnknown | HostKeyChanged):
            self.trial.begin(is_running=False)
            self._asked_about = job.problem.facts["fingerprint"]
            self.trial.ask(sentence(job.problem))
        elif isinstance(job.problem, Problem):
            self.trial.fail(sentence(job.problem))
        else:
            self.trial.fail(_("The test broke off; the log says why."))

    def _confirm(self) -> None:
        self._fingerprint = self._asked_about
        self.try_out()

    def _forget_test(self) -> None:
        self._stop()
        self.trial.begin(is_running=False)

    def _stop(self) -> None:
        if self._test is not None:
            self._test.cancel()
            self._test = None

    def _tell_of_key_store(self, job: Job) -> None:
        if not isValid(self) or job.state is not State.DONE:
            return
        kept = _("It is kept in the key store of this system, nowhere else.")
        asked = _("This system has no key store that is safe, so it is asked for each time.")
        self.form.say_about_secret(kept if job.result else asked)

    def _fill_in(self, known: Destination | None) -> None:
        library = self._session.library
        folder = unused_folder(library, self._programme)
        self.name.show_value(known.name if known else _("public") if folder == PUBLIC else folder)
        self.form.show_address(read_address(known.url if known else str(library.root / folder)))
        self.public_url.show_value((known.public_url if known else "") or self._programme.public_url)

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        for widget in (self.name, self.form, self.public_url):
            left.addWidget(widget)
        right.addWidget(label(_("Does it work?"), "heading"))
        right.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.trial, 1)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.column.addLayout(row)


def unused_folder(library: Library, programme: Programme) -> str:
    """The folder to propose: `public`, or one named after a further programme, for two cannot share one."""
    is_first = programme.id == library.programme().id
    return PUBLIC if is_first else f"{PUBLIC}-{slug_of(programme.title, str(programme.id))}"


def _look_for_key_store(_step: Step) -> bool:
    from radiodesk.settings.secrets import has_key_store

    return has_key_store()
