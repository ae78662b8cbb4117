"""Correct words and names where they stand in the text."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF

from radiodesk.desktop.session import Session
from radiodesk.desktop.transcript.in_place import InPlace
from radiodesk.desktop.transcript.view import TranscriptView
from radiodesk.model.transcript import Transcript

Commit = Callable[[Transcript, str], None]


class Correcting(QObject):
    """Opens a field over a cue, and hands the corrected transcript to `commit` with the name of the step."""

    def __init__(self, session: Session, view: TranscriptView, commit: Commit) -> None:
        """Listen to `view`."""
        super().__init__(view)
        self._view, self._commit = view, commit
        self.field: InPlace | None = None
        view.correction_wanted.connect(self.correct)
        view.renaming_wanted.connect(self.rename)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.finish())
        session.settling.connect(self.finish)

    def correct(self, number: int) -> None:
        """Correct the cue of a spot, with the spot selected."""
        from radiodesk.desk.transcripts import correction

        page = self._view.page
        spot = page.spot(number)
        transcript, paragraph = page.transcript, page.paragraphs[spot.cue]
        self._view.reveal(number)
        chosen = (spot.first - paragraph.text_first, spot.last - paragraph.text_first)
        field = self._open(paragraph.text, self._view.paragraph_rect(spot.cue), chosen)
        field.taken.connect(lambda text: self._commit(*correction(transcript, spot.cue, text)))

    def rename(self, cue: int) -> None:
        """Give whoever speaks in a cue another name, wherever he or she speaks."""
        from radiodesk.desk.transcripts import renaming

        page = self._view.page
        transcript, name = page.transcript, page.paragraphs[cue].name
        field = self._open(name, self._view.name_rect(cue), (0, len(name)))
        field.taken.connect(lambda new: self._commit(*renaming(transcript, name, new)))

    def finish(self) -> None:
        """Take what is typed."""
        if self.field is not None:
            self.field.finish()

    def stop(self) -> None:
        """Let what is typed go: another text is shown."""
        if self.field is not None:
            self.field.close_field()

    def _open(self, text: str, rect: QRectF, chosen: tuple[int, int]) -> InPlace:
        self.finish()
        self.field = InPlace(self._view, text, rect, chosen)
        self.field.closed.connect(self._forget)
        return self.field

    def _forget(self) -> None:
        self.field = None
