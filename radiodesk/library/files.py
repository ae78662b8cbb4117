"""The files of a library: originals, covers and small public files by content; analyses beside them."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from radiodesk.jobs.step import Step, no_step
from radiodesk.library.codec import fingerprint
from radiodesk.library.content import ContentFolder
from radiodesk.library.holding import Holding
from radiodesk.model.cleaning import CleanUp

ORIGINALS, ANALYSIS, RENDERS, ARTWORK, PUBLISHED, BACKUPS = FOLDERS = (
    "originals",
    "analysis",
    "renders",
    "artwork",
    "published",
    "backups",
)
"""`published` keeps the small files of every public state (pages, feed, chapters), so that a rollback finds them."""

KEPT_CLEANED = 4
"""How many analyses of a recording as it sounds cleaned up are kept: 11 MB each for an hour."""

_SOUND = "wav w64 mp3 m4a aac flac ogg oga opus wma aif aiff caf amr mka"
_VIDEO = "mp4 mov mkv webm 3gp avi"

RECORDING_SUFFIXES = frozenset(f".{name}" for name in f"{_SOUND} {_VIDEO}".split())
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})


class Files(Holding):
    """Keeping files and finding them again."""

    def keep_original(self, file: Path, step: Step = no_step) -> tuple[str, int]:
        """Copy a recording in, never touching it; the same content is kept once. Returns its SHA-256 and bytes.

        Raises `FileMissing`, `NotARecording` (not a plain file), `StillChanging`, `DiskFull`, `NotWritable`, Cancelled.
        """
        return self._originals.keep_file(file, step)

    def original_path(self, sha256: str) -> Path:
        """Where a recording lies. Raises `FileMissing`."""
        return self._originals.path(sha256)

    def analysis_path(self, sha256: str) -> Path:
        """Where the analysis of a recording lies, or will lie."""
        return self.root / ANALYSIS / f"{sha256}.rda"

    def cleaned_analysis_path(self, sha256: str, clean_up: CleanUp) -> Path:
        """Where the analysis of a recording lies, or will lie, as it sounds cleaned up."""
        return self.root / ANALYSIS / f"{sha256}-{fingerprint(clean_up)[:16]}.rda"

    def soundprint_path(self, sha256: str) -> Path:
        """Where the print of a recording's sound lies, or will lie."""
        return self.root / ANALYSIS / f"{sha256}.rdp"

    def tidy_cleaned_analyses(self, sha256: str) -> None:
        """Of the analyses of a recording as it sounds cleaned up, remove all but the newest `KEPT_CLEANED`."""
        found = self._analyses(f"{sha256}-")
        for file in sorted(found, key=lambda file: file.stat().st_mtime)[:-KEPT_CLEANED]:
            with suppress(OSError):
                file.unlink()

    def forget_analyses(self, sha256: str) -> None:
        """Remove what was found out about a sound; it can be found again."""
        for file in (*self._analyses(sha256), self.soundprint_path(sha256)):
            with suppress(OSError):
                file.unlink()

    def keep_artwork(self, data: bytes, suffix: str) -> str:
        """Keep a picture and return its SHA-256. `suffix` is its ending with the dot."""
        return self._artwork.keep_bytes(data, suffix)

    def artwork_path(self, sha256: str) -> Path:
        """Where a picture lies. Raises `FileMissing`."""
        return self._artwork.path(sha256)

    def keep_public(self, data: bytes) -> str:
        """Keep the bytes of a small public file in the folder `published` and return their SHA-256."""
        return self._published.keep_bytes(data, "")

    def public_path(self, sha256: str) -> Path:
        """Where the bytes of a small public file lie. Raises `FileMissing`."""
        return self._published.path(sha256)

    def forget_public(self, hashes: Iterable[str]) -> None:
        """Remove the bytes of small public files that no edition names any more."""
        for sha256 in hashes:
            self._published.forget(sha256)

    def _analyses(self, beginning: str) -> list[Path]:
        return list((self.root / ANALYSIS).glob(f"{beginning}*.rda"))

    @property
    def _originals(self) -> ContentFolder:
        return ContentFolder(self.root / ORIGINALS, RECORDING_SUFFIXES)

    @property
    def _artwork(self) -> ContentFolder:
        return ContentFolder(self.root / ARTWORK, PICTURE_SUFFIXES)

    @property
    def _published(self) -> ContentFolder:
        return ContentFolder(self.root / PUBLISHED, frozenset())
