"""What is done with sound on the bench. Places and lengths are whole milliseconds, as pydub counts."""

from math import log10
from typing import TYPE_CHECKING

from radiodesk.audio.clip_bench.segments import Bench, Loaded
from radiodesk.model.problems import BadValue
from radiodesk.model.timecode import format_time
from radiodesk.model.words import N_

if TYPE_CHECKING:
    from pydub import AudioSegment as Segment

SILENCE_BELOW_PEAK_DB = 50.0
"""What stays so far under the loudest sample, over 10 ms, is silence at the beginning and at the end."""

CROSSFADE_MS = 8
"""Where two sounds are joined: no click."""

_LOOK_MS = 10
_ROUNDING_S = 0.001

_FULL = 32766
"""The highest sum of two sounds, one less than 16 bits hold: each may be rounded away from zero."""


def cut_out(segment: "Segment", start_s: float, end_s: float | None) -> "Segment":
    """What lies between two seconds of it. Raises `BadValue`."""
    length_s = len(segment) / 1000
    stop_s = length_s if end_s is None else end_s
    if not 0 <= start_s < stop_s <= length_s + _ROUNDING_S:
        asked = f"{format_time(start_s)}-{format_time(stop_s)}"
        raise BadValue(value=asked, field=N_("the sound"), expected=f"{format_time(0)}-{format_time(length_s)}")
    if end_s is None:
        return segment[_ms(start_s) :] if start_s else segment
    return segment[_ms(start_s) : _ms(stop_s)]


def without_silence(segment: "Segment") -> "Segment":
    """It without the silence before the first and after the last sound, to 10 ms. It must not be silent altogether."""
    below = segment.max_dBFS - SILENCE_BELOW_PEAK_DB
    start, end = 0, len(segment)
    while segment[start : start + _LOOK_MS].dBFS < below:
        start += _LOOK_MS
    while segment[end - _LOOK_MS : end].dBFS < below:
        end -= _LOOK_MS
    return segment[start:end]


def joined(first: "Segment", second: "Segment") -> "Segment":
    """One after the other, with a crossfade so short that it only avoids a click."""
    ms = min(CROSSFADE_MS, len(first), len(second))
    joint = first[len(first) - ms :].append(second[:ms], crossfade=ms)
    return _in_a_row(first[: len(first) - ms], joint, second[ms:])


def laid_over(under: "Segment", over: "Segment", at_s: float, over_gain_db: float) -> Loaded:
    """Both together, `over` from `at_s` on, made louder by `over_gain_db`; what reaches beyond the end makes it longer.

    pydub cuts off silently what a sum has above full scale. So both are made softer first, by as much as the sum of
    their highest samples would be too high, and it is said by how much. Raises `BadValue`.
    """
    at = _ms(at_s)
    if not 0 <= at <= len(under):
        asked, length = format_time(at_s), format_time(len(under) / 1000)
        raise BadValue(value=asked, field=N_("the sound"), expected=f"{format_time(0)}-{length}")
    end = min(at + len(over), len(under))
    highest = under[at:end].max + over.max * 10 ** (over_gain_db / 20)
    softened_db = max(20 * log10(max(highest, 1) / _FULL), 0.0)
    own_db, over_db = -softened_db, over_gain_db - softened_db
    together = under[at:end].apply_gain(own_db).overlay(over[: end - at].apply_gain(over_db))
    rest = under[end:].apply_gain(own_db) if end < len(under) else over[end - at :].apply_gain(over_db)
    return Loaded(_in_a_row(under[:at].apply_gain(own_db), together, rest), softened_db)


def faded(segment: "Segment", fade_in_s: float, fade_out_s: float) -> "Segment":
    """Its beginning and end faded, in a straight line. Raises `BadValue` when the fades do not fit in it."""
    length_s = len(segment) / 1000
    if min(fade_in_s, fade_out_s) < 0 or fade_in_s + fade_out_s > length_s:
        raise BadValue(value=f"{fade_in_s:g} + {fade_out_s:g}", field=N_("a fade"), expected=f"0-{length_s:g}")
    if not (fade_in_s or fade_out_s):
        return segment
    start, end = _ms(fade_in_s), len(segment) - _ms(fade_out_s)
    beginning, ending = segment[:start], segment[end:]
    return _in_a_row(
        beginning.fade_in(len(beginning)) if fade_in_s else beginning,
        segment[start:end],
        ending.fade_out(len(ending)) if fade_out_s else ending,
    )


def _in_a_row(*segments: "Segment") -> "Segment":
    """All one after another, copied once: with pydub's own + each would be copied again."""
    first = segments[0]
    return Bench(first.frame_rate, first.channels).segment(b"".join(each.raw_data for each in segments))


def _ms(time_s: float) -> int:
    return round(time_s * 1000)
