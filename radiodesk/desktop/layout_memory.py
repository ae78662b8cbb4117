"""Remembers how the window was left while it is used, so that not even a kill loses it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from radiodesk.desktop.desk_page import DeskPage
from radiodesk.desktop.session import Session
from radiodesk.desktop.window import Window
from radiodesk.model.episode import Episode
from radiodesk.settings.layout import Layout, Place, load_layout, save_layout

if TYPE_CHECKING:  # the editor needs numpy, which the first frame can do without
    from radiodesk.desktop.editor.panel import EditorPanel

SAVE_AFTER_MS = 1500
"""Who drags a column or listens changes it all the time; the disk is asked once for all of that."""


class LayoutMemory(QObject):
    """Lives as long as its window. What is kept is written only when it differs."""

    def __init__(self, session: Session, window: Window, desk: DeskPage) -> None:
        """Arrange the desk as it was left, then follow it."""
        super().__init__(window)
        self._session, self._window, self._desk = session, window, desk
        self._editor: EditorPanel | None = None
        self._guid = ""
        self.layout = load_layout()
        self._pause = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.save)
        self._choose_programme()
        desk.restore_layout(self.layout.splitter)
        desk.choose_page(self.layout.page)
        desk.choose_looks(self.layout.looks)
        window.installEventFilter(self)
        desk.splitter.splitterMoved.connect(self._note)
        desk.tabs.currentChanged.connect(self._note)
        desk.editor_made.connect(self._take_editor)
        session.programme_chosen.connect(self._note)
        session.settling.connect(self.save)  # before another episode takes the place of this one

    def save(self) -> None:
        """Write down how it all stands now, if that is not what is written already."""
        self._pause.stop()
        seen = self._seen(self.layout)
        if seen != self.layout:
            self.layout = seen
            save_layout(seen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window was moved or got another size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._note()
        return super().eventFilter(watched, event)

    def _choose_programme(self) -> None:
        """The one of this library that was worked on last, unless an episode is open already."""
        known = {each.guid: each.id for each in self._session.library.programmes()}
        last = next((guid for guid in reversed(self.layout.programmes) if guid in known), None)
        if last is not None and self._session.episode is None:
            self._session.choose_programme(known[last])

    def _note(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _take_editor(self, editor: "EditorPanel") -> None:
        self._editor = editor
        timeline = editor.timeline
        for changed in (timeline.view_changed, timeline.playhead_moved, timeline.sheet_changed):
            changed.connect(self._note)
        self._session.episode_opened.connect(self._open)
        self._open(self._session.episode)

    def _open(self, episode: Episode | None) -> None:
        """Look at an episode where it was looked at last; the editor has opened it already."""
        self._guid = episode.guid if episode else ""
        place = self.layout.places.get(self._guid)
        if place is not None and self._editor is not None:
            timeline = self._editor.timeline
            self._editor.playback.go(place.playhead_s)
            timeline.look(replace(timeline.view, start_s=place.start_s, scale=place.scale))

    def _seen(self, before: Layout) -> Layout:
        layout = replace(
            before,
            window=self._window.geometry_state(),
            splitter=self._desk.layout_state(),
            page=self._desk.page_name(),
            looks=self._desk.looks(),
        )
        layout = layout.with_programme(self._session.programme.guid)
        if self._editor is None or not self._guid:
            return layout
        timeline = self._editor.timeline
        scale = 0.0 if timeline.view.is_whole else timeline.view.scale
        return layout.with_place(self._guid, Place(timeline.view.start_s, scale, timeline.playhead_s))
