"""Recordings on their way in: taken in, opened as soon as they are there, then read for waveform and loudness."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from radiodesk.bahasa.words import _
from radiodesk.desktop.first_looks import FirstLooks
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.episode import Episode


class Importing(QObject):
    """Starts the jobs of an import. An analysis that a crash interrupted is begun again when its episode is opened."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watches which episode is opened."""
        super().__init__(parent)
        self._session = session
        self._reading: set[str] = set()
        self._looks = FirstLooks(session, self)
        session.episode_opened.connect(self._read_what_is_unread)

    def take(self, files: Sequence[Path]) -> None:
        """Take these files into the chosen programme, one job each."""
        for file in files:
            title = _("Import “{name}”").format(name=file.name)
            look, work = self._looks.begin(file), self._taking(file, self._session.programme.id)
            self._session.start(title, "store", work, partial(self._open, look))

    def take_clip(self, file: Path, at_s: float, role: str) -> None:
        """Take a sound in that is to be heard in the open episode from a moment of its recording on."""
        if self._session.episode is not None:
            title = _("Take in “{name}”").format(name=file.name)
            work = self._adding(self._session.episode.id, file, round(at_s, 3), role)
            self._session.start(title, "store", work, self._show_clip)

    def _adding(self, episode_id: int, file: Path, at_s: float, role: str) -> Callable[[Step], object]:
        def work(step: Step) -> Episode:
            from radiodesk.desk.clips import add_clip

            return add_clip(self._session.library, episode_id, file, at_s, step, role=role)

        return work

    def _show_clip(self, job: Job) -> None:
        here = self._session.episode
        if job.state is State.DONE and here is not None and here.id == cast("Episode", job.result).id:
            self._session.reload()

    def _taking(self, file: Path, programme_id: int) -> Callable[[Step], object]:
        def work(step: Step) -> Episode:
            from radiodesk.desk.imports import take_in

            return take_in(self._session.library, file, step, programme_id=programme_id)

        return work

    def _open(self, look: Job, job: Job) -> None:
        if job.state is State.DONE:
            episode = cast("Episode", job.result)
            self._looks.show(look, episode.recording.sha256)
            self._session.list_changed.emit()
            self._session.open(episode.id)

    def _read_what_is_unread(self, episode: Episode | None) -> None:
        if episode is None:
            return
        analysis, sha256 = self._session.analysis(), episode.recording.sha256
        if analysis is None or not analysis.is_complete:
            self._looks.want(sha256, self._session.library.original_path(sha256))
            if sha256 not in self._reading:
                self._read(episode)

    def _read(self, episode: Episode) -> None:
        def work(step: Step) -> None:
            from radiodesk.desk.imports import analyse_episode

            analyse_episode(self._session.library, episode, step)

        self._reading.add(episode.recording.sha256)
        title = _("Read “{title}”").format(title=episode.sheet.title)
        self._session.start(title, "audio", work, lambda _job: self._end(episode))

    def _end(self, read: Episode) -> None:
        self._reading.discard(read.recording.sha256)
        if self._session.episode is not None and self._session.episode.id == read.id:
            self._session.reload()
