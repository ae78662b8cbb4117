"""Proposals in words: what they come to, what the history calls them, and what is said when there are none."""

from collections.abc import Callable, Sequence

from radiodesk.audio.proposing.proposal import HUM, JINGLES, KINDS, LEVELS, PAUSES, SILENCES, TRIM, Proposal
from radiodesk.bahasa.words import _, n_
from radiodesk.model.timecode import format_clock
from radiodesk.model.words import N_

NOTHING = {
    TRIM: N_("Nothing to trim: it begins and ends with sound."),
    PAUSES: N_("No pause of speech is that long."),
    SILENCES: N_("No dead air, and nothing dropped out."),
    JINGLES: N_("Nothing of it was heard in another episode of this library."),
    LEVELS: N_("All speakers are about equally loud."),
    HUM: N_("No hum is heard in the pauses."),
}
"""Good news."""

_COUNTS: dict[str, Callable[[int], str]] = {
    TRIM: lambda n: n_("{n} end", "{n} ends", n),
    PAUSES: lambda n: n_("{n} pause", "{n} pauses", n),
    SILENCES: lambda n: n_("{n} silence", "{n} silences", n),
    JINGLES: lambda n: n_("{n} repeat", "{n} repeats", n),
    LEVELS: lambda n: n_("{n} stretch", "{n} stretches", n),
    HUM: lambda _n: _("Hum of the mains"),
}


def summary(found: Sequence[Proposal]) -> str:
    """`19 pauses, 1:12 shorter`, of one kind and not empty."""
    count = _COUNTS[found[0].kind](len(found))
    if not found[0].is_cut:
        return count
    return _("{count}, {time} shorter").format(count=count, time=format_clock(sum(each.saved_s for each in found)))


def label_of(accepted: Sequence[Proposal]) -> str:
    """What the history calls these, of one kind and not empty, when they are accepted."""
    what, first = _(KINDS[accepted[0].kind]), accepted[0]
    if first.kind == HUM:
        return what
    if len(accepted) > 1:
        return f"{what}: {_COUNTS[first.kind](len(accepted))}"
    return _("{what} at {time}").format(what=what, time=format_clock(first.span.start_s))
