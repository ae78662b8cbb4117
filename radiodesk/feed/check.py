"""Checks a feed against the rules of the podcast directories before, or after, it goes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from radiodesk.bahasa.words import _
from radiodesk.feed.rules import CHANNEL_RULES, ITEM_RULES, Level, Rule, value
from radiodesk.model.words import N_

LARGEST_FEED = 10 * 1024 * 1024
LARGEST_VALID = 5_000_000
"""Bytes beyond which the W3C validator, and so some directories, give up."""

_ONCE_EACH = {
    "guid": N_("“{value}” identifies more than one episode."),
    "enclosure/@url": N_("“{value}” is the audio of more than one episode."),
}


@dataclass(frozen=True)
class Finding:
    """A rule that is broken. `text` is in catalogue words with a place for `value`; `where` is an episode's title."""

    level: Level
    rule: str
    text: str
    value: str = ""
    where: str = ""

    def sentence(self) -> str:
        """The finding in the spoken language."""
        text = _(self.text).format(value=self.value)
        return _("“{where}”: {text}").format(where=self.where, text=text) if self.where else text


def check_feed(data: bytes) -> tuple[Finding, ...]:
    """What Apple, PSP-1 and podcast apps would object to, errors first; nothing when all is well.

    An "error" gets the feed refused or an episode lost; a "warning" costs listeners comfort. The data may come from
    anywhere: no entity is resolved, nothing is fetched, more than 10 MiB are not read.
    """
    if len(data) > LARGEST_FEED:
        return (Finding("error", "size", N_("The feed is larger than 10 MB.")),)
    careful = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, careful)
    except (etree.XMLSyntaxError, ValueError) as error:
        return (Finding("error", "xml", N_("This is not XML: {value}."), str(error).split("\n", 1)[0]),)
    findings = list(_check_document(root, len(data)))
    return tuple(sorted(findings, key=lambda finding: finding.level != "error"))


def _check_document(root: etree._Element, size_bytes: int) -> Iterator[Finding]:
    if root.getroottree().docinfo.internalDTD is not None:
        yield Finding("error", "xml", N_("The feed brings its own grammar (DOCTYPE)."))
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield Finding("error", "rss", N_("This is not an RSS 2.0 feed."))
        return
    if size_bytes > LARGEST_VALID:
        yield Finding("warning", "size", N_("The feed is larger than 5 MB; some directories read no further."))
    yield from _broken(CHANNEL_RULES, channel, "")
    items = channel.findall("item")
    for number, item in enumerate(items, 1):
        yield from _broken(ITEM_RULES, item, value(item, "title") or f"#{number}")
    yield from _repeated(items)


def _broken(rules: tuple[Rule, ...], element: etree._Element, where: str) -> Iterator[Finding]:
    for rule in rules:
        offence = rule.broken(element)
        if offence is not None:
            yield Finding(rule.level, rule.name, rule.text, offence, where)


def _repeated(items: list[etree._Element]) -> Iterator[Finding]:
    for path, text in _ONCE_EACH.items():
        seen: set[str] = set()
        for item in items:
            given = value(item, path)
            if given and given in seen:
                yield Finding("error", path.partition("/")[0], text, given, value(item, "title") or "")
            seen.add(given or "")
