"""Close the window and the work goes on: in the tray, or minimised where the desktop has none, until nothing is left.

Nobody is asked whether he is sure. With a tray the window goes there, and its menu can quit anyway; without one the
window minimises and says why, and closing it once more quits. When everything is done the program ends by itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from radiodesk.bahasa.words import _, language
from radiodesk.desktop.icons import app_icon
from radiodesk.desktop.window import Window
from radiodesk.jobs.lanes import State
from radiodesk.model.appointment import Appointment
from radiodesk.model.queued_post import POST_STATES, TO_DECIDE, TO_SEND, QueuedPost
from radiodesk.social.networks import network_of

if TYPE_CHECKING:  # the database is not needed for the first frame
    from radiodesk.desktop.session import Session

LOOK_MS = 2_000
"""So often it is looked at whether there is still anything to stay for."""


class Staying(QObject):
    """Decides whether the window may close. `has_tray` tells whether this desktop shows tray icons."""

    def __init__(self, parent: QObject, has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        """Nothing to stay for yet."""
        super().__init__(parent)
        self._has_tray = has_tray
        self._session: Session | None = None
        self._window: Window | None = None
        self._is_leaving = False
        self._was_told = False
        self._known_troubles: frozenset[str] = frozenset()
        self._known_calls: frozenset[int] = frozenset()
        self.icon: QSystemTrayIcon | None = None
        self.doing = QAction()
        self.doing.setEnabled(False)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)

    def follow(self, session: "Session | None", window: Window) -> None:
        """Watch over this window and what its session does."""
        self._session, self._window = session, window
        self._was_told = False
        self.icon = None  # the next one speaks the language of this window
        window.may_close = self.may_close

    def reasons(self) -> tuple[str, ...]:
        """What there is to stay for, in words: what runs, and the next thing that goes out by itself."""
        if self._session is None or not self._session.jobs.is_open:
            return ()
        running = [
            _("{title}: {percent} %").format(title=job.title, percent=round(job.progress * 100))
            for job in self._session.jobs.lanes.running()
        ]
        waiting = self._session.library.appointments(("waiting", "running"))
        posts = [post for post in self._session.library.queued_posts(TO_SEND) if post.due is not None]
        return (*running, *(_spoken(each) for each in waiting[:1]), *(_spoken_post(each) for each in posts[:1]))

    def may_close(self) -> bool:
        """Whether the window closes now; else it goes where it is in nobody's way."""
        if self._is_leaving or self._window is None or _is_signing_off() or not self.reasons():
            return True
        if self._has_tray():
            self._go_to_tray(self._window)
            return False
        if self._was_told:
            return True
        self._was_told = True
        words = _("RadioDesk stays, minimised, until this is done: {what}. Close it once more to quit anyway.")
        self._window.messages.tell(words.format(what="; ".join(self.reasons())), "warn")
        self._window.showMinimized()
        return False

    def come_back(self) -> None:
        """Show the window again."""
        self._clock.stop()
        if self.icon is not None:
            self.icon.hide()
        QApplication.setQuitOnLastWindowClosed(True)
        if self._window is not None:
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()

    def quit_anyway(self) -> None:
        """Stop what runs, and end. What was under way goes on the next time; what is due is caught up."""
        self._is_leaving = True
        if self.icon is not None:
            self.icon.hide()
        QApplication.setQuitOnLastWindowClosed(True)
        if self._window is not None:
            self._window.close()
        QApplication.quit()

    def look(self) -> None:
        """Say how far it is; end when there is nothing left to stay for, but not over something that went wrong."""
        if self.icon is None or self._session is None or not self._session.jobs.is_open:
            return  # the library is closed already: there is nobody left to ask
        self._call()
        reasons = self.reasons()
        text = "\n".join(("RadioDesk", *reasons))
        self.icon.setToolTip(text)
        self.doing.setText(reasons[0] if reasons else _("Everything is done."))
        if reasons:
            return
        if troubles := [text for key, text in self._troubles().items() if key not in self._known_troubles]:
            self._tell_trouble(troubles[0])
        else:
            self.quit_anyway()

    def _go_to_tray(self, window: Window) -> None:
        if self.icon is None:
            self.icon = self._made()
        self._known_troubles = frozenset(self._troubles())
        self._known_calls = frozenset(post.id for post in self._by_hand())
        QApplication.setQuitOnLastWindowClosed(False)
        window.hide()
        self.icon.show()
        words = _("It goes on here: {what}").format(what="; ".join(self.reasons()))
        self.icon.showMessage(_("RadioDesk is still at work"), words, app_icon())
        self._clock.start()
        self.look()

    def _made(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(app_icon(), self)
        self._menu = QMenu()  # of no window: that may be built anew in another language
        self._menu.addAction(self.doing)
        self._menu.addSeparator()
        self._menu.addAction(_("Open RadioDesk"), self.come_back)
        self._menu.addAction(_("Quit anyway"), self.quit_anyway)
        made.setContextMenu(self._menu)
        made.activated.connect(self._activated)
        return made

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.come_back()

    def _troubles(self) -> dict[str, str]:
        """What went wrong and somebody should see, by a name of its own."""
        if self._session is None:
            return {}
        failed = {f"job {job.number}": job.title for job in self._session.jobs.seen if job.state is State.FAILED}
        missed = self._session.library.appointments(("failed", "missed"))
        posts = {
            f"post {each.id}": each.trouble or _(POST_STATES[each.state])
            for each in self._session.library.queued_posts(TO_DECIDE)
        }
        return {**failed, **{f"appointment {each.id}": each.reason for each in missed}, **posts}

    def _call(self) -> None:
        """Say in the tray that it is time to post something by hand: the message in the window is not seen now."""
        for post in self._by_hand():
            if self.icon is not None and post.id not in self._known_calls:
                words = _("It is time to post on {network}: open RadioDesk.").format(
                    network=network_of(post.network).label
                )
                self.icon.showMessage(_("A post waits for you"), words, app_icon())
        self._known_calls |= {post.id for post in self._by_hand()}

    def _by_hand(self) -> tuple[QueuedPost, ...]:
        return self._session.library.queued_posts(("by-hand",)) if self._session is not None else ()

    def _tell_trouble(self, text: str) -> None:
        self._clock.stop()
        if self.icon is not None:
            self.icon.showMessage(_("Something went wrong"), text, QSystemTrayIcon.MessageIcon.Warning)
        self.doing.setText(_("Went wrong: {what}").format(what=text))


def _spoken(appointment: Appointment) -> str:
    from radiodesk.bahasa.dates import long_moment

    moment = long_moment(appointment.due, language())
    return _("to {name} on {moment}").format(name=appointment.destination, moment=moment)


def _spoken_post(post: QueuedPost) -> str:
    from radiodesk.bahasa.dates import long_moment

    moment = long_moment(post.due, language()) if post.due else ""
    return _("post to {name} on {moment}").format(name=network_of(post.network).label, moment=moment)


def _is_signing_off() -> bool:
    """Whether the desktop ends: nobody should keep it waiting."""
    application = QApplication.instance()
    return isinstance(application, QApplication) and application.isSavingSession()
