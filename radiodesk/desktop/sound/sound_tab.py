"""The page “Sound” of the right column: other sounds in the episode above, clean-up below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from radiodesk.desktop.controls import ground
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.sound.clean_up_form import CleanUpForm
from radiodesk.desktop.sound.clips_form import ClipsForm
from radiodesk.model.episode import Episode


class SoundTab(QScrollArea):
    """Everything here is a step of the episode's history and can be undone."""

    def __init__(self, session: Session, palette: Palette, call: Callable[[str], None]) -> None:
        """`call` carries out a command of the table by its key name."""
        super().__init__()
        self.clips = ClipsForm(session, palette, call)
        self.clean_up = CleanUpForm(session)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._arranged())
        session.episode_opened.connect(self.show_episode)
        session.episode_changed.connect(self.show_episode)

    def show_episode(self, episode: Episode | None) -> None:
        """Show what is stored of an episode."""
        self.setEnabled(episode is not None)
        if episode is not None:
            self.clips.show_episode(episode)
            self.clean_up.show_episode(episode)

    def _arranged(self) -> QWidget:
        page = ground(QWidget(), "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(20)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        for part in (self.clips, line, self.clean_up):
            column.addWidget(part)
        column.addStretch(1)
        return page
