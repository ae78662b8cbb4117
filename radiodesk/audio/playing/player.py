"""Plays a recording as it is edited now: the very samples that a render would encode.

Three threads meet here. The window's thread asks; a reader thread decodes ahead of the ear and owns the file and the
sound device, so that nobody waits for either; the device's thread takes finished blocks from a short queue. What they
share lies behind one condition that each holds for microseconds.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.playing.belt import Belt
from radiodesk.audio.playing.meter import Meter
from radiodesk.audio.playing.reader import Orders, Reader
from radiodesk.audio.playing.wish import Spot, Standard, Wish
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import Problem

CLOSING_S = 2.0


class Player:
    """Plays one recording. Every method returns at once; times are seconds of the recording, as in an edit list.

    `problem` is what ended the playing, if something did: `NoSoundDevice`, `SoundDeviceLost`, or what `Source` raises.
    Playing again tries again.
    """

    def __init__(
        self,
        recording: Path,
        edits: EditList | None = None,
        sounds: Iterable[Sound] = (),
        sidecar: Path | None = None,
        standard: Standard | None = None,
        device: str = "",
    ) -> None:
        """Be ready to play from the start; that much is read in advance.

        `sounds` are those of the clips. The `sidecar` of the recording tells where speech is, for beds to give way to;
        one of the recording as cleaned up has it played so, from when it begins to grow. With a `standard` it sounds as
        it goes out. `device` is the name of an output; without one, or while it is not there, it is the default.
        """
        self._recording = recording
        self._belt = Belt()
        self._changed = self._belt.changed
        wish = Wish(edits or EditList(), _each_once(sounds), sidecar, standard)
        self._orders = Orders(wish, device, wanted=self._belt.here)
        self._origin_s = 0.0
        self._reader = self._begun()

    @property
    def problem(self) -> Problem | None:
        """What ended the playing; it stays until the next."""
        return self._orders.problem

    @property
    def is_playing(self) -> bool:
        """Whether sound comes out, or is about to."""
        return self._belt.is_playing

    @property
    def position_s(self) -> float:
        """The moment of the recording that is heard now, or where playing would begin."""
        return self._belt.here.recorded_s

    @property
    def pace(self) -> float:
        """How many times as fast as recorded it plays; below 0 backwards."""
        return self._orders.wish.pace

    @property
    def loop(self) -> Span | None:
        """What goes round and round."""
        return self._orders.wish.loop

    @property
    def meter(self) -> Meter:
        """How loud it is what is heard."""
        return self._belt.meter

    def play(
        self, from_s: float | None = None, until_s: float | None = None, loop: Span | None = None, pace: float = 1.0
    ) -> None:
        """Play from a moment, or from where it is, until another or the end, or round and round."""
        with self._changed:
            here_s = self.position_s
            start_s = here_s if from_s is None else from_s
            wish = replace(self._orders.wish, pace=pace, until_s=until_s, loop=loop, is_grain=False)
            if (start_s, wish) != (here_s, self._orders.wish):
                self._go(start_s, wish)
            self._origin_s, self._belt.is_playing, self._orders.problem = start_s, True, None
            self._changed.notify_all()
        self._go_on()

    def sound_grain(self, at_s: float, length_s: float) -> None:
        """Sound a moment, softly cut out, and be quiet again."""
        with self._changed:
            self._go(at_s, replace(self._orders.wish, pace=1.0, until_s=at_s + length_s, loop=None, is_grain=True))
            self._belt.is_playing, self._orders.problem = True, None
        self._go_on()

    def pause(self) -> None:
        """Be quiet and stay there."""
        with self._changed:
            self._belt.hush()
            self._changed.notify_all()

    def stop(self) -> None:
        """Be quiet and go back to where playing began."""
        with self._changed:
            self._belt.hush()
            self._go(self._origin_s, self._orders.wish)

    def seek(self, to_s: float) -> None:
        """Go somewhere; if it plays, it goes on there. Otherwise that place is read in advance, at the usual pace."""
        with self._changed:
            pace, loop = (self._orders.wish.pace, self._orders.wish.loop) if self.is_playing else (1.0, None)
            is_inside = loop is not None and loop.start_s <= to_s <= loop.end_s
            wish = replace(self._orders.wish, pace=pace, until_s=None, loop=loop if is_inside else None, is_grain=False)
            self._go(to_s, wish)

    def set_pace(self, pace: float) -> None:
        """Play on faster, slower or backwards."""
        self._alter(pace=pace)

    def set_loop(self, loop: Span | None) -> None:
        """Play on, round and round in another stretch, or no more."""
        self._alter(loop=loop)

    def level_to(self, standard: Standard | None) -> None:
        """Play on as loud as it goes out by this, or as it was recorded."""
        self._alter(standard=standard)

    def change_edits(self, edits: EditList, sounds: Iterable[Sound] = (), sidecar: Path | None = None) -> None:
        """Play on under other edits, without a gap. `sounds` are those of new clips; what is known stays known.

        Another clean-up comes with the `sidecar` of the recording so cleaned up.
        """
        known = _each_once([*self._orders.wish.sounds, *sounds])
        self._alter(edits=edits, sounds=known, sidecar=sidecar or self._orders.wish.sidecar)

    def use_device(self, name: str) -> None:
        """Play on through another output."""
        with self._changed:
            self._orders.device = name
            self._changed.notify_all()

    def close(self) -> None:
        """Let the recording and the device go: waits for both, but not for long."""
        with self._changed:
            self._orders.is_closed, self._belt.is_playing = True, False
            self._changed.notify_all()
        if not self._reader.is_over:
            self._reader.join(CLOSING_S)

    def _begun(self) -> Reader:
        reader = Reader(self._recording, self._orders, self._belt)
        reader.start()
        return reader

    def _go_on(self) -> None:
        """After a problem somebody tries again."""
        if self._reader.is_over:
            self._reader = self._begun()

    def _go(self, to_s: float, wish: Wish) -> None:
        self._orders.wish = wish
        self._orders.wanted = here = Spot(to_s)
        self._belt.clear(here)
        self._orders.number += 1
        self._changed.notify_all()

    def _alter(self, **what: object) -> None:
        """Another wish, to be heard from very soon on."""
        with self._changed:
            wish = replace(self._orders.wish, **what)  # type: ignore[arg-type]
            if wish == self._orders.wish:
                return
            self._belt.trim(self._orders.kept if self.is_playing else 0)
            if self._orders.wanted is None:
                self._orders.wanted = self._belt.read_up_to
            self._orders.wish = wish
            self._orders.number += 1
            self._changed.notify_all()


def _each_once(sounds: Iterable[Sound]) -> tuple[Sound, ...]:
    return tuple({sound.sha256: sound for sound in sounds}.values())
