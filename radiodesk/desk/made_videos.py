"""The videos of an episode that were made: found again while they are true, forgotten when the episode is another.

They lie in the library's folder `posts/videos`, by episode. Beside each stand a picture to know it by, its captions
(VTT), what it says to those who cannot see it (a text), and a note of what it was made from, which is written last.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from radiodesk.desk.belonging import programme_of
from radiodesk.desk.publications import preset_of
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import storage_guard
from radiodesk.social.audiograms.shapes import SHAPES

AUDIOGRAM, WHOLE = "audiogram", "episode"
"""The kinds of video: a stretch of an episode, or all of it."""

_DRAWN = 1
"""Goes up when videos look otherwise."""

_BESIDE = (".json", ".vtt", ".txt", ".png", ".mp4")


@dataclass(frozen=True)
class MadeVideo:
    """A finished video, from second `start_s` of the episode on. `shape` is one of `SHAPES`, `alt` what is said."""

    path: Path
    kind: str
    shape: str
    start_s: float
    duration_s: float
    size_bytes: int
    alt: str = ""
    captions: Path | None = None

    @property
    def poster(self) -> Path:
        """A picture to know it by, PNG."""
        return self.path.with_suffix(".png")


def made_videos(library: Library, episode_id: int) -> tuple[MadeVideo, ...]:
    """The videos that show an episode as it is now, audiograms in order of time. Raises `UnknownEpisode`."""
    episode = library.episode(episode_id)
    known = fingerprint(library, episode)
    found = (_read(note, known) for note in sorted(videos_folder(library, episode_id).glob("*.json")))
    return tuple(sorted((each for each in found if each), key=_order))


def videos_folder(library: Library, episode_id: int) -> Path:
    """Where those of an episode lie."""
    return library.root / "posts" / "videos" / str(episode_id)


def fingerprint(library: Library, episode: Episode) -> str:
    """Names everything of an episode that is seen or heard in its videos."""
    programme, sheet = programme_of(library, episode), episode.sheet
    shown = (programme.title, programme.station, programme.public_url, programme.colour, programme.colour_second)
    heard = (episode.recording.sha256, asdict(sheet.edits), preset_of(library.earlier_publication(episode.id)))
    parts = (_DRAWN, shown, heard, sheet.title, sheet.transcript, sheet.cover or programme.cover)
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:32]


def keep_note(library: Library, episode: Episode, made: MadeVideo, captions: bytes) -> MadeVideo:
    """Write what belongs beside a video; from now on it is found. Empty `captions` are left out. Gives it with them."""
    beside = made.path.with_suffix(".vtt")
    if captions:
        write_whole(beside, captions)
    write_whole(made.path.with_suffix(".txt"), f"{made.alt}\n".encode())
    facts = {
        "fingerprint": fingerprint(library, episode),
        "kind": made.kind,
        "shape": made.shape,
        "start_s": made.start_s,
        "duration_s": made.duration_s,
    }
    write_whole(_note(made.path), json.dumps(facts).encode())
    found = _read(_note(made.path), facts["fingerprint"])
    assert found is not None
    return found


def forget_stale(library: Library, episode_id: int) -> None:
    """Delete the videos that show the episode as it was before it changed."""
    folder = videos_folder(library, episode_id)
    true = {made.path.stem for made in made_videos(library, episode_id)}
    with storage_guard(folder):
        for path in _files(folder):
            if path.stem not in true:
                path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    """Notes first: what has none is not found."""
    return (path for suffix in _BESIDE for path in sorted(folder.glob(f"*{suffix}")))


def _read(note: Path, known: object) -> MadeVideo | None:
    """The video of a note; None when it shows something else than the episode of now, or is gone."""
    path, captions = note.with_suffix(".mp4"), note.with_suffix(".vtt")
    with suppress(OSError, ValueError, KeyError):
        facts = json.loads(note.read_text(encoding="utf-8"))
        if facts.pop("fingerprint") == known:
            alt = note.with_suffix(".txt").read_text(encoding="utf-8").strip()
            size = path.stat().st_size
            return MadeVideo(
                path=path, size_bytes=size, alt=alt, captions=captions if captions.is_file() else None, **facts
            )
    return None


def _order(made: MadeVideo) -> tuple[str, float, int]:
    return made.kind, made.start_s, list(SHAPES).index(made.shape)


def _note(path: Path) -> Path:
    return path.with_suffix(".json")
