"""What a network would make of a post that its writer did not mean: links by accident, dead links, dead hashtags."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from radiodesk.bahasa.words import _
from radiodesk.model.words import N_
from radiodesk.social.networks import Network, network_of
from radiodesk.social.privacy import KINDS, private_parts
from radiodesk.social.weights import find_links

HASHTAG = regex.compile(r"(?<![\p{L}\p{N}_&])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+")

_SLIPPED = regex.compile(r"[^\s./]*\p{Ll}\.\p{Lu}\p{Ll}*")
"""A small letter, a full stop and a capital: the space after a sentence was forgotten."""


@dataclass(frozen=True)
class Caution:
    """One thing to look at again. `what` is a sentence that names `found`, `limit` or `kind`."""

    rule: str
    what: str
    found: str = ""
    limit: int = 0
    kind: str = ""

    def sentence(self) -> str:
        """It in the spoken language."""
        return _(self.what).format(found=self.found, limit=self.limit, kind=_(self.kind) if self.kind else "")


def cautions(network: str, text: str) -> tuple[Caution, ...]:
    """Everything in a post that will not be what it looks like there. Raises `BadValue` for an unknown network."""
    row = network_of(network)
    return tuple(caution for rule in _RULES for caution in rule(row, text))


def _links_by_accident(network: Network, text: str) -> Iterator[Caution]:
    if not network.marks_bare_names:
        return
    for start, end in find_links(text):
        if _SLIPPED.fullmatch(text[start:end]):
            what = N_("“{found}” becomes a link here: a space is missing after the full stop.")
            yield Caution("accidental-link", what, text[start:end])


def _dead_links(network: Network, text: str) -> Iterator[Caution]:
    found = regex.search(r"https?://\S+", text)
    if found and not network.link_lives:
        yield Caution("dead-link", N_("Links cannot be clicked here: “{found}” is only text."), found[0])


def _too_many_hashtags(network: Network, text: str) -> Iterator[Caution]:
    tags = HASHTAG.findall(text)
    if network.most_hashtags and len(tags) > network.most_hashtags:
        what = N_("{found} hashtags are too many here: it takes {limit}.")
        yield Caution("too-many-hashtags", what, str(len(tags)), network.most_hashtags)


def _refused_characters(network: Network, text: str) -> Iterator[Caution]:
    if found := "".join(letter for letter in network.forbidden if letter in text):
        yield Caution("refused-characters", N_("This network refuses these characters: {found}"), " ".join(found))


def _unspoken_hashtag(_network: Network, text: str) -> Iterator[Caution]:
    tag = next((tag for tag in HASHTAG.findall(text) if len(tag) > 12 and tag[1:].islower()), "")
    if tag:
        what = N_("Screen readers cannot speak “{found}”: begin each word of a hashtag with a capital.")
        yield Caution("unspoken-hashtag", what, tag)


def _private_facts(_network: Network, text: str) -> Iterator[Caution]:
    for private in private_parts(text):
        yield Caution(
            "private", N_("“{found}” looks like {kind}. Leave it out."), private.text, kind=KINDS[private.kind]
        )


_RULES: tuple[Callable[[Network, str], Iterator[Caution]], ...] = (
    _links_by_accident,
    _dead_links,
    _too_many_hashtags,
    _refused_characters,
    _unspoken_hashtag,
    _private_facts,
)
