"""What a person chooses about the program itself: language, colours, and where it sounds."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from radiodesk.bahasa.words import LANGUAGES, _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.controls import label
from radiodesk.desktop.device_field import DeviceField
from radiodesk.desktop.field import TextField
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.model.words import N_
from radiodesk.settings.choices import Choices
from radiodesk.settings.hearing import load_hearing, save_hearing
from radiodesk.settings.lines import Sending, load_sending, save_sending

LIMITS = {
    "0": N_("As fast as the line goes"),
    "5000": N_("At most 5 MB/s"),
    "2000": N_("At most 2 MB/s"),
    "1000": N_("At most 1 MB/s"),
    "500": N_("At most 500 kB/s"),
    "250": N_("At most 250 kB/s"),
    "100": N_("At most 100 kB/s"),
}
"""How fast publishing may send, in kB/s: others in the office use the same line."""

PALETTES = {"system": N_("As the desktop"), "light": N_("Light"), "dark": N_("Dark")}


class PreferencesDialog(SheetDialog):
    """`choices` holds the new ones once it is accepted, `hearing` how to listen."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        """Show the present ones."""
        super().__init__(_("Preferences"), _("Apply"), parent, 420)
        self.choices = choices
        self.language = ChoiceField("language", _("&Language of the program"), LANGUAGES)
        self.palette_ = ChoiceField("palette", _("&Colours"), PALETTES)
        for field in (self.language, self.palette_):
            field.show_value(getattr(choices, field.name))
            field.committed.connect(self._take)
            self.column.addWidget(field)
        self.office = TextField("office", _("Your &office, for the history of publishing"), QLineEdit())
        self.office.show_value(choices.office)
        self.office.committed.connect(self._take)
        self.column.addWidget(self.office)
        self.hearing = load_hearing()
        self.device = DeviceField("device", _("Play &through"), self.hearing.device)
        self.device.committed.connect(self._take_device)
        self.column.addWidget(self.device)
        self.sending = load_sending()
        self.limit = ChoiceField("limit_kbps", _("Speed of p&ublishing"), _with_own(self.sending.limit_kbps))
        self.limit.show_value(str(self.sending.limit_kbps))
        self.limit.committed.connect(self._take_limit)
        self.column.addWidget(self.limit)
        self.column.addWidget(label(_("The window is drawn anew at once; nothing you work on is lost."), "muted"))
        self.column.addStretch(1)

    def finish(self) -> None:
        """Keep how to listen and how fast to send; the choices are taken by the launcher."""
        self.office.settle()
        save_hearing(self.hearing)
        save_sending(self.sending)

    def _take(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value}
        self.choices = replace(self.choices, **changed)

    def _take_device(self, _name: str, device: object) -> None:
        self.hearing = replace(self.hearing, device=str(device))

    def _take_limit(self, _name: str, limit_kbps: object) -> None:
        self.sending = Sending(int(str(limit_kbps)))


def _with_own(limit_kbps: int) -> dict[str, str]:
    """The usual limits, and the one that is set, if it is another."""
    return {str(limit_kbps): f"{limit_kbps} kB/s", **LIMITS} if str(limit_kbps) not in LIMITS else LIMITS
