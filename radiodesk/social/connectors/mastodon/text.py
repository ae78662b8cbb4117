"""What the HTML of a post says: every server writes links, mentions and hashtags in its own way."""

from html.parser import HTMLParser

from radiodesk.social.connectors.sameness import canonical

_LONGEST = 1_000_000
"""Letters of a post; no server takes a tenth of it."""


class _Words(HTMLParser):
    """The words of a post; `full` has links as they lead, `shown` as people see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.full: list[str] = []
        self._link, self._inside = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link, self._inside = dict(attrs).get("href") or "", ""
        elif tag in {"br", "p"}:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            is_name = self._inside.lstrip().startswith(("@", "#"))
            self.full.append(self._inside if is_name or not self._link else self._link)
            self._link, self._inside = "", ""

    def handle_data(self, data: str) -> None:
        self.shown.append(data)
        if self._link:
            self._inside += data
        else:
            self.full.append(data)


def readings(html: str) -> frozenset[str]:
    """What a server's HTML says, in the two ways that a link can be read."""
    words = _Words()
    words.feed(html[:_LONGEST])
    words.close()
    return frozenset({canonical("".join(words.shown)), canonical("".join(words.full))})
