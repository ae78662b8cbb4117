"""The steps of a test of a connection as they come: a tick, a warning or a cross, and a sentence where it needs one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, clear, label, named, set_role
from radiodesk.desktop.icons import picture
from radiodesk.desktop.palettes import Palette
from radiodesk.model.words import N_
from radiodesk.publish.trial import Outcome, Tried, Trying

SIGN_PX = 18

SIGNS = {
    None: ("open_point", "muted", N_("not tried yet")),
    Outcome.GOOD: ("check", "ok", N_("works")),
    Outcome.COSTS: ("warn", "warn", N_("works, at a cost")),
    Outcome.FAILED: ("close", "error", N_("does not work")),
}
"""Drawing, colour and words: nobody has to tell colours apart."""

VERDICTS = {
    None: ("muted", N_("Test the connection before you rely on it: a small file is written, read and deleted.")),
    Outcome.GOOD: ("ok", N_("Everything works.")),
    Outcome.COSTS: ("warn", N_("It works. What is marked costs something, or is worth putting right.")),
    Outcome.FAILED: ("error", N_("It does not work yet.")),
}


class TrialView(QWidget):
    """All steps from the beginning, so that one sees how far it is. `confirmed` is emitted for the key of a server."""

    confirmed = Signal()

    def __init__(self, palette: Palette) -> None:
        """Begin with nothing tried."""
        super().__init__()
        self._palette = palette
        self._done: dict[Trying, Tried] = {}
        self._is_running = False
        self.verdict = label("", "muted")
        self.question = label("", "warn")
        self.yes = button(_("Yes, this is the key of my host"), self.confirmed.emit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.verdict)
        column.addWidget(self.question)
        column.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.begin(is_running=False)

    def begin(self, *, is_running: bool) -> None:
        """Forget what was tried; a test `is_running` now, or nothing is known."""
        self._done, self._is_running = {}, is_running
        self.ask("")
        self._show()

    def show_step(self, tried: Tried) -> None:
        """One more step is done."""
        self._done[tried.what] = tried
        self._show()

    def end(self, tried: Sequence[Tried]) -> None:
        """All is done."""
        self._done, self._is_running = {each.what: each for each in tried}, False
        self._show()

    def fail(self, said: str) -> None:
        """It could not even begin."""
        self.begin(is_running=False)
        self.verdict.setText(said)
        set_role(self.verdict, "error")

    def ask(self, question: str) -> None:
        """Ask about the key of a server; nothing for an empty question."""
        self.question.setText(question)
        self.question.setVisible(bool(question))
        self.yes.setVisible(bool(question))
        if question:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        role, text = VERDICTS[self._worst()]
        self.verdict.setText(_("Testing…") if self._is_running else _(text))
        set_role(self.verdict, "muted" if self._is_running else role)
        clear(self._rows)
        for what in Trying:
            self._rows.addLayout(self._row(what))

    def _worst(self) -> Outcome | None:
        outcomes = {each.outcome for each in self._done.values()}
        return next((each for each in (Outcome.FAILED, Outcome.COSTS, Outcome.GOOD) if each in outcomes), None)

    def _row(self, what: Trying) -> QHBoxLayout:
        tried = self._done.get(what)
        drawing, colour, state = SIGNS[tried.outcome if tried else None]
        sign = named(QLabel(), _(state))
        sign.setFixedSize(QSize(SIGN_PX + 6, SIGN_PX + 6))
        sign.setPixmap(picture(drawing, self._palette, colour, SIGN_PX, self.devicePixelRatioF()))
        said = QVBoxLayout()
        said.setSpacing(2)
        title = label(_(what.value), "" if tried else "muted")
        title.setAccessibleName(f"{_(what.value)}: {_(state)}")
        said.addWidget(title)
        if tried and tried.said:
            said.addWidget(label(tried.said, colour))
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        return row
