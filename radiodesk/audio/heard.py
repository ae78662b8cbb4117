"""What is heard in an episode, reckoned from what was measured of its sounds: nothing is decoded or mixed for it.

Of sounds that are heard together the energies are added, and the squares of the peaks: that is what they come to where
they have nothing to do with each other. Beside really mixed voices and music the loudness was 0.05 LU wrong on average
and 0.16 at most, the true peak 0.15 dB and 0.9. Cuts, fades, gains and what is put in are right to 0.02 LU.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from math import ceil

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.loudness import HOP_S
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.ducking import Ducking
from radiodesk.audio.mix.layout import Placed, laid_out
from radiodesk.audio.mix.row import Row
from radiodesk.audio.mix.voices import Part, Stretch, Voice, clip_part, own_part, stretches, under_gains, voice
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.totals import total_at, totals
from radiodesk.model.clips import OWN, Clip
from radiodesk.model.edits import EditList


class Heard:
    """An episode as it is recorded: before any levelling, `gain_db` left aside."""

    def __init__(self, measures: Measures, edits: EditList, sounds: Mapping[str, Measures], channels: int = 0) -> None:
        """`sounds` are those of the clips; a clip whose sound is not there is silent. Raises `NothingLeft`.

        `channels` 1 is the mono mix; 0: as many as the sound with the most of them has.
        """
        self._measures, self._edits, self._rate = measures, edits, output_rate_hz(measures.info.sample_rate_hz)
        self._layout = laid_out(edits, round(measures.filled_s * self._rate), self._rate)
        known = {name: sounds[name] for name in edits.sounds if name in sounds}
        channels = channels or max(sound.channels for sound in (measures, *known.values()))
        self._own = voice(measures, self._rate, channels)
        self._voices = {name: voice(sound, self._rate, channels) for name, sound in known.items()}
        self._voices[OWN] = self._own

    def reached(self, step_s: float = HOP_S) -> Energies:
        """The energy (mean square times seconds) that was heard before each `step_s` of the episode, from 0 on.

        This is what `loudness` takes. What is left behind the last whole step is not counted.
        """
        step = step_s * self._rate
        count = max(int(self._layout.length / step + 1e-6), 1)
        ends = np.minimum(np.arange(count + 1) * step, self._layout.length)
        energies = np.diff(_energy_before(ends, self._own, self._stretches))
        for part in (*self._inserted, *self._laid_over):
            _add_energy(part, energies, step)
        self._fade(energies, Row([(0.0, step_s, count)]), 2)
        return np.concatenate([[0.0], np.cumsum(energies)]) / self._rate

    def energies(self) -> Samples:
        """The energies of all windows of 10 ms, one after the other; where a clip has no sound left, there are none."""
        return self._by_windows(lambda part: part.energies, np.add, 2)

    def peaks(self) -> Samples:
        """The highest peaks of the same windows."""
        return self._by_windows(lambda part: part.peaks, np.hypot, 1)

    @cached_property
    def row(self) -> Row:
        """Where these windows lie in the episode."""
        rate = self._rate
        return Row((part.place / rate, part.window / rate, len(part.energies)) for part in self._parts)

    def _by_windows(self, kind: Callable[[Part], Samples], together: np.ufunc, power: int) -> Samples:
        values = np.concatenate([kind(part) for part in self._parts])
        for part in self._laid_over:
            first, last = (self.row.number(place / self._rate) for place in (part.place, part.end))
            places = self.row.moments_s(np.arange(first, last)) * self._rate
            own = ((places - part.place) / part.window).astype(np.intp).clip(0, len(part.energies) - 1)
            values[first:last] = together(values[first:last], kind(part)[own])
        self._fade(values, self.row, power)
        return values

    def _fade(self, values: Energies | Samples, row: Row, power: int) -> None:
        """Turn down what the fades of the episode reach of the values of a row."""
        edits, length_s = self._edits, self._layout.length / self._rate
        rises = row.number(edits.fade_in_s)
        falls = max(row.number(length_s - edits.fade_out_s), rises)
        reached = np.concatenate([np.arange(rises), np.arange(falls, len(values))])
        values[reached] *= fade_gain(row.moments_s(reached), edits, length_s) ** power

    @cached_property
    def _parts(self) -> list[Part]:
        own = (own_part(stretch, self._own) for stretch in self._stretches)
        return sorted([*own, *self._inserted], key=lambda part: part.place)

    @cached_property
    def _stretches(self) -> list[Stretch]:
        return list(stretches(self._layout.main, self._edits.gains, self._rate))

    @cached_property
    def _inserted(self) -> list[Part]:
        return self._clip_parts(self._layout.main)

    @cached_property
    def _laid_over(self) -> list[Part]:
        return self._clip_parts(self._layout.over)

    def _clip_parts(self, row: tuple[Placed, ...]) -> list[Part]:
        parts = (
            self._clip_part(placed, placed.clip) for placed in row if placed.clip and placed.clip.sound in self._voices
        )
        return [part for part in parts if len(part.energies)]

    def _clip_part(self, placed: Placed, clip: Clip) -> Part:
        part = clip_part(placed, clip, self._voices[clip.sound], lambda: self._ducking, self._rate)
        return under_gains(part, placed, self._edits.gains, self._rate) if clip.sound == OWN else part

    @cached_property
    def _ducking(self) -> Ducking:
        return Ducking(self._layout, self._measures)


def _energy_before(moments: Energies, sound: Voice, heard: list[Stretch]) -> Energies:
    """The energy (mean square times samples) of the stretches of a sound that was heard before these moments."""
    place, start, length, gain = np.array(heard).T
    sums, weight = sound.measures.totals, sound.sides * sound.window * gain**2
    first, last = (total_at(sums, edge / sound.window) for edge in (start, start + length))
    added = weight * (last - first)
    before = np.cumsum(added) - added - weight * first
    numbers = np.searchsorted(moments, place)
    counts = np.diff(numbers, append=len(moments))
    own = np.minimum(moments[numbers[0] :] - np.repeat(place - start, counts), np.repeat(start + length, counts))
    reached = total_at(sums, own / sound.window)
    reached *= np.repeat(weight, counts)
    reached += np.repeat(before, counts)
    return np.concatenate([np.zeros(numbers[0]), reached])


def _add_energy(part: Part, energies: Energies, step: float) -> None:
    """Add what is heard of a part to the energies of the steps."""
    first, last = max(int(part.place / step), 0), min(ceil(part.end / step), len(energies))
    edges = (np.arange(first, last + 1, dtype=np.float64) * step - part.place) / part.window
    reached = total_at(totals(part.energies), edges.clip(0, len(part.energies)))
    energies[first:last] += part.window * np.diff(reached)
