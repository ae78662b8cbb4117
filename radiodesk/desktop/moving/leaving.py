"""The command that leads listeners to a new address: always about the programme of this moment."""

from radiodesk.desktop.session import Session
from radiodesk.desktop.window import Window


def lead_listeners_away(session: Session, window: Window) -> None:
    """Show the dialog, in place of one that was about another programme."""
    from radiodesk.desktop.moving.move_out_dialog import MoveOutDialog

    known = window.findChild(MoveOutDialog)
    if known is not None:
        known.deleteLater()
    MoveOutDialog(session, window.colours, window).show()
