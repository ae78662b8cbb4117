"""Copy a stretch of one episode and put it into the same or another one."""

from dataclasses import dataclass, replace

from radiodesk.bahasa.words import _
from radiodesk.desk.sheets import change
from radiodesk.library.library import Library
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.episode import Episode
from radiodesk.model.spans import beside
from radiodesk.model.timecode import format_clock


@dataclass(frozen=True)
class Copied:
    """A stretch as it is heard: `pieces` of a recording (its SHA-256), each at its gain, in the order of recording.

    What is cut is not among them. `title` is that of the episode.
    """

    recording: str
    title: str
    pieces: tuple[GainSpan, ...]

    @property
    def duration_s(self) -> float:
        """How long it is heard."""
        return sum(piece.end_s - piece.start_s for piece in self.pieces)


def copied(episode: Episode, span: Span) -> Copied:
    """What is heard of a stretch of the recording, also where it was moved. Nothing when all of it is cut."""
    edits = episode.sheet.edits
    parts = [*beside(span, edits.cuts), *(Span(clip.start_s, clip.end_s) for clip in edits.moved)]
    held = (Span(max(part.start_s, span.start_s), min(part.end_s, span.end_s)) for part in sorted(parts))
    pieces = [piece for part in held if part.duration_s > 0 for piece in _by_gain(part, edits)]
    return Copied(episode.recording.sha256, episode.sheet.title, tuple(pieces))


def paste(library: Library, episode_id: int, wanted: Copied, at_s: float) -> Episode:
    """Put in what was copied at a moment of the recording, as one step. The clean-up remains the episode's own.

    Raises `UnknownEpisode`, `FileMissing`, `BadValue`.
    """
    length = format_clock(wanted.duration_s)
    clips = tuple(
        Clip(wanted.recording, at_s, piece.start_s, piece.end_s, gain_db=piece.gain_db, name=wanted.title)
        for piece in wanted.pieces
    )
    edits = library.episode(episode_id).sheet.edits
    label = _("Paste {length} of “{title}”").format(length=length, title=wanted.title)
    return change(library, episode_id, label, edits=replace(edits, clips=edits.clips + clips))


def _by_gain(part: Span, edits: EditList) -> list[GainSpan]:
    """A stretch, divided where the gain changes."""
    louder = [
        GainSpan(max(gain.start_s, part.start_s), min(gain.end_s, part.end_s), gain.gain_db)
        for gain in edits.gains
        if gain.start_s < part.end_s and part.start_s < gain.end_s
    ]
    plain = beside(part, [Span(gain.start_s, gain.end_s) for gain in louder])
    return sorted([*louder, *(GainSpan(*span, 0.0) for span in plain)])
