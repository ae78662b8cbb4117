"""The optional helper beside a post: what would be sent is read first, and its draft is taken over or not."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import GAP, button, label, named, set_role
from radiodesk.desktop.field import counted
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job
from radiodesk.model.problems import Problem

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.social.drafts import Draft
    from radiodesk.social.rewriting import Rewritten, Sent

SIZE = (760, 560)


class HelperDialog(QDialog):
    """First what would be sent, word for word; then the machine's draft. `taken` carries the text that is wanted."""

    taken = Signal(str)

    def __init__(self, session: Session, draft: "Draft", text: str, parent: QWidget | None = None) -> None:
        """About a post as it stands in the field. Raises `HelperOff`."""
        from radiodesk.desk.rewriting import helper, shown_before
        from radiodesk.social.networks import NETWORKS

        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._draft = session, replace(draft, text=text)
        self._sent: Sent = shown_before(self._draft)
        self._job: Job | None = None
        network = NETWORKS[draft.network].label
        self.setWindowTitle(_("Helper for the post on {network}").format(network=network))
        self.resize(*SIZE)
        self.head = label(_("Exactly this goes to {address}, and nothing else:").format(address=helper().address))
        self.text = named(QPlainTextEdit(self._sent.shown()), _("What would be sent"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.counter = label("", "muted", wraps=False)
        self.told = label("", "muted")
        self.told.hide()
        self.send = button(_("Send"), self._send, "primary")
        self.take = button(_("Take it over"), self._take, "primary")
        self.take.hide()
        self._arrange()

    def _send(self) -> None:
        from radiodesk.desk.rewriting import rewrite

        self.send.setEnabled(False)
        self._tell(_("The helper is writing…"), "muted")
        draft, sent = self._draft, self._sent
        self._job = self._session.start(_("Helper"), "network", lambda _step: rewrite(draft, sent), self._show)

    def _show(self, job: Job) -> None:
        if job is not self._job:
            return
        self.send.setEnabled(True)
        if job.result is None:
            told = sentence(job.problem) if isinstance(job.problem, Problem) else _("Stopped.")
            self._tell(told, "error")
            return
        self._show_draft(cast("Rewritten", job.result))

    def _show_draft(self, done: "Rewritten") -> None:
        self.head.setText(_("Machine draft: read it before it is posted."))
        named(self.text, _("Machine draft"))
        self.text.setPlainText(done.text)
        self.counter.setText(counted(done.count.used, done.count.limit))
        set_role(self.counter, "muted" if done.count.fits else "error")
        self._tell("\n".join(each.sentence() for each in done.cautions), "error")
        self.told.setVisible(bool(done.cautions))
        self.send.hide()
        self.take.show()
        self.take.setFocus()

    def _take(self) -> None:
        self.taken.emit(self.text.toPlainText())
        self.close()

    def _tell(self, text: str, role: str) -> None:
        set_role(self.told, role)
        self.told.setText(text)
        self.told.show()

    def _arrange(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.counter)
        foot.addStretch(1)
        foot.addWidget(self.send)
        foot.addWidget(self.take)
        foot.addWidget(button(_("Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
