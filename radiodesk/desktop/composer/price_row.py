"""What a post would cost where a network charges for it, and how it costs less: told before it goes out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import GAP, button, label, named, set_role
from radiodesk.model.queued_post import Attachment


class PriceRow(QWidget):
    """Nothing is seen of it while a person posts, or where it costs nothing."""

    def __init__(self, network: str, text: QPlainTextEdit, replace: Callable[[str], None]) -> None:
        """`text` is the post, `replace` writes another in its place so that undo brings it back."""
        super().__init__()
        self._network, self._text, self._replace = network, text, replace
        self.told = label("", "muted")
        self.without_link = named(
            button(_("Take the link out"), self._take_out, "link"),
            _("Take the link out of the post, so that it costs less"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.told)
        column.addWidget(self.without_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_price(self, account: str, file: Attachment | None) -> None:
        """What the post costs by this account, with this file."""
        from radiodesk.social.prices import price_of

        price = price_of(self._network, self._text.toPlainText(), (file,) if file else ()) if account else None
        self.setVisible(price is not None)
        if price is not None:
            self.told.setText(price.sentence())
            set_role(self.told, "warn" if price.link else "muted")
            self.without_link.setVisible(bool(price.link))

    def _take_out(self) -> None:
        from radiodesk.social.prices import without_links

        self._replace(without_links(self._text.toPlainText()))
