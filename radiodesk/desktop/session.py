"""What the window works on: library, chosen programme, open episode and running jobs, and the news about them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radiodesk.desktop.jobs_bridge import Jobs, WhenOver
from radiodesk.jobs.lanes import Job, Lane
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.programme import Programme

if TYPE_CHECKING:  # the sound engine is not needed for the first frame
    from radiodesk.audio.analysis import Analysis
    from radiodesk.desk.checklist import Point
    from radiodesk.desk.material import Material
    from radiodesk.desk.pasting import Copied


class Session(QObject):
    """One library at work. All methods belong to the window's thread; jobs run in `jobs.lanes`.

    `job_changed` carries a Job and arrives on the window's thread; `episode_opened` carries an Episode or None.
    `programme_chosen` carries the Programme that is worked on from now on, before any episode of it is opened;
    `programme_changed` carries it when something about it was changed, `programmes_grown` that there is one more.
    `list_changed` tells that episodes came or were published, not that the open one was edited.
    `settling` asks everyone who holds something half typed to commit it now. `place_wanted` and `play_wanted` carry
    seconds of the recording: show this moment, hear it from here. `problem_met` carries a Problem to be read,
    `looked_over` the SHA-256 of a recording that is not read yet and an Envelope of what it looks like.
    """

    episode_opened = Signal(object)
    episode_changed = Signal(object)
    list_changed = Signal()
    programme_chosen = Signal(object)
    programme_changed = Signal(object)
    programmes_grown = Signal()
    job_changed = Signal(object)
    settling = Signal()
    place_wanted = Signal(float)
    play_wanted = Signal(float)
    problem_met = Signal(object)
    looked_over = Signal(str, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        """Begin with `library`, nothing opened."""
        super().__init__(parent)
        self.library = library
        self.programme = library.programme()
        self.episode: Episode | None = None
        self.copied: Copied | None = None
        self._material: Material | None = None
        self._material_of: tuple[object, ...] = ()
        self._points: tuple[Point, ...] = ()
        self._points_of: Episode | None = None
        self.jobs = Jobs(self)
        self.jobs.changed.connect(self.job_changed)

    def choose_programme(self, programme_id: int) -> None:
        """Work on another programme; an open episode that is not of it is put away. Raises `UnknownProgramme`."""
        if self.episode is not None and self.episode.programme_id != programme_id:
            self.open(None)
        self._follow_to(programme_id)

    def keep_programme(self, programme: Programme) -> None:
        """Keep what was changed about the chosen programme. Raises `NotFilledIn`, `BadValue`, `AddressTaken`."""
        from radiodesk.desk.opening import save_programme

        save_programme(self.library, programme)
        self.programme = self.library.programme(self.programme.id)
        self.programme_changed.emit(self.programme)

    def open(self, episode_id: int | None) -> None:
        """Open an episode, and with it its programme; or none."""
        self.settling.emit()
        self.episode = None if episode_id is None else self.library.episode(episode_id)
        if self.episode is not None:
            self._follow_to(self.episode.programme_id)
        self.episode_opened.emit(self.episode)

    def change(self, label: str, **fields: object) -> None:
        """Commit these fields of the open episode's sheet as one revision; `label` is in the user's language."""
        from radiodesk.desk.sheets import change

        if self.episode is not None:
            self._show(change(self.library, self.episode.id, label, **fields))

    def amend(self, label: str, **fields: object) -> None:
        """The same in place of the last revision, which goes on."""
        from radiodesk.desk.sheets import amend

        if self.episode is not None:
            self._show(amend(self.library, self.episode.id, label, **fields))

    def go_to_revision(self, number: int) -> None:
        """Take back or bring back as many revisions as lie between, at once."""
        self.settling.emit()
        if self.episode is not None:
            self._show(self.library.go_to_revision(self.episode.id, number))

    def undo(self) -> None:
        """Take the last revision of the open episode back."""
        self.settling.emit()
        if self.episode is not None:
            self._show(self.library.undo(self.episode.id))

    def redo(self) -> None:
        """Bring the last undone revision back."""
        self.settling.emit()
        if self.episode is not None:
            self._show(self.library.redo(self.episode.id))

    def reload(self) -> None:
        """Read the open episode again: a job has changed something about it."""
        if self.episode is not None:
            self._show(self.library.episode(self.episode.id))

    def analysis(self) -> "Analysis | None":
        """What is known of the open episode's sound, maybe still growing; None while there is nothing."""
        from radiodesk.desk.imports import analysis_of

        return None if self.episode is None else analysis_of(self.library, self.episode)

    def points(self) -> "tuple[Point, ...]":
        """The checklist of the open episode, worked out once for all who show it, until it changes or is reloaded."""
        from radiodesk.desk.checklist import readiness

        if self.episode is not None and self._points_of is not self.episode:
            self._points, self._points_of = readiness(self.library, self.episode), self.episode
        return self._points if self.episode is not None else ()

    def material(self) -> "Material | None":
        """Everything that is heard in the open episode; None until all of it is read to its end."""
        from radiodesk.desk.material import known_material

        if self.episode is None:
            return None
        edits = self.episode.sheet.edits
        wanted = (self.episode.recording.sha256, edits.sounds, edits.clean_up)
        if self._material is None or wanted != self._material_of:
            self._material, self._material_of = known_material(self.library, self.episode), wanted
        return self._material

    def start(self, title: str, lane: Lane, work: Callable[[Step], object], when_over: WhenOver | None = None) -> Job:
        """Run `work` as a job; `when_over` is called on the window's thread when it is done, failed or stopped."""
        return self.jobs.start(title, lane, work, when_over)

    def close(self) -> None:
        """Commit what is typed, stop the jobs and give the library back."""
        self.settling.emit()
        self.jobs.close()
        self.episode = None  # whoever still looks at it a moment later finds nothing to ask the library for
        self.library.close()

    def _follow_to(self, programme_id: int) -> None:
        if programme_id != self.programme.id:
            self.programme = self.library.programme(programme_id)
            self.programme_chosen.emit(self.programme)

    def _show(self, episode: Episode) -> None:
        self.episode = episode
        self.episode_changed.emit(episode)
