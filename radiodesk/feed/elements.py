"""The feed elements feedgen has no words for, as data: one extension for the channel and for each item.

feedgen writes `itunes:explicit` only in the outdated yes/no form, swallows cover addresses it does not like, and knows
nothing of the podcast namespace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"


@dataclass(frozen=True)
class Element:
    """One element: namespace, name, text, attributes. Attributes without a value are left out."""

    namespace: str
    name: str
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """Its name in Clark notation."""
        return f"{{{self.namespace}}}{self.name}"


class Extras:
    """A feedgen extension that appends `elements` and takes `unwanted` ones of feedgen's own away again."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.unwanted: list[str] = []

    def extend_ns(self) -> dict[str, str]:
        """The namespaces for the root element."""
        return {"itunes": ITUNES, "podcast": PODCAST}

    def extend_rss(self, parent: etree._Element) -> etree._Element:
        """Put the elements into the channel (of a root) or an item."""
        place = parent[0] if parent.tag == "rss" else parent
        for name in self.unwanted:
            for found in place.findall(name):
                place.remove(found)
        for element in self.elements:
            attributes = {key: value for key, value in element.attributes.items() if value}
            etree.SubElement(place, element.tag, attributes).text = element.text or None
        return parent
