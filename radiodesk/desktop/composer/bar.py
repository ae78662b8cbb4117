"""The head of the composer: how all posts begin, and what can be done with all that are sound."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.dispatch import Dispatch
from radiodesk.desktop.controls import GAP, button, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.angle_row import AngleRow

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.social.sayings import Saying


class ComposerBar(QWidget):
    """`angle_chosen` carries an angle for all networks, `hear` a second of the episode."""

    angle_chosen = Signal(str)
    hear = Signal(float)
    queue_wanted = Signal()

    def __init__(self, dispatch: Dispatch, palette: Palette) -> None:
        """`dispatch` does what the buttons say."""
        super().__init__()
        self._palette = palette
        self.angles = AngleRow(palette)
        self.retry = self._button(_("Try again"), _("Try again only what failed"), "redo", dispatch.retry_failed)
        self.queue = self._button(
            _("Queue"), _("Everything on its way, over all episodes"), "list", self.queue_wanted.emit
        )
        self.approve = self._button(
            _("Approve all"), _("Approve every post that is sound"), "check", dispatch.approve_all
        )
        self.schedule = self._button(
            _("Schedule all…"), _("Schedule every post that is sound"), "calendar", dispatch.schedule_all
        )
        self.post = button(_("Post all"), dispatch.post_all, "primary", icon("publish", palette, "accent_text"))
        named(self.post, _("Post everything that is sound now"))
        self.retry.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.angles, 1)
        for each in (self.retry, self.queue, self.approve, self.schedule, self.post):
            row.addWidget(each)
        self.angles.chosen.connect(lambda: self.angle_chosen.emit(self.angles.angle))
        self.angles.hear.connect(self.hear)

    def show_angles(self, there: Collection[str], chosen: str, said: "Saying | None") -> None:
        """How posts can begin, how most do, and what they quote."""
        self.angles.show_angles(there, chosen)
        self.angles.show_said(said)

    def show_failed(self, number: int) -> None:
        """Offer to try again what failed."""
        self.retry.setVisible(number > 0)

    def _button(self, text: str, name: str, sign: str, act: Callable[[], object]) -> QPushButton:
        return named(button(text, act, icon=icon(sign, self._palette)), name)
