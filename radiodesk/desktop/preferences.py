"""What a person chooses about the program itself: language, colours, and where it sounds."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from radiodesk.bahasa.words import LANGUAGES, _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.controls import label
from radiodesk.desktop.device_field import DeviceField
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.model.words import N_
from radiodesk.settings.choices import Choices
from radiodesk.settings.hearing import load_hearing, save_hearing

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
        self.hearing = load_hearing()
        self.device = DeviceField("device", _("Play &through"), self.hearing.device)
        self.device.committed.connect(self._take_device)
        self.column.addWidget(self.device)
        self.column.addWidget(label(_("The window is drawn anew at once; nothing you work on is lost."), "muted"))
        self.column.addStretch(1)

    def finish(self) -> None:
        """Keep how to listen; the choices are taken by the launcher."""
        save_hearing(self.hearing)

    def _take(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value}
        self.choices = replace(self.choices, **changed)

    def _take_device(self, _name: str, device: object) -> None:
        self.hearing = replace(self.hearing, device=str(device))
