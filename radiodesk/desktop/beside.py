"""Dialogs that stand beside the window while one works on: each opened by its command, and there only once."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import cast

from PySide6.QtWidgets import QDialog

from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.window import Window

DIALOGS = {
    "history": "history.history_dialog.HistoryDialog",
    "publishing_history": "publishing_history.dialog.PublishingHistoryDialog",
    "move_in": "moving.move_in_dialog.MoveInDialog",
    "composer": "composer.dialog.ComposerDialog",
    "audiogram": "posts.audiogram_dialog.AudiogramDialog",
    "post_queue": "post_queue.dialog.PostQueueDialog",
    "happened": "happened.dialog.HappenedDialog",
    "accounts": "accounts.dialog.AccountsDialog",
}
"""By the key name of their action: the class, made of session, palette and window, and loaded when first wanted."""


def beside_commands(session: Session, window: Window) -> Mapping[str, Callable[[], None]]:
    """What the actions of the table do."""
    return {key: partial(_show, session, window, path) for key, path in DIALOGS.items()}


def _show(session: Session, window: Window, path: str) -> None:
    module, _dot, name = path.rpartition(".")
    kind: type[QDialog] = getattr(import_module(f"radiodesk.desktop.{module}"), name)
    made = cast("Callable[[Session, Palette, Window], QDialog]", kind)
    dialog = window.findChild(kind) or made(session, window.colours, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
