"""The text of a post as its network shows it: links, hashtags and names in colour, what is cut off said with a word."""

import html
from collections.abc import Iterator

import regex

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.looks import Look, cut_text

_ADDRESS = regex.compile(r"https?://[^\s<>\"]+", regex.IGNORECASE)
_NAME = regex.compile(r"(?<![\w@/])@[\w.]+(?:@[\w.-]+)?")

_STARRED, _BOLD = regex.compile(r"(?<!\w)\*(?=\S)([^*<]+)(?<=\S)\*(?!\w)"), r"<b>\1</b>"


def marked_text(text: str, network: str, look: Look, colours: tuple[str, str], name: str = "") -> str:
    """HTML of what is seen of a post. `colours` are that of links and that of “more”; nothing in the text is markup.

    `name` stands before it where the network begins captions with it.
    """
    shown = cut_text(text, look)
    lead = f"<b>{html.escape(name)}</b> " if look.is_name_in_text and name else ""
    more = "" if shown == text else f" {_coloured(_(look.more), colours[1])}"
    at, parts = 0, []
    for start, end in _spans(shown, network):
        parts += [html.escape(shown[at:start]), _coloured(shown[start:end], colours[0])]
        at = end
    body = "".join([*parts, html.escape(shown[at:])]).replace("\n", "<br>")
    return f"{lead}{_STARRED.sub(_BOLD, body) if look.has_stars else body}{more}"


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}">{html.escape(text)}</span>'


def _spans(text: str, network: str) -> Iterator[tuple[int, int]]:
    """What is in colour, in order, none within another."""
    from radiodesk.social.cautions_form import HASHTAG
    from radiodesk.social.networks import NETWORKS
    from radiodesk.social.weights import find_links

    row = NETWORKS[network]
    found = [match.span() for rule in (HASHTAG, _NAME) for match in rule.finditer(text)]
    if row.marks_bare_names:
        found += list(find_links(text))
    elif row.link_lives:
        found += [match.span() for match in _ADDRESS.finditer(text)]
    end = 0
    for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield start, stop
            end = stop
