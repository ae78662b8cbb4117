"""A code for a phone in front of the screen, as large as it can be read from a chair."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.phone import HINTS, TOO_LONG, phone_code
from radiodesk.desktop.controls import GAP, button, label, named

SIDE = 480


class Code(QWidget):
    """Black on white in every dress: readers want it so."""

    def __init__(self, said: str) -> None:
        """`said` is what a reader finds in it."""
        from radiodesk.site.codes import qr_code

        super().__init__()
        self._svg = QSvgRenderer(QByteArray(qr_code(said)))
        self.setFixedSize(QSize(SIDE, SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The code with its rim."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        self._svg.render(painter, QRectF(self.rect()))
        painter.end()


class PhoneDialog(QDialog):
    """One network's code, and what to do with it."""

    def __init__(self, network: str, text: str, link: str, parent: QWidget | None) -> None:
        """`link` is the public page of the episode."""
        from radiodesk.social.networks import NETWORKS

        super().__init__(parent)
        name = NETWORKS[network].label
        self.setWindowTitle(_("{network} on the phone").format(network=name))
        self.said, is_whole = phone_code(network, text, link)
        self.code = named(Code(self.said), _("Code for a phone"), self.said)
        self.hint = label(_(HINTS[network]) if is_whole else _(TOO_LONG))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.hint)
        column.addWidget(button(_("Close"), self.accept), 0, Qt.AlignmentFlag.AlignRight)
