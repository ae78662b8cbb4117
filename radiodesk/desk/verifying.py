"""Is everything public what it should be? Asked at the public address where that can be, else read at the place.

The rule, in this order: a folder is read back whole, and its public address is asked too where that shows this very
feed (or where the destination has an address of its own); a server is asked at its public address alone; where that
cannot be asked, the server's files are read back over the line. The verdict says which was done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from radiodesk.bahasa.words import _, what_happened
from radiodesk.desk.belonging import programme_at
from radiodesk.desk.destinations import connect_to
from radiodesk.desk.outlet import content_of
from radiodesk.jobs.step import Step, no_step, portion
from radiodesk.library.library import Library, utc_now
from radiodesk.model.addresses import FEED_FILE
from radiodesk.model.problems import NothingPublished
from radiodesk.model.public_problems import PublicOutOfReach
from radiodesk.model.publication import Destination, PublicFile
from radiodesk.model.server_problems import CertificateWrong
from radiodesk.model.words import N_
from radiodesk.publish.place import Place
from radiodesk.publish.public import Outside, ask_public, is_served
from radiodesk.publish.public_ping import tell_hub
from radiodesk.publish.verify import Fault, Wrong, verify_public

READ_SHARE = 0.5
"""How much of verifying a folder is reading it; a guess for the progress bar."""


class Way(Enum):
    """How it was found out."""

    PUBLIC = N_("Asked at the public address {url}.")
    PLACE = N_("Read back at {name}.")
    BOTH = N_("Read back at {name}, and asked at the public address {url}.")


@dataclass(frozen=True)
class Verdict:
    """`faults` as they were found, notes among them. `way` and `unasked` are sentences: how, and why not otherwise.

    `mendable` are the paths of those that publishing again would put right.
    """

    faults: tuple[Fault, ...]
    way: str
    unasked: str = ""
    mendable: frozenset[str] = frozenset()

    @property
    def is_well(self) -> bool:
        """Whether listeners miss nothing."""
        return not any(not fault.is_note for fault in self.faults)

    def sentences(self) -> tuple[str, ...]:
        """Everything that was found, what is wrong first, then how it was found."""
        in_order = sorted(self.faults, key=lambda fault: fault.is_note)
        found = [fault.sentence() for fault in in_order] or [_("Everything public is what it should be.")]
        return tuple(each for each in (*found, self.way, self.unasked) if each)


def verify(library: Library, name: str, step: Step = no_step) -> Verdict:
    """Everything that a destination shows.

    Raises `UnknownDestination`, `NothingPublished`, and what the place raises.
    """
    destination = library.destination(name)
    live = library.live_edition(name)
    if live is None:
        raise NothingPublished(name=name)
    return _look(library, destination, live.files, live.files, step)


def prove(
    library: Library, destination: Destination, state: Sequence[PublicFile], sent: Sequence[PublicFile], step: Step
) -> Verdict:
    """What was sent just now, as listeners get it, and the feed with it; a folder is read back whole.

    On a server every file proved itself when it arrived: where the public address cannot be asked, that must do.
    """
    just_sent = set(sent)
    asked = [file for file in state if file in just_sent or file.path == FEED_FILE]
    return _look(library, destination, state, asked, step, is_proved=True)


def tell_hubs(library: Library, destination: Destination) -> tuple[str, ...]:
    """Tell the hubs of the programme that its feed has changed. Returns what did not work out, in sentences."""
    programme = programme_at(library, destination)
    answers = (tell_hub(hub, programme.feed_url) for hub in programme.hubs)
    return tuple(answer for answer in answers if answer)


def _look(
    library: Library,
    destination: Destination,
    state: Sequence[PublicFile],
    asked: Sequence[PublicFile],
    step: Step,
    is_proved: bool = False,
) -> Verdict:
    base_url = programme_at(library, destination).public_url
    outside = Outside(base_url, FEED_FILE, lambda file: content_of(library, file))
    place = connect_to(destination)()
    try:
        if place.abilities.reads_cheaply:
            return _look_both_ways(place, outside, state, asked, bool(destination.public_url), step)
        return _look_outside(place, outside, asked, step, is_proved)
    finally:
        place.close()


def _look_both_ways(
    place: Place, outside: Outside, state: Sequence[PublicFile], asked: Sequence[PublicFile], is_sure: bool, step: Step
) -> Verdict:
    inside = verify_public(state, place, outside.base_url, outside.feed_path, portion(step, 0, READ_SHARE))
    way = _(Way.PLACE.value).format(name=place.name)
    feed = next((file for file in asked if file.path == outside.feed_path), None)
    try:
        if not is_sure and not (feed and is_served(feed, outside)):
            step(1, 1)
            words = _("At {url} stands another feed than in this folder; somebody still has to bring the folder there.")
            return _verdict(inside, way, words.format(url=outside.base_url))
        found = ask_public(asked, outside, utc_now(), portion(step, READ_SHARE, 1))
    except PublicOutOfReach as problem:
        step(1, 1)
        return _verdict(inside, way, what_happened(problem))
    except CertificateWrong as problem:
        found = (Fault(Wrong.CERTIFICATE, str(problem.facts["server"]), found=str(problem.facts["reason"])),)
    told = {fault.path for fault in inside}
    both = _(Way.BOTH.value).format(name=place.name, url=outside.base_url)
    outer = tuple(fault for fault in found if fault.path not in told)
    return Verdict((*inside, *outer), both, mendable=_mendable(inside))


def _look_outside(place: Place, outside: Outside, asked: Sequence[PublicFile], step: Step, is_proved: bool) -> Verdict:
    try:
        found = ask_public(asked, outside, utc_now(), step)
    except PublicOutOfReach as problem:
        if is_proved:
            proved = _("Every file proved itself when it arrived at {name}.").format(name=place.name)
            return Verdict((), proved, what_happened(problem))
        inside = verify_public(asked, place, outside.base_url, outside.feed_path, step)
        return _verdict(inside, _(Way.PLACE.value).format(name=place.name), what_happened(problem))
    return _verdict(tuple(_explained(found, place, asked)), _(Way.PUBLIC.value).format(url=outside.base_url))


def _verdict(faults: tuple[Fault, ...], way: str, unasked: str = "") -> Verdict:
    return Verdict(faults, way, unasked, _mendable(faults))


def _mendable(faults: Sequence[Fault]) -> frozenset[str]:
    return frozenset(fault.path for fault in faults if fault.wrong in _BY_CONTENT)


_BY_CONTENT = {Wrong.MISSING, Wrong.SIZE, Wrong.CONTENT, Wrong.OTHER_FEED, Wrong.BROKEN_FEED, Wrong.PAGE_INSTEAD}


def _explained(faults: Sequence[Fault], place: Place, files: Sequence[PublicFile]) -> Iterator[Fault]:
    """Where the file stands on the server as it should, publishing again would not help, and the fault says so."""
    sizes = {file.path: file.size_bytes for file in files}
    for fault in faults:
        stands = fault.wrong in _BY_CONTENT and place.stat(fault.path) == sizes.get(fault.path)
        suspect = [file for file in files if file.path == fault.path] if stands else []
        is_well = bool(suspect) and not verify_public(suspect, place, "", "")
        yield replace(fault, wrong=Wrong.NOT_SHOWN) if is_well else fault
