"""The page on which Telegram shows a public channel to everybody (t.me/s/NAME): bots cannot read what was posted."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser


@dataclass(frozen=True)
class Shown:
    """One message on the page: its number, its text and its moment."""

    number: int
    text: str
    at: datetime


class _Page(HTMLParser):
    """Messages are `data-post="NAME/NUMBER"`, their words in `tgme_widget_message_text`, their moment in `time`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[Shown] = []
        self._number, self._words, self._depth = 0, "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        number = said.get("data-post", "").rpartition("/")[2]
        if number.isdecimal():
            self._number, self._words, self._depth = int(number[:18]), "", 0
        elif self._depth and tag == "br":
            self._words += "\n"
        elif tag == "div" and (self._depth or "tgme_widget_message_text" in said.get("class", "").split()):
            self._depth += 1
        elif tag == "time" and self._number and "datetime" in said:
            self._end_message(said["datetime"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._words += data

    def _end_message(self, at: str) -> None:
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            return
        self.shown.append(Shown(self._number, self._words, moment if moment.tzinfo else moment.replace(tzinfo=UTC)))
        self._number, self._words = 0, ""


def shown_on(page: str) -> tuple[Shown, ...]:
    """The messages of a channel's page, oldest first as they stand there."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return tuple(reader.shown)
