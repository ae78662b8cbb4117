"""The sounds of an episode's clips, open and ready, each opened when it is first needed."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.converted import Converted
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.model.cleaning import Cleaning
from radiodesk.model.clips import Clip
from radiodesk.model.problems import ClipUnusable, FileMissing, Problem, StorageProblem
from radiodesk.model.words import N_


class Deck:
    """Plays clips at the rate of an episode."""

    def __init__(self, sounds: Iterable[Sound] = ()) -> None:
        """`sounds` are those that clips may be taken from."""
        self._known = {sound.sha256: sound for sound in sounds}
        self._files = ExitStack()
        self._open: dict[tuple[str, int], Converted] = {}

    def learn(self, sounds: Iterable[Sound]) -> None:
        """Let clips be taken from these, too; one that is known may be cleaned up otherwise now."""
        learned = {sound.sha256: sound for sound in sounds}
        changed = {name for name, sound in learned.items() if self._known.get(name, sound) != sound}
        self._open = {key: sound for key, sound in self._open.items() if key[0] not in changed}
        self._known.update(learned)

    def sound(self, clip: Clip, rate: int) -> Converted:
        """The sound of a clip at `rate`. Raises `ClipUnusable`."""
        with _unusable(clip):
            return self._opened(clip, rate)

    def view(self, clip: Clip, rate: int, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` of a clip's sound, counted at `rate`; see `Converted.view`.

        Raises `ClipUnusable`.
        """
        with _unusable(clip):
            return self._opened(clip, rate).view(start, count)

    def close(self) -> None:
        """Give the files back."""
        self._open.clear()
        self._files.close()

    def __enter__(self) -> "Deck":
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _opened(self, clip: Clip, rate: int) -> Converted:
        known = self._open.get((clip.sound, rate))
        if known is None:
            sound = self._known.get(clip.sound)
            if sound is None:
                raise FileMissing(path=clip.sound)
            source = self._files.enter_context(opened(sound.path, _cleaning(sound)))
            known = self._open[clip.sound, rate] = Converted(source, rate)
        return known


def _cleaning(sound: Sound) -> Cleaning | None:
    """How a sound is cleaned up, which its sidecar says: the recording of the episode may be one of its clips."""
    try:
        return Measures.open(sound.sidecar).header.cleaning
    except (SidecarUnusable, StorageProblem):
        return None


@contextmanager
def _unusable(clip: Clip) -> Iterator[None]:
    """Let every problem with the sound of a clip name the clip."""
    try:
        yield
    except Problem as problem:
        is_gone = isinstance(problem, FileMissing)
        reason = N_("its sound is not there") if is_gone else N_("its sound cannot be read")
        raise ClipUnusable(name=clip.name or clip.sound, reason=problem.facts.get("reason", reason)) from problem
