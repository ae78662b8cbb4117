"""What a plan means for people, in sentences: what listeners will see, how long it takes, what the place cannot do."""

from collections.abc import Iterable, Mapping, Sequence

from radiodesk.bahasa.words import _, n_
from radiodesk.model.publication import Publication
from radiodesk.model.words import N_
from radiodesk.publish.place import Abilities
from radiodesk.publish.plan import Plan

MOST_TITLES = 5

NEW = N_("New for listeners: {titles}.")
CORRECTED = N_("Corrected, and not shown as a new episode: {titles}.")
TAKEN_OFF = N_("No longer public: {titles}.")

SHORTCOMINGS: Mapping[str, str] = {
    "swaps": N_(
        "This server cannot replace a file in one step: while a page or the feed is replaced, it may be missing for a "
        "moment."
    ),
    "resumes": N_("This server cannot go on with an upload that was cut: the file is sent again from its beginning."),
    "locks": N_("This server cannot keep two desks apart: let only one of them publish at a time."),
}
"""What a place without an ability costs, in the order of how much listeners notice."""


def what_listeners_see(before: Iterable[Publication], after: Iterable[Publication]) -> tuple[str, ...]:
    """One sentence each for what is new, corrected and gone; one that says so when they see what they saw."""
    former = {each.guid: each for each in before}
    coming = {each.guid: each for each in after}
    groups = (
        (NEW, [each for guid, each in coming.items() if guid not in former]),
        (CORRECTED, [each for guid, each in coming.items() if former.get(guid, each) != each]),
        (TAKEN_OFF, [each for guid, each in former.items() if guid not in coming]),
    )
    told = tuple(_(text).format(titles=_titles(found)) for text, found in groups if found)
    return told or (_("Listeners see the same episodes as before."),)


def what_it_costs(abilities: Abilities) -> tuple[str, ...]:
    """What the place cannot do, and what that means."""
    return tuple(_(text) for name, text in SHORTCOMINGS.items() if not getattr(abilities, name))


def seconds_to_send(plan: Plan, speed: float | None, limit_kbps: float) -> float | None:
    """How long sending takes at the speed (bytes a second) that was measured earlier; None when nothing is known."""
    rates = [rate for rate in (speed, limit_kbps * 1000) if rate]
    return plan.bytes_to_send / min(rates) if rates else None


def how_long(seconds: float | None) -> str:
    """“About 3 minutes.”; empty when nothing is known, or it takes no time to speak of."""
    if seconds is None or seconds < 1:
        return ""
    if seconds < 90:
        number = max(round(seconds), 1)
        return n_("About {n} second, as fast as last time.", "About {n} seconds, as fast as last time.", number)
    number = round(seconds / 60)
    return n_("About {n} minute, as fast as last time.", "About {n} minutes, as fast as last time.", number)


def _titles(publications: Sequence[Publication]) -> str:
    shown = ", ".join(f"“{each.sheet.title}”" for each in publications[:MOST_TITLES])
    more = len(publications) - MOST_TITLES
    return shown if more <= 0 else _("{shown} and {n} more").format(shown=shown, n=more)
