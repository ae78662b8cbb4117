"""Take one more programme into the open library: its title and its address on the web."""

from urllib.parse import urljoin

from PySide6.QtWidgets import QWidget

from radiodesk.bahasa.slugs import slug_of
from radiodesk.bahasa.words import LANGUAGES, _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.controls import label
from radiodesk.desktop.field import line_field
from radiodesk.desktop.session import Session
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.model.programme import Programme

UNNAMED = "program"


class NewProgrammeDialog(SheetDialog):
    """The address follows the title until someone types there. The session works on the new programme afterwards."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin with an empty title, beside the programme that is worked on."""
        super().__init__(_("New programme in this library"), _("Create"), parent)
        self._session, self._beside, self._proposed = session, session.programme, ""
        self.title = line_field("title", _("&Title of the programme"))
        hint = _("Where the public will find feed and pages: another address than that of every other programme.")
        self.url = line_field("url", _("&Address on the web"), hint=hint)
        self.language = ChoiceField("language", _("&Language of the programme"), LANGUAGES)
        self.language.show_value(self._beside.language)
        for field in (self.title, self.url, self.language):
            self.column.addWidget(field)
        taken_over = _("Station, author, e-mail, category and time zone are those of “{title}” until you change them.")
        self.column.addWidget(label(taken_over.format(title=self._beside.title), "muted"))
        self.column.addWidget(label(_("A programme stays in its library: it cannot be deleted."), "muted"))
        self.title.committed.connect(lambda _name, _title: self._propose())
        self._propose()
        self.column.addStretch(1)

    def finish(self) -> None:
        """Take it in, and work on it. Raises `NotFilledIn`, `BadValue`, `AddressTaken`."""
        from radiodesk.desk.opening import add_programme

        self._propose()
        beside = self._beside
        made = Programme(
            self.title.text().strip(),
            self.url.text().strip(),
            language=str(self.language.box.currentData()),
            station=beside.station,
            author=beside.author,
            owner_email=beside.owner_email,
            category=beside.category,
            subcategory=beside.subcategory,
            zone=beside.zone,
        )
        added = add_programme(self._session.library, made)
        self._session.programmes_grown.emit()
        self._session.choose_programme(added.id)

    def _propose(self) -> None:
        slug = slug_of(self.title.text(), UNNAMED)
        proposal = urljoin(self._beside.public_url, f"../{slug}/")
        if self.url.text() == self._proposed:
            self.url.show_value(proposal)
            self._proposed = proposal
