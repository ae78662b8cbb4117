"""What a person chooses about the program itself: language and colours."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from radiodesk.bahasa.words import LANGUAGES, _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.controls import label
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.model.words import N_
from radiodesk.settings.choices import Choices

PALETTES = {"system": N_("As the desktop"), "light": N_("Light"), "dark": N_("Dark")}


class PreferencesDialog(SheetDialog):
    """`choices` holds the new ones once it is accepted."""

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
        self.column.addWidget(label(_("The window is drawn anew at once; nothing you work on is lost."), "muted"))
        self.column.addStretch(1)

    def finish(self) -> None:
        """Nothing more: the choices are taken by the launcher."""

    def _take(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value}
        self.choices = replace(self.choices, **changed)
