"""What lies on the clipboard for a network's page: words, or a file as every kind of page takes one."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage

FILES_OF_DESKTOPS = "x-special/gnome-copied-files"
"""How GNOME, Cinnamon and Xfce say that files were copied, beside text/uri-list."""


def copy_words(text: str) -> None:
    """Put words there."""
    QGuiApplication.clipboard().setText(text)


def copy_and_open(network: str, text: str, link: str) -> None:
    """Where the page of the network takes the text, it stands there already; the clipboard has it for all others."""
    from radiodesk.social.networks import compose_page

    copy_words(text)
    QDesktopServices.openUrl(QUrl(compose_page(network, text, link)))


def copy_file(file: Path) -> None:
    """Put a file there."""
    QGuiApplication.clipboard().setMimeData(file_parcel(file))


def file_parcel(file: Path) -> QMimeData:
    """A file as a list of files, and a picture also as itself: most pages take one of them."""
    address = QUrl.fromLocalFile(str(file))
    parcel = QMimeData()
    parcel.setUrls([address])
    parcel.setData(FILES_OF_DESKTOPS, b"copy\n" + address.toEncoded().data())
    image = QImage(str(file))
    if not image.isNull():
        parcel.setImageData(image)
    return parcel
