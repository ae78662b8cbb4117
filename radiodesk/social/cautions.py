"""What a network would make of a post that nobody meant, what is owed to people in it, and how it is spelt."""

from collections.abc import Callable, Iterator

import regex

from radiodesk.bahasa.spelling import Finding, mended, spelling, typography
from radiodesk.model.words import N_
from radiodesk.social.caution import NOTHING_KNOWN, Caution, Fix, Known, known_of
from radiodesk.social.cautions_form import HASHTAG, long_first_line, many_hashtags, no_way_on
from radiodesk.social.cautions_people import guilt, unnamed_quotes, unsaid_quotes
from radiodesk.social.networks import Network, network_of
from radiodesk.social.privacy import KINDS, private_parts
from radiodesk.social.weights import find_links

__all__ = ["Caution", "Fix", "Known", "cautions", "fixed", "fixes", "known_of"]

_SLIPPED = regex.compile(r"[^\s./]*\p{Ll}\.\p{Lu}\p{Ll}*")
"""A small letter, a full stop and a capital: the space after a sentence was forgotten."""


def cautions(network: str, text: str, known: Known = NOTHING_KNOWN) -> tuple[Caution, ...]:
    """Everything in a post to look at again, with what one click would do about it.

    `known` is what is known of its episode (`Draft.known`). Raises `BadValue` for an unknown network.
    """
    row = network_of(network)
    found = [caution for rule in _RULES for caution in rule(row, text, known)]
    mended_already = [caution.fix for caution in found if caution.fix]
    spelt = (_of_finding(finding) for finding in _spelling(text, known) if not _meets(finding, mended_already))
    return (*found, *spelt)


def fixes(network: str, text: str, known: Known = NOTHING_KNOWN) -> tuple[Fix, ...]:
    """Every one-click fix for a post, in the order of the text; no two of them overlap."""
    return tuple(sorted(caution.fix for caution in cautions(network, text, known) if caution.fix))


def fixed(text: str, several: tuple[Fix, ...]) -> str:
    """A text with these fixes made, which are those of this very text."""
    return mended(text, [Finding("", fix.start, fix.end, "", "", fix.text) for fix in several])


def _spelling(text: str, known: Known) -> tuple[Finding, ...]:
    check = spelling if known.language.partition("-")[0].lower() == "id" else typography
    return check(text, known.names)


def _of_finding(finding: Finding) -> Caution:
    fix = None if finding.fix is None else Fix(finding.start, finding.end, finding.fix)
    return Caution(finding.rule, finding.what, finding.found, fix=fix)


def _meets(finding: Finding, several: list[Fix]) -> bool:
    return any(finding.start <= fix.end and fix.start <= finding.end for fix in several)


def _links_by_accident(network: Network, text: str, _known: Known) -> Iterator[Caution]:
    if not network.marks_bare_names:
        return
    for start, end in find_links(text):
        if _SLIPPED.fullmatch(text[start:end]):
            what = N_("“{found}” becomes a link here: a space is missing after the full stop.")
            stop = text.rindex(".", start, end)
            yield Caution("accidental-link", what, text[start:end], fix=Fix(stop, stop + 1, ". "))


def _dead_links(network: Network, text: str, _known: Known) -> Iterator[Caution]:
    found = regex.search(r"https?://\S+", text)
    if found and not network.link_lives:
        yield Caution("dead-link", N_("Links cannot be clicked here: “{found}” is only text."), found[0])


def _refused_characters(network: Network, text: str, _known: Known) -> Iterator[Caution]:
    if found := "".join(letter for letter in network.forbidden if letter in text):
        yield Caution("refused-characters", N_("This network refuses these characters: {found}"), " ".join(found))


def _unspoken_hashtag(_network: Network, text: str, _known: Known) -> Iterator[Caution]:
    tag = next((tag for tag in HASHTAG.findall(text) if len(tag) > 12 and tag[1:].islower()), "")
    if tag:
        what = N_("Screen readers cannot speak “{found}”: begin each word of a hashtag with a capital.")
        yield Caution("unspoken-hashtag", what, tag)


def _private_facts(_network: Network, text: str, _known: Known) -> Iterator[Caution]:
    for private in private_parts(text):
        what = N_("“{found}” looks like {kind}. Leave it out.")
        yield Caution("private", what, private.text, kind=KINDS[private.kind])


_RULES: tuple[Callable[[Network, str, Known], Iterator[Caution]], ...] = (
    _links_by_accident,
    _dead_links,
    many_hashtags,
    _refused_characters,
    _unspoken_hashtag,
    _private_facts,
    unnamed_quotes,
    unsaid_quotes,
    guilt,
    long_first_line,
    no_way_on,
)
