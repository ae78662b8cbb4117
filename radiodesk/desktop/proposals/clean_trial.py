"""Hear the recording cleaned up before that is accepted: it is cleaned ahead, and heard so when that has begun."""

from PySide6.QtCore import QObject, QTimer

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList

LOOK_EVERY_MS = 100


class CleanTrial(QObject):
    """One trial at a time, for the episode that `session` has open."""

    def __init__(self, session: Session, playback: Playback, parent: QObject | None = None) -> None:
        """Play by `playback`."""
        super().__init__(parent)
        self._session, self._playback = session, playback
        self._edits: EditList | None = None
        self._recording = ""
        self._job: Job | None = None
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    def begin(self, edits: EditList) -> None:
        """Hear the recording as these edits clean it up."""
        episode = self._session.episode
        if episode is None or edits == self._edits:
            return
        self._edits, self._recording = edits, episode.recording.sha256
        library, sha256, clean_up = self._session.library, self._recording, edits.clean_up

        def work(step: Step) -> None:
            from radiodesk.audio.engine import in_engine

            sidecars = library.analysis_path(sha256), library.cleaned_analysis_path(sha256, clean_up)
            in_engine.analyse_cleaned(library.original_path(sha256), sidecars[0], clean_up, sidecars[1], step)
            library.tidy_cleaned_analyses(sha256)

        title = _("Clean up “{title}”").format(title=episode.sheet.title)
        self._job = self._session.start(title, "audio", work)
        self._looking.start()

    def end(self) -> None:
        """Hear it as it is in the episode again."""
        if self._edits is None:
            return
        self._edits = None
        self._looking.stop()
        if self._job is not None:
            self._job.cancel()
        episode = self._session.episode
        if episode is not None and episode.recording.sha256 == self._recording:
            self._session.reload()

    def _look(self) -> None:
        from radiodesk.desk.material import material_so_far

        episode, edits = self._session.episode, self._edits
        if episode is None or edits is None or (self._job is not None and self._job.problem is not None):
            self._looking.stop()
            return
        sidecar = self._session.library.cleaned_analysis_path(episode.recording.sha256, edits.clean_up)
        if sidecar.exists():
            self._looking.stop()
            self._playback.take_edits(edits, material_so_far(self._session.library, episode).sounds, sidecar)
