"""What can go wrong, said so that a press officer understands it.

Each says what happened, what is safe, and what to do next. Doors show it (`bahasa.words.sentence`), the log the rest.

    Problem
    ├─ WrongInput
    │  ├─ BadTime  BadValue  NotFilledIn  UnknownEpisode  UnknownClip  UnknownDestination  NothingLeft  MissingFacts
    │  ├─ NoBitRate  NameContradicts  UnknownQuestion  UnknownProgramme  AddressTaken  PlaceTaken  OtherProgramme
    │  ├─ NotARecording  EmptyRecording  DamagedRecording  NotAPicture
    │  └─ ClipTooLong  ClipUnusable  NoPause  CannotCopySound  NotATranscript  OtherTranscript  NoTranscript
    ├─ LibraryProblem ─ NotALibrary  LibraryExists  LibraryInUse  LibraryTooNew  LibraryDamaged
    ├─ StorageProblem ─ DiskFull  NotWritable  FileMissing  StillChanging  StorageFailed
    ├─ PublishProblem ─ ProofFailed  NothingPublished  NothingToRollBack  FeedUnsound  ForeignFile  LinkLeadsOut
    └─ EngineFailed
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from radiodesk.model.words import N_


class Problem(Exception):
    """Something a person must know about. `facts` fill the places in its three sentences."""

    what: ClassVar[str] = N_("Something went wrong.")
    safe: ClassVar[str] = N_("Nothing was changed.")
    remedy: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        """Keep the facts, such as `path=...`, that the sentences name."""
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(self.english())

    def english(self) -> str:
        """The sentences in English, for logs and tests."""
        sentences = (self.what, self.safe, self.remedy)
        return " ".join(sentence.format_map(self.facts) for sentence in sentences if sentence)


class WrongInput(Problem):
    """What was typed or handed in cannot be used."""


class BadTime(WrongInput):
    what = N_("“{text}” is not a time.")
    remedy = N_("Write it as 1:02:03.500 or as seconds, such as 83.5.")


class BadValue(WrongInput):
    what = N_("“{value}” does not fit {field}.")
    remedy = N_("Possible: {expected}.")


class NotFilledIn(WrongInput):
    what = N_("{field} is not filled in yet.")


class UnknownEpisode(WrongInput):
    what = N_("There is no episode {id} in this library.")
    remedy = N_("The list of episodes shows what is there.")


class UnknownClip(WrongInput):
    what = N_("Episode {id} has no clip {number}.")
    remedy = N_("The clips of an episode are listed with their numbers.")


class UnknownQuestion(WrongInput):
    what = N_("Episode {id} has no question {number}.")
    remedy = N_("The questions of an episode are listed with their numbers.")


class UnknownDestination(WrongInput):
    what = N_("There is no destination called “{name}”.")
    remedy = N_("Set it up first, or choose one that is there.")


class UnknownProgramme(WrongInput):
    what = N_("There is no programme “{name}” in this library.")
    remedy = N_("Choose one of those that are there, by its title or its number.")


class AddressTaken(WrongInput):
    what = N_("The address {url} belongs to the programme “{title}” already.")
    remedy = N_("Give each programme an address of its own, such as a folder of its own on the same site.")


class PlaceTaken(WrongInput):
    what = N_("{url} is where the programme “{title}” is published.")
    remedy = N_("Choose another place for this programme; a folder inside that one will do.")


class OtherProgramme(WrongInput):
    what = N_("“{title}” belongs to the programme “{own}”, but “{name}” publishes “{other}”.")
    remedy = N_("Choose a destination of its own programme, or set one up.")


class NothingLeft(WrongInput):
    what = N_("With these cuts nothing of the recording would be left.")
    remedy = N_("Take one of the cuts back.")


class NoBitRate(WrongInput):
    what = N_("{form} gives up nothing of the sound, so there is no bit rate to choose.")
    remedy = N_("Leave the bit rate out, or choose MP3, M4A or Opus.")


class NameContradicts(WrongInput):
    what = N_("“{name}” says by its ending that it is something else than {form}.")
    remedy = N_("Let the name end in {suffix}, or choose the kind of file that it says.")


class MissingFacts(WrongInput):
    what = N_("The episode cannot go out yet: {missing}.")
    remedy = N_("Fill this in, then publish again.")


class NotARecording(WrongInput):
    what = N_("“{name}” is not a recording that can be read ({reason}).")
    remedy = N_("Choose a WAV, MP3, M4A, FLAC, OGG, Opus or WMA file, or a video with sound.")


class EmptyRecording(WrongInput):
    what = N_("“{name}” holds no sound at all.")
    remedy = N_("Ask the station for the file again.")


class DamagedRecording(WrongInput):
    what = N_("“{name}” breaks off or is damaged ({reason}).")
    remedy = N_("Ask the station for the file again.")


class ClipTooLong(WrongInput):
    what = N_("“{name}” is too long for a clip: {length} of sound, where {longest} are possible.")
    remedy = N_("Take a shorter file. Whole programmes are imported as recordings.")


class ClipUnusable(WrongInput):
    what = N_("The clip “{name}” cannot be used ({reason}).")
    remedy = N_("Take the clip out, or put its sound in again.")


class NoPause(WrongInput):
    what = N_("“{name}” has no pause in which its noise could be heard alone.")
    remedy = N_("Turn noise reduction off; everything else can still be cleaned up.")


class CannotCopySound(WrongInput):
    what = N_("“{name}” cannot be cut without encoding it anew ({reason}).")
    remedy = N_("Render the episode in the usual way.")


class NotAPicture(WrongInput):
    what = N_("“{name}” is not a picture that can be used as a cover ({reason}).")
    remedy = N_("Choose a JPEG or PNG, best square and 1400 to 3000 pixels wide.")


class NotATranscript(WrongInput):
    what = N_("“{name}” is not a transcript that can be read ({reason}).")
    remedy = N_("Choose a WebVTT, SRT or JSON file with times, as speech recognition and subtitle programs write them.")


class OtherTranscript(WrongInput):
    what = N_("“{name}” does not belong to this recording: its first word is heard at {time}, after the end.")
    remedy = N_("Choose the transcript of this very recording.")


class NoTranscript(WrongInput):
    what = N_("Episode {id} has no transcript.")


class LibraryProblem(Problem):
    """The library folder cannot be opened."""


class NotALibrary(LibraryProblem):
    what = N_("There is no RadioDesk library in “{path}”.")
    safe = ""
    remedy = N_("Choose another folder, or make a new library.")


class LibraryExists(LibraryProblem):
    what = N_("“{path}” is not empty.")
    remedy = N_("Choose an empty folder for a new library.")


class LibraryInUse(LibraryProblem):
    what = N_("This library is open already ({owner}).")
    remedy = N_("Close the other RadioDesk first, then try again.")


class LibraryTooNew(LibraryProblem):
    what = N_("This library was made by a newer RadioDesk.")
    remedy = N_("Install the newest version, then open it again.")


class LibraryDamaged(LibraryProblem):
    what = N_("The database of this library is damaged ({reason}).")
    safe = N_("It was left as it is; recordings are kept beside it.")
    remedy = N_("Restore the newest file of the folder “backups”.")


class StorageProblem(Problem):
    """A file could not be written or read."""


class DiskFull(StorageProblem):
    what = N_("The disk is full; “{path}” could not be written.")
    remedy = N_("Make room, then do it again.")


class NotWritable(StorageProblem):
    what = N_("RadioDesk may not write to “{path}”.")
    remedy = N_("Choose another folder, or ask for the right to write there.")


class FileMissing(StorageProblem):
    what = N_("“{path}” is not there.")
    remedy = N_("Check the name and whether the disk is connected.")


class StillChanging(StorageProblem):
    what = N_("“{path}” changed while it was being copied.")
    remedy = N_("Wait until it has arrived completely, then do it again.")


class StorageFailed(StorageProblem):
    what = N_("“{path}” could not be used ({reason}).")
    remedy = N_("Check the disk, then do it again.")


class PublishProblem(Problem):
    """Something on the way to the public; what listeners see stays whole."""

    safe = N_("What listeners see is unchanged.")


class ProofFailed(PublishProblem):
    what = N_("“{path}” did not arrive as it was sent ({reason}).")
    remedy = N_("Publish again; what has arrived is not sent twice.")


class NothingPublished(PublishProblem):
    what = N_("Nothing has been published to “{name}” yet.")
    remedy = N_("Publish an episode first.")


class NothingToRollBack(PublishProblem):
    what = N_("There is no earlier state of “{name}” to go back to.")


class FeedUnsound(PublishProblem):
    what = N_("The feed would break a rule of the podcast directories: {reason}.")
    remedy = N_("Correct this, then publish again.")


class ForeignFile(PublishProblem):
    what = N_("At the destination stands a file “{path}” that RadioDesk did not write.")
    remedy = N_("Look at the plan again: it shows what would be replaced. Or move that file away.")


class LinkLeadsOut(PublishProblem):
    what = N_("“{path}” would lead out of the public folder.")
    remedy = N_("Put a real file or folder in the place of the link.")


class EngineFailed(Problem):
    what = N_("The sound engine broke off while it worked on “{name}” ({reason}).")
    safe = N_("The recording is unchanged, and RadioDesk works on.")
    remedy = N_("Do it again. If it breaks off again, ask the station for the file again.")


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def storage_problem(error: OSError, path: Path) -> StorageProblem:
    """The problem that an operating-system error on `path` means."""
    if error.errno in _FULL:
        return DiskFull(path=path)
    if error.errno in _FORBIDDEN:
        return NotWritable(path=path)
    if error.errno == errno.ENOENT:
        return FileMissing(path=path)
    return StorageFailed(path=path, reason=error.strerror or error)


@contextmanager
def storage_guard(path: Path) -> Iterator[None]:
    """Turn every OSError inside the block into the problem it means for `path`."""
    try:
        yield
    except OSError as error:
        raise storage_problem(error, path) from error
