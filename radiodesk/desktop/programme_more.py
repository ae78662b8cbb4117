"""More about the programme: what only some desks fill in, folded away until somebody wants it."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desk.particulars import FORMS
from radiodesk.desktop.choice_field import ChoiceField, YesField
from radiodesk.desktop.controls import button, pass_undo_on
from radiodesk.desktop.field import Field, TextField, lay_in_rows
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.people_field import PeopleField
from radiodesk.model.words import N_

SMALL_FORMS = {
    "": N_("None: the audio goes out in one form"),
    "opus": N_("Opus, 32 kbit/s: sounds best, for newer apps"),
    "m4a": N_("AAC, 32 kbit/s: plays everywhere"),
}
"""By the values of `SMALL_AUDIO`."""

LINES_HEIGHT = 64
SWATCH = 32

ROWS = (
    ("slot",),
    ("small_audio",),
    ("people",),
    ("places", "seasons"),
    ("colour", "colour_second"),
    ("copyright",),
    ("license", "license_url"),
    ("funding", "comments"),
    ("publisher", "podroll"),
    ("remarks", "hubs"),
    ("new_feed_url",),
    ("is_complete", "is_blocked"),
)


class MoreAboutProgramme(QWidget):
    """A button and, once it is pressed, the fields below it."""

    def __init__(self, palette: Palette) -> None:
        """Begin folded."""
        super().__init__()
        self.fields = {field.name: field for field in _make_fields(palette)}
        self.unfold = button(_("&More about the programme…"), self.show_all, "link")
        self._page = QWidget()
        rows = QVBoxLayout(self._page)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(12)
        lay_in_rows(self.fields, ROWS, rows)
        self._page.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.unfold)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._page)

    def show_all(self) -> None:
        """Unfold; the keyboard goes to the first field."""
        self._page.show()
        self.unfold.hide()
        self.fields[ROWS[0][0]].focus()

    def insist_on_sense(self) -> None:
        """Raise the `BadValue` of the first field in which something stands that cannot be understood."""
        for name, field in self.fields.items():
            if isinstance(field, TextField):
                FORMS[name].read(field.text())


class ColourField(TextField):
    """A colour as #rrggbb, shown beside what is typed."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        """`name` is one of `FORMS`."""
        line = QLineEdit()
        super().__init__(name, caption, line, FORMS[name].read, FORMS[name].write, hint)
        self.swatch = QLabel()
        self.swatch.setFixedSize(SWATCH, SWATCH)
        self.body.addWidget(self.swatch)
        line.textChanged.connect(self._show_colour)

    def _show_colour(self) -> None:
        colour = QColor(FORMS[self.name].read(self.text()))
        self.swatch.setStyleSheet(f"background: {colour.name()}; border-radius: 4px;" if colour.isValid() else "")


def _line(name: str, caption: str, hint: str = "") -> TextField:
    return TextField(name, caption, QLineEdit(), FORMS[name].read, FORMS[name].write, hint)


def _lines(name: str, caption: str, hint: str) -> TextField:
    control = QPlainTextEdit()
    control.setUndoRedoEnabled(False)
    control.setTabChangesFocus(True)
    control.setFixedHeight(LINES_HEIGHT)
    pass_undo_on(control)
    return TextField(name, caption, control, FORMS[name].read, FORMS[name].write, hint)


def _make_fields(palette: Palette) -> tuple[Field, ...]:
    return (
        _line("slot", _("On air"), _("Such as: Friday 15.00; or: first and third Thursday 15.00")),
        ChoiceField("small_audio", _("A small form of the audio, for bad internet"), SMALL_FORMS),
        PeopleField(_("Heard in every episode"), palette),
        _lines("places", _("Places"), _("One a line, such as: Banjarmasin; -3.32,114.59; ID")),
        _lines("seasons", _("Names of the seasons"), _("One a line, such as: 1; First year")),
        ColourField("colour", _("First colour"), _("Such as #0b3d91; the pages take it on")),
        ColourField("colour_second", _("Second colour"), _("For what stands out")),
        _line("copyright", _("Holder of the copyright"), _("Only the name, without sign and year")),
        _line("license", _("Licence"), _("Such as: cc-by-4.0")),
        _line("license_url", _("Where the licence can be read")),
        _lines("funding", _("Support"), _("One a line, such as: Support us; https://contoh.example/dukung")),
        _line("comments", _("Comments"), _("Address of the post below which they stand, or: disabled")),
        _line("publisher", _("Belongs to"), _("Feed of the station or publisher, such as: Radio; https://…")),
        _lines("podroll", _("Programmes you recommend"), _("One feed a line, such as: Suara Desa; https://…")),
        _lines("remarks", _("Lines for services"), _("Such as: applepodcastsverify; and the code you were given")),
        _lines("hubs", _("Hubs"), _("WebSub, one address a line; they tell apps, and learn when you publish")),
        _line("new_feed_url", _("The feed moves to"), _("Only when the programme moves: apps follow to this address")),
        YesField("is_complete", _("The programme has ended")),
        YesField("is_blocked", _("Keep it out of the directories")),
    )
