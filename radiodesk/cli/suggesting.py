"""The command suggest: what could be cut, levelled or cleaned, and done on request."""

from pathlib import Path

import click

from radiodesk.audio.proposing.proposal import KINDS, Proposal
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.cli.editing import id_argument, read_number
from radiodesk.cli.frame import answer, command, json_option, library_option, opened, progress
from radiodesk.cli.root import root
from radiodesk.desk.proposal_words import NOTHING, summary
from radiodesk.desk.proposals import USUAL_PAUSES, Pauses, accept, proposals
from radiodesk.model.timecode import format_time
from radiodesk.model.words import N_


@command(root, "suggest", _("Suggest what could be cut, levelled or cleaned, with the reason; change nothing unasked."))
@id_argument
@click.argument("kind", metavar="|".join(KINDS), type=click.Choice(list(KINDS)))
@click.option("--longer-than", "longest", metavar="S", help=_("Pauses longer than this are too long (0.9)."))
@click.option("--becomes", "rest", metavar="S", help=_("What such a pause becomes (0.5)."))
@click.option("--accept", "accepts", is_flag=True, help=_("Do all of it, as one step that can be undone."))
@library_option
@json_option
def suggest(
    episode_id: int, kind: str, longest: str | None, rest: str | None, accepts: bool, library_root: Path, as_json: bool
) -> None:
    pauses = _pauses(longest, rest)
    with opened(library_root) as library:
        with progress(_("Searching")) as step:
            found = proposals(library, episode_id, kind, step, pauses)
        if accepts:
            accept(library, episode_id, found)
    document = {
        "kind": kind,
        "proposals": [_document(each) for each in found],
        "saved_s": round(sum(each.saved_s for each in found), 3),
        "accepted": accepts and bool(found),
    }
    answer(as_json, document, *_lines(kind, found, accepts))


def _pauses(longest: str | None, rest: str | None) -> Pauses:
    return Pauses(
        USUAL_PAUSES.longest_s if longest is None else read_number(longest, N_("the longest pause")),
        USUAL_PAUSES.rest_s if rest is None else read_number(rest, N_("what a pause becomes")),
    )


def _document(proposal: Proposal) -> dict[str, object]:
    return {**{name: getattr(proposal, name) for name in proposal.__dataclass_fields__}, "why": proposal.reason()}


def _lines(kind: str, found: tuple[Proposal, ...], accepts: bool) -> list[str]:
    if not found:
        return [_(NOTHING[kind])]
    lines = [f"{_stretch(each)}  {each.reason()}{_gain(each)}" for each in found]
    return [*lines, summary(found), *([_("Done. “undo” in the window takes it back.")] if accepts else [])]


def _stretch(proposal: Proposal) -> str:
    return f"{format_time(proposal.span.start_s)}-{format_time(proposal.span.end_s)}"


def _gain(proposal: Proposal) -> str:
    return f": {decimal(proposal.gain_db)} dB" if proposal.gain_db else ""
