"""What the buttons of the publish page do: plan, publish, verify and roll back as jobs, with their results in words."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from shiboken6 import isValid

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import _, language, n_
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
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.model.sound import DEFAULT_PRESET

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.publishing import Proposal, Receipt
    from radiodesk.desk.verifying import Verdict
    from radiodesk.feed.check import Finding
    from radiodesk.publish.verify import Fault

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
        self.later.show_result = self._show_repaired
        tab.foot.addWidget(self.later)
        self.ahead = MakingAhead(session, tab.preset.currentData, self)
        self.ahead.ready.connect(tab.ready.setVisible)
        tab.preset.currentIndexChanged.connect(self.ahead.look_again)
        tab.set_up.clicked.connect(self.set_up_folder)
        tab.change.clicked.connect(self.change_destination)
        tab.see_plan.clicked.connect(self.plan)
        tab.go.clicked.connect(self.publish)
        tab.verify.clicked.connect(self.verify)
        tab.back.clicked.connect(self.roll_back)
        tab.preset.currentIndexChanged.connect(lambda _at: tab.outcome.hide())
        tab.destination.currentTextChanged.connect(lambda _name: tab.outcome.hide())
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
        from radiodesk.desktop.publish_jobs import Wish, preparing

        if (episode := self._ready_episode()) is not None:
            wish = Wish(episode.id, self._destination, self._tab.preset.currentData())
            work = preparing(self._session.library, wish)
            self._start(_("Plan “{title}”").format(title=episode.sheet.title), work, self._show_plan)

    def publish(self) -> None:
        """Publish the open episode."""
        from radiodesk.desktop.publish_jobs import Wish, going_out

        if (episode := self._ready_episode()) is not None:
            wish = Wish(episode.id, self._destination, self._tab.preset.currentData())
            work = going_out(self._session.library, wish)
            self._start(_("Publish “{title}”").format(title=episode.sheet.title), work, self._show_receipt)

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

    def _finish(self, job: Job, show: Callable[[object], None], again: Callable[[], None]) -> None:
        if not isValid(self._tab):  # the window was built anew in another language meanwhile
            return
        self._run = None
        self.later.setEnabled(True)
        self._tab.show_progress(None)
        if job.state is State.DONE:
            show(job.result)
            QTimer.singleShot(0, self._tab, lambda: self._tab.ensureWidgetVisible(self._tab.outcome))
        self._refresh()
        if isinstance(job.problem, SecretNeeded) and ask_secret(job.problem, self._tab):
            again()

    def _show_plan(self, result: object) -> None:
        from radiodesk.publish.describe import describe

        proposal = cast("Proposal", result)
        findings = tuple(finding.sentence() for finding in proposal.findings)
        places = {finding.sentence(): self._place_to_fix(finding) for finding in proposal.findings}
        listeners = n_(
            "Listeners will see {n} episode.", "Listeners will see {n} episodes.", len(proposal.publications)
        )
        self._tab.outcome.say(_("This would happen"), (*describe(proposal.plan), listeners, *findings), fixes=places)

    def _place_to_fix(self, finding: "Finding") -> str:
        """The field of the open episode, or the programme's settings; a finding in another episode has none here."""
        if not finding.guid:
            return PROGRAMME_PLACE if finding.field else ""
        episode = self._session.episode
        return finding.field if episode is not None and episode.guid == finding.guid else ""

    def _show_receipt(self, result: object) -> None:
        receipt = cast("Receipt", result)
        if receipt.faults:
            self._show_faults(receipt.faults)
            return
        sent = n_("{n} file was sent", "{n} files were sent", len(receipt.plan.puts))
        proof = _("{sent} and read back; everything is as it should be.").format(sent=sent)
        self._tab.outcome.say(_("Published"), (proof, *receipt.page_urls), "ok")

    def _show_rolled_back(self, result: object) -> None:
        receipt = cast("Receipt", result)
        if receipt.faults:
            self._show_faults(receipt.faults)
        else:
            self._tab.outcome.say(_("Rolled back"), (_("The previous state is public again."),), "ok")

    def _show_faults(self, faults: "tuple[Fault, ...]") -> None:
        self._tab.outcome.say(_("Not as it should be"), [fault.sentence() for fault in faults], "error")

    def _show_verdict(self, result: object) -> None:
        verdict = cast("Verdict", result)
        heading, role = (_("Verified"), "ok") if verdict.is_well else (_("Not as it should be"), "error")
        self._tab.outcome.say(heading, verdict.sentences(), role)
        self.later.remember(verdict)

    def _show_repaired(self, result: object) -> None:
        self.later.remember(None)
        if result is not None:
            self._show_receipt(result)

    def _refresh(self) -> None:
        if self._session.episode is not None:
            self._session.reload()
        self._show_public()
        self.later.refresh()
        self.published.emit()

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
