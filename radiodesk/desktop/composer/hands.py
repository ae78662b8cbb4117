"""What the buttons of posting by hand do: the clipboard, the page of the network, the file manager, the phone."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from radiodesk.desktop.composer.clipboard import copy_and_open, copy_file, copy_words
from radiodesk.desktop.composer.reveal import reveal
from radiodesk.model.account import Account
from radiodesk.model.queued_post import QueuedPost

if TYPE_CHECKING:
    from radiodesk.desktop.composer.column import NetworkColumn


class Hands:
    """For one column."""

    def __init__(self, column: "NetworkColumn", root: Path) -> None:
        """`root` is the library's folder."""
        self._column, self._root = column, root
        self._acts: dict[str, Callable[[], object]] = {
            "text": self._open_page,
            "file": self._copy_file,
            "alt": self._copy_alt,
            "show": self._show_file,
            "phone": self._show_code,
        }

    def act(self, what: str) -> None:
        """Do one of them."""
        self._acts[what]()

    def _open_page(self) -> None:
        copy_and_open(self._column.network, self._column.text, self._column.link)

    def _copy_file(self) -> None:
        if self._column.file is not None:
            copy_file(self._root / self._column.file.path)

    def _copy_alt(self) -> None:
        if self._column.file is not None:
            copy_words(self._column.file.alt)

    def _show_file(self) -> None:
        if self._column.file is not None:
            reveal(self._root / self._column.file.path)

    def _show_code(self) -> None:
        from radiodesk.desktop.composer.phone_dialog import PhoneDialog

        PhoneDialog(self._column.network, self._column.text, self._column.link, self._column.window()).open()


def open_profile(post: QueuedPost, account: Account | None) -> None:
    """Where a person can see whether a post is there: what the network named, else what the account has posted."""
    from radiodesk.social.profiles import profile_page

    page = post.url or (profile_page(account) if account else "")
    if page:
        QDesktopServices.openUrl(QUrl(page))
