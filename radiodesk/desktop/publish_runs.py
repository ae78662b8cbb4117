"""What the buttons of the publish page do: plan, publish, verify and roll back as jobs, with their results in words."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from shiboken6 import isValid

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.ahead import MakingAhead
from radiodesk.desktop.destinations.dialog import DestinationDialog
from radiodesk.desktop.destinations.secret_dialog import ask_secret
from radiodesk.desktop.later.section import LaterSection
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.publish_tab import PublishTab
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.addresses import FEED_FILE, episode_page, public_address
from radiodesk.model.episode import Episode
from radiodesk.model.plan_problems import TooMuchGone
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.model.sound import DEFAULT_PRESET

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.publishing import Receipt
    from radiodesk.desk.several import Outcome, Wish
    from radiodesk.desk.verifying import Verdict
    from radiodesk.feed.check import Finding

PROGRAMME_PLACE = "public_url"
"""The place to fix that stands for the settings of the programme."""


class PublishRuns(QObject):
    """Gives the publish page its work. `published` is emitted when something went out."""

    published = Signal()

    def __init__(self, session: Session, tab: PublishTab, palette: Palette) -> None:
        """Follows the session's open episode and its jobs."""
        super().__init__(tab)
        self._session, self._tab, self._palette = session, tab, palette
        self._run: Job | None = None
        self._told_of: tuple[int, int] | None = None
        self.later = LaterSection(session, tab, palette, self._start)
        tab.foot.addWidget(self.later)
        self.ahead = MakingAhead(session, tab.preset.currentData, self)
        self.ahead.ready.connect(tab.ready.setVisible)
        tab.preset.currentIndexChanged.connect(self.ahead.look_again)
        tab.set_up.clicked.connect(self.set_up_folder)
        tab.change.clicked.connect(self.change_destination)
        tab.see_plan.clicked.connect(self.plan)
        tab.go.clicked.connect(self.publish)
        tab.retry.clicked.connect(self.retry)
        tab.sending.stop_wanted.connect(self._stop)
        tab.verify.clicked.connect(self.verify)
        tab.back.clicked.connect(self.roll_back)
        tab.preset.currentIndexChanged.connect(lambda _at: tab.outcome.hide())
        tab.destination.currentTextChanged.connect(lambda _name: tab.outcome.hide())
        tab.destination.currentTextChanged.connect(lambda _name: tab.offer_others())
        tab.destination.currentTextChanged.connect(lambda _name: self._show_public())
        tab.destination.currentTextChanged.connect(lambda _name: self._recall_preset())
        session.episode_opened.connect(self._show_episode)
        session.episode_opened.connect(lambda _episode: self._recall_preset())
        session.episode_changed.connect(self._show_episode)
        session.job_changed.connect(self._show_job)
        session.list_changed.connect(self._show_public)
        session.programme_chosen.connect(lambda _programme: self._list_destinations(""))
        self._list_destinations("")

    def set_up_folder(self) -> None:
        """Ask for a place to publish to."""
        dialog = DestinationDialog(self._session, self._palette, self._tab)
        if dialog.run() and dialog.destination is not None:
            self._list_destinations(dialog.destination.name)

    def change_destination(self) -> None:
        """Change and test the chosen place."""
        known = self._session.library.destination(self._destination)
        dialog = DestinationDialog(self._session, self._palette, self._tab, known)
        if dialog.run() and dialog.destination is not None:
            self._list_destinations(dialog.destination.name)

    def plan(self) -> None:
        """Work out and show what publishing would do."""
        from radiodesk.desktop.publish_jobs import preparing

        if (episode := self._ready_episode()) is not None:
            work = preparing(self._session.library, self._wishes(episode))
            self._start(_("Plan “{title}”").format(title=episode.sheet.title), work, self._show_plan)

    def publish(self) -> None:
        """Publish the open episode to the chosen destination, and to those that are ticked."""
        if (episode := self._ready_episode()) is not None:
            self._send(_("Publish “{title}”").format(title=episode.sheet.title), self._wishes(episode))

    def retry(self) -> None:
        """Bring what failed to where it failed, whichever episode is open."""
        from radiodesk.desk.several import wishes_to_retry

        self._session.settling.emit()
        if wishes := wishes_to_retry(self._session.library):
            self._send(_("Try again what failed"), wishes)

    def verify(self) -> None:
        """Read everything public back."""
        from radiodesk.desktop.publish_jobs import looking_over

        work = looking_over(self._session.library, self._destination)
        self._start(_("Verify “{name}”").format(name=self._destination), work, self._show_verdict)

    def roll_back(self) -> None:
        """Make the previous public state public again."""
        from radiodesk.desktop.publish_jobs import going_back

        work = going_back(self._session.library, self._destination)
        self._start(_("Roll “{name}” back").format(name=self._destination), work, self._show_rolled_back)

    @property
    def _destination(self) -> str:
        return self._tab.destination.currentText()

    def _wishes(self, episode: Episode) -> "tuple[Wish, ...]":
        from radiodesk.desk.several import Wish

        names = (self._destination, *self._tab.also.names())
        return tuple(Wish(name, (episode.id,), self._tab.preset.currentData()) for name in names)

    def _send(self, title: str, wishes: "Sequence[Wish]") -> None:
        from radiodesk.desktop.publish_jobs import flows_for, going_out

        flows = flows_for(wishes)
        work = going_out(self._session.library, wishes, flows, self._tab.may_delete.isChecked())
        self._start(title, work, self._show_outcomes)
        self._tab.sending.begin([wish.destination for wish in wishes], flows)

    def _ready_episode(self) -> Episode | None:
        self._session.settling.emit()
        return self._session.episode if self._tab.go.isEnabled() else None

    def _start(self, title: str, work: Callable[[Step], object], show: Callable[[object], None]) -> None:
        def again() -> None:
            self._start(title, work, show)

        self._tab.outcome.hide()
        self.later.setEnabled(False)
        self._run = self._session.start(title, "audio", work, lambda job: self._finish(job, show, again))
        self._tab.show_progress(0.0, title)

    def _show_job(self, job: Job) -> None:
        if job is self._run and not job.state.is_over:
            self._tab.show_progress(job.progress, job.title)
            self._tab.sending.refresh()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _finish(self, job: Job, show: Callable[[object], None], again: Callable[[], None]) -> None:
        if not isValid(self._tab):  # the window was built anew in another language meanwhile
            return
        self._run = None
        self.later.setEnabled(True)
        self._tab.show_progress(None)
        self._tab.sending.end()
        self._tab.ask_to_delete(isinstance(job.problem, TooMuchGone))
        if job.state is State.DONE:
            show(job.result)
            QTimer.singleShot(0, self._tab, lambda: self._tab.ensureWidgetVisible(self._tab.outcome))
        self._refresh()
        if isinstance(job.problem, SecretNeeded) and ask_secret(job.problem, self._tab):
            again()

    def _show_plan(self, result: object) -> None:
        from radiodesk.desktop.publish_told import findings_of, must_be_asked, plan_told

        outcomes = cast("tuple[Outcome, ...]", result)
        heading, sentences, role = plan_told(outcomes)
        findings = findings_of(outcomes)
        places = {finding.sentence(): self._place_to_fix(finding) for finding in findings}
        self._tab.outcome.say(heading, (*sentences, *(each.sentence() for each in findings)), role, places)
        self._tab.ask_to_delete(must_be_asked(outcomes))

    def _place_to_fix(self, finding: "Finding") -> str:
        """The field of the open episode, or the programme's settings; a finding in another episode has none here."""
        if not finding.guid:
            return PROGRAMME_PLACE if finding.field else ""
        episode = self._session.episode
        return finding.field if episode is not None and episode.guid == finding.guid else ""

    def _show_outcomes(self, result: object) -> None:
        from radiodesk.desktop.publish_told import outcomes_told, roles_of

        outcomes = cast("tuple[Outcome, ...]", result)
        self._tab.outcome.say(*outcomes_told(outcomes), roles=roles_of(outcomes))

    def _show_receipt(self, result: object) -> None:
        from radiodesk.desktop.publish_told import receipt_told

        self._tab.outcome.say(*receipt_told(cast("Receipt", result)))

    def _show_rolled_back(self, result: object) -> None:
        from radiodesk.desktop.publish_told import rolled_back_told

        self._tab.outcome.say(*rolled_back_told(cast("Receipt", result)))

    def _show_verdict(self, result: object) -> None:
        verdict = cast("Verdict", result)
        heading, role = (_("Verified"), "ok") if verdict.is_well else (_("Not as it should be"), "error")
        notes = [fault.sentence() for fault in verdict.faults if fault.is_note]
        roles = {verdict.way: "muted", verdict.unasked: "muted", **dict.fromkeys(notes, "warn")}
        self._tab.outcome.say(heading, verdict.sentences(), role, roles=roles)
        self.later.remember(verdict)

    def _refresh(self) -> None:
        if self._session.episode is not None:
            self._session.reload()
        self._show_public()
        self.later.refresh()
        self._offer_retry()
        self.published.emit()

    def _offer_retry(self) -> None:
        from radiodesk.desk.several import wishes_to_retry

        self._tab.retry.setVisible(bool(wishes_to_retry(self._session.library)))

    def _show_episode(self, episode: Episode | None) -> None:
        state = (episode.id, episode.revision) if episode else None
        if state != self._told_of:  # what a plan said is true no longer
            self._tab.outcome.hide()
        self._told_of = state
        self._tab.show_points(self._session.points())
        self._show_public()

    def _recall_preset(self) -> None:
        """An episode that went out keeps its sound, unless someone chooses another."""
        here = self._session.episode
        live = self._session.library.live_edition(self._destination) if here and self._destination else None
        presets = {each.episode_id: each.preset for each in live.publications} if live else {}
        self._tab.choose_preset(presets.get(here.id, DEFAULT_PRESET) if here else DEFAULT_PRESET)

    def _list_destinations(self, name: str) -> None:
        known = self._session.library.destinations(self._session.programme.id)
        self._tab.show_destinations(known, name or self._destination)
        self._show_public()

    def _show_public(self) -> None:
        library, name = self._session.library, self._destination
        live = library.live_edition(name) if name else None
        own_url = library.destination(name).public_url if name else ""
        self._tab.show_address(own_url or self._session.programme.public_url)
        for control in (self._tab.verify, self._tab.back):
            control.setVisible(live is not None)
        if live is None:
            self._tab.place.hide()
            return
        from radiodesk.desktop.publish_jobs import folder_of

        destination = library.destination(name)
        folder = folder_of(destination)
        here = self._session.episode
        page = next(
            (episode_page(each.slug) for each in live.publications if here and each.episode_id == here.id), None
        )
        since = _("Public since {moment}").format(
            moment=long_moment(in_zone(live.made_at, self._session.programme.zone), language())
        )
        public_url = destination.public_url or self._session.programme.public_url
        feed_url = public_address(public_url, FEED_FILE)
        local = QUrl.fromLocalFile(str(folder)) if folder else None
        self._tab.place.show_place(since, local, _page_url(folder, public_url, page) if page else None, feed_url)


def _page_url(folder: Path | None, public_url: str, page: str) -> QUrl:
    """What to open for a page: the file of this computer, or the page as the public sees it."""
    return QUrl.fromLocalFile(str(folder / page)) if folder else QUrl(public_address(public_url, page))
