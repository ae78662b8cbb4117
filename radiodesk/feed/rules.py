"""The rules of Apple, PSP-1 and RSS that a podcast feed must keep, as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal

from lxml import etree

from radiodesk.feed.categories import CATEGORIES
from radiodesk.feed.elements import ATOM, ITUNES, PODCAST
from radiodesk.feed.text import LONGEST_DESCRIPTION
from radiodesk.model.episode import EPISODE_TYPES
from radiodesk.model.programme import PROGRAMME_TYPES
from radiodesk.model.words import N_

Level = Literal["error", "warning"]

MEDIA_TYPES = frozenset(
    {"audio/mpeg", "audio/x-m4a", "audio/mp4", "audio/aac", "audio/ogg", "audio/opus", "video/mp4", "video/x-m4v"}
)
LONGEST_VALUE = 255
"""Characters of any value, unless Apple says otherwise."""

Test = Callable[[etree._Element], str | None]
"""Gives None when the rule is kept, else the value that breaks it (empty when something is missing)."""


@dataclass(frozen=True)
class Rule:
    """One rule: its name, how bad it is to break it, the sentence that says so, and the test."""

    name: str
    level: Level
    text: str
    broken: Test


_NAMES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM}


def value(element: etree._Element, path: str) -> str | None:
    """The text of `path` below an element, or of its attribute when the path ends in `/@name`; None when not there."""
    where, _at, attribute = path.partition("/@")
    found = element.find(where, _NAMES)
    if found is None:
        return None
    return found.get(attribute) if attribute else (found.text or "")


def _missing(path: str) -> Test:
    return lambda element: None if (value(element, path) or "").strip() else ""


def _not_in(path: str, allowed: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> Test:
    return lambda element: given if (given := value(element, path)) is not None and given not in allowed else None


def _not_a_number(path: str) -> Test:
    def test(element: etree._Element) -> str | None:
        given = value(element, path)
        return given if given is not None and not (given.isdecimal() and int(given) > 0) else None

    return test


def _not_an_address(path: str) -> Test:
    def test(element: etree._Element) -> str | None:
        given = value(element, path)
        sound = given is None or (given.isascii() and " " not in given and given.startswith(("https://", "http://")))
        return None if sound else given

    return test


def _not_a_date(path: str) -> Test:
    def test(element: etree._Element) -> str | None:
        given = value(element, path)
        try:
            return None if given is None or parsedate_to_datetime(given).tzinfo else given
        except ValueError:
            return given

    return test


def _too_long(path: str, longest: int, unit: Callable[[str], int]) -> Test:
    return lambda element: given[:40] + "…" if unit(given := value(element, path) or "") > longest else None


def _bytes(text: str) -> int:
    return len(text.encode())


def _strange_subcategory(channel: etree._Element) -> str | None:
    category = value(channel, "itunes:category/@text") or ""
    given = value(channel, "itunes:category/itunes:category/@text")
    return given if given is not None and given not in CATEGORIES.get(category, ()) else None


def _serial_without_number(item: etree._Element) -> str | None:
    channel = item.getparent()
    is_serial = channel is not None and value(channel, "itunes:type") == "serial"
    return "" if is_serial and value(item, "itunes:episode") is None else None


_TRUTH = ("true", "false")

CHANNEL_RULES = (
    Rule("title", "error", N_("The programme has no title."), _missing("title")),
    Rule("description", "error", N_("The programme has no description."), _missing("description")),
    Rule("link", "error", N_("The programme has no web page."), _missing("link")),
    Rule("language", "error", N_("The feed does not say its language."), _missing("language")),
    Rule("itunes:image", "error", N_("The programme has no cover."), _missing("itunes:image/@href")),
    Rule("itunes:category", "error", N_("The programme has no category."), _missing("itunes:category/@text")),
    Rule(
        "itunes:category",
        "error",
        N_("Apple knows no category “{value}”."),
        _not_in("itunes:category/@text", CATEGORIES),
    ),
    Rule("itunes:category", "error", N_("Apple knows no subcategory “{value}” there."), _strange_subcategory),
    Rule(
        "itunes:explicit",
        "error",
        N_("The feed does not say whether it is explicit (true or false)."),
        _missing("itunes:explicit"),
    ),
    Rule("itunes:explicit", "error", N_("“{value}” is neither true nor false."), _not_in("itunes:explicit", _TRUTH)),
    Rule("itunes:type", "error", N_("“{value}” is no type of programme."), _not_in("itunes:type", PROGRAMME_TYPES)),
    Rule(
        "atom:link",
        "error",
        N_("The feed does not name its own address."),
        _missing("atom:link[@rel='self']/@href"),
    ),
    Rule("itunes:image", "error", N_("“{value}” is not a web address."), _not_an_address("itunes:image/@href")),
    Rule(
        "description",
        "warning",
        N_("Apple cuts descriptions of more than 4000 bytes: “{value}”."),
        _too_long("description", LONGEST_DESCRIPTION, _bytes),
    ),
    Rule("title", "warning", N_("The title is too long: “{value}”."), _too_long("title", LONGEST_VALUE, len)),
    Rule("itunes:author", "warning", N_("The feed does not name its author."), _missing("itunes:author")),
    Rule("podcast:guid", "warning", N_("The feed has no lasting identification."), _missing("podcast:guid")),
    Rule("podcast:locked", "warning", N_("The feed can be taken over by others."), _missing("podcast:locked")),
    Rule("item", "warning", N_("There is no episode yet; directories want at least one."), _missing("item/guid")),
)

ITEM_RULES = (
    Rule("title", "error", N_("The episode has no title."), _missing("title")),
    Rule("guid", "error", N_("The episode has no lasting identification."), _missing("guid")),
    Rule("enclosure", "error", N_("The episode has no audio."), _missing("enclosure/@url")),
    Rule("enclosure", "error", N_("The size of the audio is not given."), _missing("enclosure/@length")),
    Rule("enclosure", "error", N_("The type of the audio is not given."), _missing("enclosure/@type")),
    Rule("enclosure", "error", N_("“{value}” is not a web address."), _not_an_address("enclosure/@url")),
    Rule("enclosure", "error", N_("“{value}” is no size in bytes."), _not_a_number("enclosure/@length")),
    Rule("enclosure", "error", N_("No app plays the type “{value}”."), _not_in("enclosure/@type", MEDIA_TYPES)),
    Rule("pubDate", "error", N_("“{value}” is not a date with its zone."), _not_a_date("pubDate")),
    Rule("itunes:episode", "error", N_("“{value}” is not a number above 0."), _not_a_number("itunes:episode")),
    Rule("itunes:season", "error", N_("“{value}” is not a number above 0."), _not_a_number("itunes:season")),
    Rule(
        "itunes:episodeType",
        "error",
        N_("“{value}” is no type of episode."),
        _not_in("itunes:episodeType", EPISODE_TYPES),
    ),
    Rule("itunes:explicit", "error", N_("“{value}” is neither true nor false."), _not_in("itunes:explicit", _TRUTH)),
    Rule("itunes:episode", "error", N_("Episodes of a serial programme need a number."), _serial_without_number),
    Rule("link", "warning", N_("The episode has no page."), _missing("link")),
    Rule("pubDate", "warning", N_("The episode has no date."), _missing("pubDate")),
    Rule("description", "warning", N_("The episode has no description."), _missing("description")),
    Rule("itunes:duration", "warning", N_("The episode has no duration."), _missing("itunes:duration")),
    Rule(
        "itunes:explicit",
        "warning",
        N_("The episode does not say whether it is explicit."),
        _missing("itunes:explicit"),
    ),
    Rule(
        "description",
        "warning",
        N_("Apple cuts descriptions of more than 4000 bytes: “{value}”."),
        _too_long("description", LONGEST_DESCRIPTION, _bytes),
    ),
    Rule("title", "warning", N_("The title is too long: “{value}”."), _too_long("title", LONGEST_VALUE, len)),
)
