"""Posting by hand in a few clicks: text and page, file, description, and what comes next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.assist import DONE, NEXT, Step, next_step, steps_for
from radiodesk.desktop.composer.phone import HINTS
from radiodesk.desktop.controls import GAP, button, icon_button, label, named, set_role
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.model.words import N_

BUTTONS: dict[Step, tuple[str, str]] = {
    "text": (N_("Text"), N_("Copy the post and open the page of {network} to paste it")),
    "file": (N_("File"), N_("Copy the file for {network}")),
    "alt": (N_("Alt text"), N_("Copy the description of the picture for {network}")),
}
"""What stands on them, and what they do."""


class AssistStrip(QWidget):
    """`act` does a step; the strip remembers which were done since another post was shown."""

    def __init__(self, network: str, palette: Palette, act: Callable[[str], object]) -> None:
        """`act` is told a step, or "show" or "phone"."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self._title, self._act = NETWORKS[network].label, act
        self._steps: tuple[Step, ...] = ()
        self._done: set[Step] = set()
        self.next = label("", "caption")
        self.buttons = {step: self._button(step) for step in BUTTONS}
        self.phone = icon_button(
            icon("phone", palette), _("{network} on the phone").format(network=self._title), partial(act, "phone")
        )
        self.phone.setVisible(network in HINTS)
        self._arrange()

    def show_steps(self, *, has_file: bool, has_alt: bool, is_proven: bool) -> None:
        """The steps of the post as it is now."""
        self._steps = steps_for(has_file, has_alt)
        self._done = (self._done - {"link"}) | ({"link"} if is_proven else set())
        for step, each in self.buttons.items():
            each.setVisible(step in self._steps)
            number = self._steps.index(step) + 1 if step in self._steps else 0
            each.setText(f"{number} {_(BUTTONS[step][0])}")
        self._say()

    def begin_anew(self) -> None:
        """Another post is shown, or other words."""
        self._done.clear()
        self._say()

    def _take(self, step: Step) -> None:
        self._act(step)
        self._done.add(step)
        self._say()

    def _say(self) -> None:
        step = next_step(self._steps, self._done) if self._steps else None
        self.next.setText(_(NEXT[step]).format(network=self._title) if step else _(DONE))
        set_role(self.next, "caption" if step else "ok")
        for each, push in self.buttons.items():
            set_role(push, "primary" if each == step else "plain", "kind")

    def _button(self, step: Step) -> QPushButton:
        made = button(_(BUTTONS[step][0]), partial(self._take, step))
        return named(made, _(BUTTONS[step][1]).format(network=self._title))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        for each in self.buttons.values():
            row.addWidget(each, 1)
        row.addWidget(self.phone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.next)
        column.addLayout(row)
