"""The two commands of moving house, each with a dialog beside the window."""

from collections.abc import Callable, Mapping

from radiodesk.desktop.session import Session
from radiodesk.desktop.window import Window


def moving_commands(session: Session, window: Window) -> Mapping[str, Callable[[], None]]:
    """What `move_in` and `move_out` of the table of actions do."""

    def move_in() -> None:
        from radiodesk.desktop.moving.move_in_dialog import MoveInDialog

        dialog = window.findChild(MoveInDialog) or MoveInDialog(session, window.colours, window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def move_out() -> None:
        from radiodesk.desktop.moving.move_out_dialog import MoveOutDialog

        known = window.findChild(MoveOutDialog)
        if known is not None:  # it was about the programme of that moment
            known.deleteLater()
        MoveOutDialog(session, window.colours, window).show()

    return {"move_in": move_in, "move_out": move_out}
