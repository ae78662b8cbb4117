"""Set up a folder to publish to: a name, the folder, and what address the public reaches it under."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.library.library import Library
from radiodesk.model.problems import Problem
from radiodesk.model.publication import Destination


class DestinationDialog(QDialog):
    """Asks for name and folder. `destination` is set once it is accepted."""

    def __init__(self, library: Library, palette: Palette, parent: QWidget | None = None) -> None:
        """The folder `public` in the library is proposed."""
        super().__init__(parent)
        self._library = library
        self.destination: Destination | None = None
        self.setWindowTitle(_("Set up a folder to publish to"))
        self.setMinimumWidth(520)
        self.name = named(QLineEdit(_("public")), _("Name"))
        self.folder = named(QLineEdit(str(library.root / "public")), _("Folder"))
        self.problem = label("", "error")
        self._choose = button(_("Choose…"), self._ask, icon=icon("folder", palette))
        self._arrange()

    def accept(self) -> None:
        """Remember the destination, or say why not."""
        from radiodesk.desk.publishing import add_destination

        try:
            self.destination = add_destination(self._library, self.name.text().strip(), self.folder.text())
        except Problem as problem:
            self.problem.setText(sentence(problem))
            self.problem.show()
            return
        super().accept()

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder to publish to"), self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for caption, control in ((_("&Name"), self.name), (_("&Folder"), self.folder)):
            head = label(caption, "caption")
            head.setTextFormat(head.textFormat().AutoText)
            head.setBuddy(control)
            column.addWidget(head)
            row = QHBoxLayout()
            row.addWidget(control, 1)
            if control is self.folder:
                row.addWidget(self._choose)
            column.addLayout(row)
        url = self._library.programme().public_url
        column.addWidget(label(_("The public finds this folder at {url}").format(url=url), "muted"))
        column.addWidget(label(_("The address can be changed in the programme settings."), "muted"))
        column.addWidget(self.problem)
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)
