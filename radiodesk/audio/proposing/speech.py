"""Tells speech from music by its gaps: between sounds speech falls far, or to the ground; music hardly ever does."""

from radiodesk.audio.proposing.heard_windows import HeardWindows

_GAP = 0.1
"""So much of the mean energy is left in a gap: a tenth."""

_GAPS_SHARE = 0.05
"""At least so much of speech is gaps, pauses not counted. Measured over 5 s: speech 0.2 to 0.4, chords 0.00 to 0.05."""


def is_speech(heard: HeardWindows, first: int, last: int) -> bool:
    """Whether windows `first` to `last`, some seconds, hold speech. What lies outside the recording is left aside."""
    talk = slice(max(first, 0), last)
    is_said = ~heard.is_breathing[talk]
    energies = heard.energies[talk][is_said]
    if not len(energies):
        return False
    is_gap = (energies < energies.mean() * _GAP) | heard.is_quiet[talk][is_said]
    return float(is_gap.mean()) >= _GAPS_SHARE
