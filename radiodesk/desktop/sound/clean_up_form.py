"""The clean-up of an episode's recording: five gentle amounts, and the frequency of the mains."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.controls import label
from radiodesk.desktop.field import Field
from radiodesk.desktop.session import Session
from radiodesk.desktop.sound.amount_field import AmountField
from radiodesk.model.episode import Episode
from radiodesk.model.words import N_

AMOUNTS = {
    "noise": (N_("Noi&se"), N_("Hiss, fans, a telephone line. It is learnt from the pauses.")),
    "hum": (N_("&Hum"), N_("The mains and its overtones.")),
    "rumble": (N_("R&umble"), N_("Wind, traffic, knocks on the table.")),
    "clicks": (N_("Clic&ks"), N_("Clicks and crackle.")),
    "levelling": (N_("&Level voices"), N_("Brings near and far voices closer to one another.")),
}
"""What each is called and good for, the most wanted first."""

MAINS = {50: N_("50 Hz (Indonesia)"), 60: N_("60 Hz")}


class CleanUpForm(QWidget):
    """Each change is one step of the history. What is played follows."""

    def __init__(self, session: Session) -> None:
        """For the episode that `session` has open."""
        super().__init__()
        self._session = session
        amounts = (AmountField(name, _(caption), _(hint)) for name, (caption, hint) in AMOUNTS.items())
        mains = {str(hz): text for hz, text in MAINS.items()}
        self.fields: dict[str, Field] = {field.name: field for field in amounts}
        self.fields["hum_hz"] = ChoiceField("hum_hz", _("&Mains"), mains)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("Clean up the sound"), "heading"))
        for field in self.fields.values():
            column.addWidget(field)
            field.committed.connect(self._commit)
            session.settling.connect(field.settle)

    def show_episode(self, episode: Episode) -> None:
        """Show what is stored."""
        clean_up = episode.sheet.edits.clean_up
        for name in AMOUNTS:
            self.fields[name].show_value(float(getattr(clean_up, name)))
        self.fields["hum_hz"].show_value(str(clean_up.hum_hz))
        self.fields["hum_hz"].setVisible(bool(clean_up.hum))

    def _commit(self, name: str, value: object) -> None:
        episode = self._session.episode
        if episode is not None:
            edits = episode.sheet.edits
            fields: dict[str, Any] = {name: int(str(value)) if name == "hum_hz" else value}
            clean_up = replace(edits.clean_up, **fields)
            label_text = _("No clean-up") if clean_up.is_off else _("Clean up")
            self._session.change(label_text, edits=replace(edits, clean_up=clean_up))
