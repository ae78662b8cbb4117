"""Make a new library: the programme's title, the folder, and its address on the web."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from radiodesk.bahasa.slugs import slug_of
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.controls import button
from radiodesk.desktop.field import line_field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.library.library import Library
from radiodesk.model.programme import Programme

UNNAMED = "radiodesk"


def documents() -> Path:
    """Where people keep what they make."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class NewLibraryDialog(SheetDialog):
    """Folder and address follow the title until someone types there. `library` is set once it is accepted."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        """Begin with an empty title."""
        super().__init__(_("New programme"), _("Create"), parent)
        self.library: Library | None = None
        self._proposed = ("", "")
        self.title = line_field("title", _("&Title of the programme"))
        self.folder = line_field("folder", _("&Folder"), hint=_("Everything about the programme is kept there."))
        hint = _("Where the public will find feed and pages. It can be corrected until the first publication.")
        self.url = line_field("url", _("&Address on the web"), hint=hint)
        self.folder.body.addWidget(button(_("Choose…"), self._ask, icon=icon("folder", palette)))
        for field in (self.title, self.folder, self.url):
            self.column.addWidget(field)
        self.title.committed.connect(lambda _name, _title: self._propose())
        self._propose()
        self.column.addStretch(1)

    def finish(self) -> None:
        """Make the library. Raises `NotFilledIn`, `BadValue`, `LibraryExists`, `NotWritable`, `DiskFull`."""
        from radiodesk.desk.opening import create_library

        self._propose()
        title, url = self.title.text().strip(), self.url.text().strip()
        folder = Path(self.folder.text().strip()).expanduser()
        self.library = create_library(folder, Programme(title, url, language=language()))

    def _propose(self) -> None:
        slug = slug_of(self.title.text(), UNNAMED)
        proposal = (str(documents() / slug), f"https://example.org/{slug}/")
        for field, old, new in zip((self.folder, self.url), self._proposed, proposal, strict=True):
            if field.text() == old:
                field.show_value(new)
        self._proposed = proposal

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the new library"), str(documents()))
        if chosen:
            self.folder.show_value(chosen)
