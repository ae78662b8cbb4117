"""The feed elements feedgen has no words for, as data: one extension for the channel and for each item.

feedgen writes `itunes:explicit` only in the outdated yes/no form, swallows cover addresses it does not like, drops
every atom:link but one, says “no” where only “Yes” has a meaning, and knows nothing of the podcast namespace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from radiodesk.feed.text import clean

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
PSC = "http://podlove.org/simple-chapters"
HISTORY = "http://purl.org/syndication/history/1.0"


@dataclass(frozen=True)
class Element:
    """One element: namespace (empty for RSS's own), name, text, attributes, children.

    Attributes without a value are left out.
    """

    namespace: str
    name: str
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Element", ...] = ()

    @property
    def tag(self) -> str:
        """Its name in Clark notation."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name

    def below(self, parent: etree._Element) -> etree._Element:
        """Append it to `parent`, without characters that no XML may hold."""
        attributes = {key: shown for key, value in self.attributes.items() if (shown := clean(value))}
        made = etree.SubElement(parent, self.tag, attributes)
        made.text = clean(self.text) or None
        for child in self.children:
            child.below(made)
        return made


class Extras:
    """A feedgen extension: `leading` elements stand first, `elements` last, `unwanted` ones of feedgen's own go."""

    def __init__(self) -> None:
        self.leading: list[Element] = []
        self.elements: list[Element] = []
        self.unwanted: list[str] = []

    def extend_ns(self) -> dict[str, str]:
        """The namespaces for the root element."""
        return {"atom": ATOM, "itunes": ITUNES, "podcast": PODCAST, "psc": PSC, "fh": HISTORY}

    def extend_rss(self, parent: etree._Element) -> etree._Element:
        """Put the elements into the channel (of a root) or an item."""
        place = parent[0] if parent.tag == "rss" else parent
        for name in self.unwanted:
            for found in place.findall(name):
                place.remove(found)
        for element in self.elements:
            element.below(place)
        for position, element in enumerate(self.leading):
            place.insert(position, element.below(place))
        return parent
