"""Set up a folder to publish a programme to: a name, the folder, and the address the public reaches it under."""

from PySide6.QtWidgets import QFileDialog, QWidget

from radiodesk.bahasa.slugs import slug_of
from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, label
from radiodesk.desktop.field import line_field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.library.library import Library
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination

PUBLIC = "public"


class DestinationDialog(SheetDialog):
    """Asks for name and folder. `destination` is set once it is accepted."""

    def __init__(self, library: Library, programme: Programme, palette: Palette, parent: QWidget | None = None) -> None:
        """The folder `public` in the library is proposed."""
        super().__init__(_("Set up a folder to publish to"), _("Set up"), parent)
        self._library, self._programme = library, programme
        self.destination: Destination | None = None
        self.name = line_field("name", _("&Name"), hint=_("Under this name you choose it later."))
        self.folder = line_field("folder", _("&Folder"), hint=_("Finished audio, feed and pages go there."))
        folder = unused_folder(library, programme)
        self.name.show_value(_("public") if folder == PUBLIC else folder)
        self.folder.show_value(str(library.root / folder))
        self.folder.body.addWidget(button(_("Choose…"), self._ask, icon=icon("folder", palette)))
        self.column.addWidget(self.name)
        self.column.addWidget(self.folder)
        url = programme.public_url
        self.column.addWidget(label(_("The public finds this folder at {url}").format(url=url)))
        self.column.addWidget(label(_("This address can be changed in the programme settings."), "muted"))
        self.column.addStretch(1)

    def finish(self) -> None:
        """Remember the destination. Raises `BadValue`."""
        from radiodesk.desk.destinations import add_destination

        self.destination = add_destination(
            self._library, self.name.text().strip(), self.folder.text(), self._programme.id
        )

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder to publish to"), self.folder.text())
        if chosen:
            self.folder.show_value(chosen)


def unused_folder(library: Library, programme: Programme) -> str:
    """The folder to propose: `public`, or one named after a further programme, for two cannot share one."""
    is_first = programme.id == library.programme().id
    return PUBLIC if is_first else f"{PUBLIC}-{slug_of(programme.title, str(programme.id))}"
