"""What readers will not see or not do: first lines that are cut, too many hashtags, no way to the sound."""

from collections.abc import Iterator

import regex

from radiodesk.model.words import N_
from radiodesk.social.caution import Caution, Known
from radiodesk.social.networks import Network

HASHTAG = regex.compile(r"(?<![\p{L}\p{N}_&])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+")

FIRST_LINE = 125
"""Feeds show about so many characters before they cut; an address in it is not counted."""

_CALL = regex.compile(r"(?i)\b(?:dengar(?:kan)?|simak|tonton|ikuti|tautan di bio|listen|hear|watch|link in bio)\b")


def long_first_line(_network: Network, text: str, _known: Known) -> Iterator[Caution]:
    """The first line is what people see before they open the rest."""
    first = regex.sub(r"https?://\S+", "", text.strip().partition("\n")[0])
    if len(first) > FIRST_LINE and len(text.strip()) > len(first):
        what = N_("Feeds cut the first line at about {limit} characters; this one has {found}.")
        yield Caution("long-first-line", what, str(len(first)), FIRST_LINE)


def many_hashtags(network: Network, text: str, _known: Known) -> Iterator[Caution]:
    """More than the network takes, or more than do any good there."""
    number = len(HASHTAG.findall(text))
    if network.most_hashtags and number > network.most_hashtags:
        what = N_("{found} hashtags are too many here: it takes {limit}.")
        yield Caution("too-many-hashtags", what, str(number), network.most_hashtags)
    elif number > max(network.hashtags, 1):
        what = N_("{found} hashtags do less than {limit} here.")
        yield Caution("many-hashtags", what, str(number), max(network.hashtags, 1))


def no_way_on(network: Network, text: str, known: Known) -> Iterator[Caution]:
    """A post without a way to the episode, where there is one."""
    if not known.link or not text.strip():
        return
    if network.link_lives and known.link not in text and regex.search(r"https?://", text) is None:
        what = N_("Nothing leads to the episode: its address is missing.")
        yield Caution("no-link", what, known.link)
    if not network.link_lives and _CALL.search(text) is None:
        yield Caution("no-call", N_("Nothing tells people where to listen: “link in bio”, for example."))
