"""One line of the history of publishing: who did what, when, where, with which hashes, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from radiodesk.model.publication import PublicFile
from radiodesk.model.words import N_

ACTS = {
    "publish": N_("Published"),
    "rollback": N_("Rolled back"),
    "unpublish": N_("Unpublished"),
    "repair": N_("Repaired"),
    "sweep": N_("Audio of unpublished episodes removed"),
}
"""What can be done in public, as a list says it."""

OUTCOMES = {
    "begun": N_("begun, no end known"),
    "done": N_("done"),
    "faulty": N_("done, but not as it should be"),
    "failed": N_("failed"),
    "stopped": N_("stopped"),
}
"""What came of it. An attempt of which only the beginning is known was cut off: by a power cut, or by being killed."""


@dataclass(frozen=True)
class RecordedEpisode:
    """An episode as it stood in public: its number, its guid and the SHA-256 of its audio never change."""

    id: int
    guid: str
    title: str
    audio_sha256: str


@dataclass(frozen=True)
class Actor:
    """Who did it: the name of the account, of the computer, and of the office as its people call it."""

    person: str
    computer: str
    office: str = ""


@dataclass(frozen=True)
class Record:
    """One line. `address` has no secret in it. `sent` are the files that went out, `removed` paths that went away.

    `edition_id` joins the line about the beginning of an attempt to that about its end. `episodes` are all that were
    public afterwards, `gone` those that were public before, `chosen` the numbers of those that it was about.
    """

    at: datetime
    act: str
    outcome: str
    destination: str
    address: str
    programme: str
    actor: Actor
    edition_id: int = 0
    chosen: tuple[int, ...] = ()
    episodes: tuple[RecordedEpisode, ...] = ()
    sent: tuple[PublicFile, ...] = ()
    removed: tuple[str, ...] = ()
    gone: tuple[RecordedEpisode, ...] = ()
    reason: str = ""
    id: int = 0

    @property
    def titles(self) -> tuple[str, ...]:
        """Of the episodes that it was about: those that were chosen, else those that went away."""
        about = [each for each in (*self.episodes, *self.gone) if each.id in self.chosen]
        return tuple(each.title for each in about or self.gone)
