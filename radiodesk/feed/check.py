"""Checks a feed against the rules of the podcast directories before, or after, it goes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from radiodesk.bahasa.words import _
from radiodesk.feed.elements import PODCAST
from radiodesk.feed.namespace_rules import (
    CHANNEL_NAMESPACE_RULES,
    INNER_TAG_RULES,
    ITEM_NAMESPACE_RULES,
    TAG_RULES,
)
from radiodesk.feed.offences import NAMES, shortened, value
from radiodesk.feed.reading import read_feed
from radiodesk.feed.rules import CHANNEL_RULES, ITEM_RULES, SERIAL_RULES, Level, Rule
from radiodesk.model.words import N_

LARGEST_VALID = 5_000_000
"""Bytes beyond which the W3C validator, and so some directories, give up."""

LONGEST_TITLE = 120
"""Characters of an episode's title in a sentence."""

_PERSON = f"{{{PODCAST}}}person"

_TAGS = {f"{{{NAMES[prefix]}}}{name}": rules for (prefix, name), rules in TAG_RULES.items()}

_ONCE_EACH = {
    "guid": N_("“{value}” identifies more than one episode."),
    "enclosure/@url": N_("“{value}” is the audio of more than one episode."),
}


@dataclass(frozen=True)
class Finding:
    """A rule that is broken. `text` is in catalogue words with a place for `value`.

    `where` is the title of the episode, `guid` its identification; both are empty for the programme. `field` names the
    field of its sheet, or of the programme, where it can be mended.
    """

    level: Level
    rule: str
    text: str
    value: str = ""
    where: str = ""
    guid: str = ""
    field: str = ""

    def sentence(self) -> str:
        """The finding in the spoken language."""
        text = _(self.text).format(value=self.value)
        where = shortened(self.where, LONGEST_TITLE)
        return _("“{where}”: {text}").format(where=where, text=text) if where else text


def check_feed(data: bytes) -> tuple[Finding, ...]:
    """What Apple, PSP-1 and podcast apps would object to, errors first; nothing when all is well.

    An "error" gets the feed refused or an episode lost; a "warning" costs listeners comfort. The data may come from
    anywhere: no entity is resolved, nothing is fetched, more than 10 MiB are not read.
    """
    root, faults = read_feed(data)
    findings = [Finding("error", *fault) for fault in faults]
    if root is not None:
        findings += _check_document(root, len(data))
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
    yield from _misspelt_namespaces(root)
    yield from _broken((*CHANNEL_RULES, *CHANNEL_NAMESPACE_RULES), channel)
    yield from _broken_by_tags(channel)
    yield from _broken_inside_tags(channel)
    items = channel.findall("item")
    rules = (*ITEM_RULES, *ITEM_NAMESPACE_RULES, *(SERIAL_RULES if value(channel, "itunes:type") == "serial" else ()))
    for number, item in enumerate(items, 1):
        about = value(item, "title") or f"#{number}", value(item, "guid") or ""
        yield from _broken(rules, item, *about)
        yield from _broken_by_tags(item, *about)
    yield from _hosts_forgotten(channel, items)
    yield from _repeated(items)


def _misspelt_namespaces(root: etree._Element) -> Iterator[Finding]:
    right = {_bare(uri): uri for uri in NAMES.values()}
    for uri in root.nsmap.values():
        meant = right.get(_bare(str(uri)))
        if meant not in (None, uri):
            yield Finding("error", "xmlns", N_("The namespace “{value}” is misspelt: case matters."), str(uri))


def _bare(uri: str) -> str:
    """A namespace without what is often written in another way."""
    return uri.lower().strip().rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _broken(rules: Iterable[Rule], element: etree._Element, where: str = "", guid: str = "") -> Iterator[Finding]:
    for rule in rules:
        offence = rule.broken(element)
        if offence is not None:
            yield Finding(rule.level, rule.name, rule.text, offence, where, guid, rule.field)


def _broken_by_tags(parent: etree._Element, where: str = "", guid: str = "") -> Iterator[Finding]:
    for child in parent.iterchildren(*_TAGS):
        yield from _broken(_TAGS[str(child.tag)], child, where, guid)


def _broken_inside_tags(channel: etree._Element) -> Iterator[Finding]:
    for path, rules in INNER_TAG_RULES.items():
        for element in channel.findall(path, NAMES):
            yield from _broken(rules, element)


def _hosts_forgotten(channel: etree._Element, items: list[etree._Element]) -> Iterator[Finding]:
    """Persons of an item replace all those of the channel (podcast namespace, person)."""
    always = [person.text or "" for person in channel.iterchildren(_PERSON)]
    for item in items if always else ():
        own = {person.text for person in item.iterchildren(_PERSON)}
        lost = next((name for name in always if name not in own), None) if own else None
        if lost is not None:
            text = N_("“{value}” is heard in every episode but is not named in this one.")
            about = value(item, "title") or "", value(item, "guid") or ""
            yield Finding("warning", "podcast:person", text, lost, *about, "people")


def _repeated(items: list[etree._Element]) -> Iterator[Finding]:
    for path, text in _ONCE_EACH.items():
        seen: set[str] = set()
        for item in items:
            given = value(item, path)
            if given and given in seen:
                where, guid = value(item, "title") or "", value(item, "guid") or ""
                yield Finding("error", path.partition("/")[0], text, given, where, guid)
            seen.add(given or "")
