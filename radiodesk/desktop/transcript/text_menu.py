"""Which commands make sense where somebody clicks on the text with the right button."""

from PySide6.QtCore import QPoint

from radiodesk.desktop.commands import Commands
from radiodesk.desktop.context_menus import ContextMenu
from radiodesk.desktop.transcript.view import TranscriptView

SELECTION = ("play_over_cut", "zoom_selection", "", "cut", "keep", "restore", "", "louder", "softer", "", "select_none")
WORD = ("play", "replay_3s", "", "restore", "", "chapter", "question", "", "transcript")
"""Key names of the table of commands; an empty one is a line."""


def add_text_menu(view: TranscriptView, commands: Commands) -> None:
    """Give the text its menu; the menu key opens it where the keyboard is."""

    def choose(point: QPoint) -> tuple[str, ...]:
        if not len(view.page):
            return ()
        return SELECTION if view.picks(point) else WORD

    ContextMenu(view, commands, choose, lambda: view.cursorRect().center())
