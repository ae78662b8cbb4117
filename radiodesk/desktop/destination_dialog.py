"""Set up a folder to publish to: a name, the folder, and what address the public reaches it under."""

from PySide6.QtWidgets import QFileDialog, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, label
from radiodesk.desktop.field import line_field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.library.library import Library
from radiodesk.model.publication import Destination


class DestinationDialog(SheetDialog):
    """Asks for name and folder. `destination` is set once it is accepted."""

    def __init__(self, library: Library, palette: Palette, parent: QWidget | None = None) -> None:
        """The folder `public` in the library is proposed."""
        super().__init__(_("Set up a folder to publish to"), _("Set up"), parent)
        self._library = library
        self.destination: Destination | None = None
        self.name = line_field("name", _("&Name"), hint=_("Under this name you choose it later."))
        self.folder = line_field("folder", _("&Folder"), hint=_("Finished audio, feed and pages go there."))
        self.name.show_value(_("public"))
        self.folder.show_value(str(library.root / "public"))
        self.folder.body.addWidget(button(_("Choose…"), self._ask, icon=icon("folder", palette)))
        self.column.addWidget(self.name)
        self.column.addWidget(self.folder)
        url = library.programme().public_url
        self.column.addWidget(label(_("The public finds this folder at {url}").format(url=url)))
        self.column.addWidget(label(_("This address can be changed in the programme settings."), "muted"))
        self.column.addStretch(1)

    def finish(self) -> None:
        """Remember the destination. Raises `BadValue`."""
        from radiodesk.desk.destinations import add_destination

        self.destination = add_destination(self._library, self.name.text().strip(), self.folder.text())

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder to publish to"), self.folder.text())
        if chosen:
            self.folder.show_value(chosen)
