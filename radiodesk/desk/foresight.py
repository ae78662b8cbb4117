"""What a proposal means for people: what listeners will see, how long sending takes, what the place costs."""

from dataclasses import dataclass

from radiodesk.desk.publishing import Proposal
from radiodesk.publish.forecast import how_long, seconds_to_send, what_it_costs, what_listeners_see
from radiodesk.settings.lines import line_speed, load_sending


@dataclass(frozen=True)
class Foresight:
    """Sentences in the spoken language; `seconds` None, and `time` empty, when the line was never measured."""

    listeners: tuple[str, ...]
    costs: tuple[str, ...]
    seconds: float | None
    time: str


def foresee(proposal: Proposal) -> Foresight:
    """Look ahead, by what earlier runs found out about the line."""
    seconds = seconds_to_send(proposal.plan, line_speed(proposal.destination.url), load_sending().limit_kbps)
    return Foresight(
        listeners=what_listeners_see(proposal.former, proposal.publications),
        costs=what_it_costs(proposal.abilities) if proposal.plan.puts else (),
        seconds=seconds,
        time=how_long(seconds),
    )
