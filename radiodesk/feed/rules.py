"""The rules of Apple, PSP-1 and RSS that every podcast feed must keep, as tables."""

import re
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from radiodesk.feed.categories import CATEGORIES
from radiodesk.feed.offences import (
    Test,
    in_bytes,
    like,
    missing,
    more_than_once,
    not_a_date,
    not_a_number,
    not_an_address,
    not_in,
    too_long,
    unlike,
    value,
)
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


@dataclass(frozen=True)
class Rule:
    """One rule: its name, how bad it is to break it, the sentence that says so, the test, and where to mend it.

    `field` names the field of `Sheet` or `Programme` that the value comes from, if it is one that people fill in.
    """

    name: str
    level: Level
    text: str
    broken: Test
    field: str = ""


def _strange_subcategory(channel: etree._Element) -> str | None:
    category = value(channel, "itunes:category/@text") or ""
    given = value(channel, "itunes:category/itunes:category/@text")
    return given if given is not None and given not in CATEGORIES.get(category, ()) else None


def _guid_that_is_no_link(item: etree._Element) -> str | None:
    given = value(item, "guid") or ""
    is_link = value(item, "guid/@isPermaLink") != "false"
    return given if given and is_link and not given.startswith(("https://", "http://")) else None


def _guid_of_the_audio(item: etree._Element) -> str | None:
    given = (value(item, "guid") or "").strip()
    return given if given and given == value(item, "enclosure/@url") else None


def _small_audio(item: etree._Element) -> str | None:
    given = value(item, "enclosure/@length") or ""
    return given if re.fullmatch("[0-9]{1,5}", given) and 0 < int(given) < SMALLEST_AUDIO else None


SMALLEST_AUDIO = 16384
"""Bytes below which AntennaPod takes the length for unknown."""

_TRUTH = ("true", "false")
_PADDED = r"\A\s|\s\Z"
_PICTURE = r"[^?#]+\.(?:jpg|jpeg|png|JPG|JPEG|PNG)(?:[?#].*)?"
_SOUND = r"[^?#]+\.(?:mp3|m4a|mp4|m4v|MP3|M4A|MP4|M4V|ogg|opus|aac)(?:[?#].*)?"
_DURATION = r"\d+|(?:\d{1,2}:)?[0-5]?\d:[0-5]\d"
_APPLE_PLAYS = ("audio/mpeg", "audio/x-m4a", "audio/mp4", "video/mp4", "video/x-m4v")

CHANNEL_RULES = (
    Rule("title", "error", N_("The programme has no title."), missing("title"), "title"),
    Rule("description", "error", N_("The programme has no description."), missing("description"), "description"),
    Rule("link", "error", N_("The programme has no web page."), missing("link"), "public_url"),
    Rule("language", "error", N_("The feed does not say its language."), missing("language"), "language"),
    Rule("itunes:image", "error", N_("The programme has no cover."), missing("itunes:image/@href"), "cover"),
    Rule(
        "itunes:category", "error", N_("The programme has no category."), missing("itunes:category/@text"), "category"
    ),
    Rule(
        "itunes:category",
        "error",
        N_("Apple knows no category “{value}”."),
        not_in("itunes:category/@text", CATEGORIES),
        "category",
    ),
    Rule(
        "itunes:category",
        "error",
        N_("Apple knows no subcategory “{value}” there."),
        _strange_subcategory,
        "category",
    ),
    Rule(
        "itunes:explicit",
        "error",
        N_("The feed does not say whether it is explicit (true or false)."),
        missing("itunes:explicit"),
        "explicit",
    ),
    Rule("itunes:explicit", "error", N_("“{value}” is neither true nor false."), not_in("itunes:explicit", _TRUTH)),
    Rule("itunes:type", "error", N_("“{value}” is no type of programme."), not_in("itunes:type", PROGRAMME_TYPES)),
    Rule(
        "atom:link",
        "error",
        N_("The feed does not name its own address."),
        missing("atom:link[@rel='self']/@href"),
    ),
    Rule("itunes:image", "error", N_("“{value}” is not a web address."), not_an_address("itunes:image/@href")),
    Rule("link", "error", N_("“{value}” is not a web address."), not_an_address("link"), "public_url"),
    Rule(
        "itunes:new-feed-url",
        "error",
        N_("“{value}” is not a web address."),
        not_an_address("itunes:new-feed-url"),
        "new_feed_url",
    ),
    Rule(
        "language",
        "error",
        N_("“{value}” is no language; Apple wants a code such as id or en-us."),
        unlike("language", r"\s*[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s*"),
        "language",
    ),
    Rule(
        "lastBuildDate", "warning", N_("“{value}” is not a date with its zone."), not_a_date("lastBuildDate")
    ),
    Rule(
        "description",
        "warning",
        N_("Apple cuts descriptions of more than 4000 bytes: “{value}”."),
        too_long("description", LONGEST_DESCRIPTION, in_bytes),
        "description",
    ),
    Rule("title", "warning", N_("The title is too long: “{value}”."), too_long("title", LONGEST_VALUE), "title"),
    Rule("title", "warning", N_("There are blanks around the title “{value}”."), like("title", _PADDED), "title"),
    Rule("itunes:author", "warning", N_("The feed does not name its author."), missing("itunes:author"), "author"),
    Rule(
        "itunes:image",
        "warning",
        N_("The cover “{value}” ends neither in .jpg nor in .png."),
        unlike("itunes:image/@href", _PICTURE),
        "cover",
    ),
    Rule(
        "itunes:owner",
        "warning",
        N_("“{value}” is no e-mail address."),
        unlike("itunes:owner/itunes:email", r"\s*[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+\s*"),
        "owner_email",
    ),
    Rule(
        "itunes:complete", "warning", N_("Apple understands only “Yes” there, not “{value}”."),
        not_in("itunes:complete", ("Yes",)),
    ),
    Rule(
        "itunes:block", "warning", N_("Apple understands only “Yes” there, not “{value}”."),
        not_in("itunes:block", ("Yes",)),
    ),
    Rule(
        "copyright",
        "warning",
        N_("The copyright should name its holder, without sign and year: “{value}”."),
        like("copyright", r"©|\([cC]\)|[cC]opyright|\b(?:19|20)\d\d\b"),
        "copyright",
    ),
    Rule(
        "atom:link",
        "warning",
        N_("“{value}” is not encrypted; apps want https."),
        like("atom:link[@rel='self']/@href", r"\Ahttp://"),
        "public_url",
    ),
    Rule("itunes:image", "warning", N_("“{value}” is there more than once."), more_than_once("itunes:image")),
    Rule("podcast:guid", "warning", N_("The feed has no lasting identification."), missing("podcast:guid")),
    Rule("podcast:locked", "warning", N_("The feed can be taken over by others."), missing("podcast:locked")),
    Rule("item", "warning", N_("There is no episode yet; directories want at least one."), missing("item/guid")),
)  # fmt: skip

ITEM_RULES = (
    Rule("title", "error", N_("The episode has no title."), missing("title"), "title"),
    Rule("guid", "error", N_("The episode has no lasting identification."), missing("guid")),
    Rule("enclosure", "error", N_("The episode has no audio."), missing("enclosure/@url")),
    Rule("enclosure", "error", N_("The size of the audio is not given."), missing("enclosure/@length")),
    Rule("enclosure", "error", N_("The type of the audio is not given."), missing("enclosure/@type")),
    Rule("enclosure", "error", N_("“{value}” is not a web address."), not_an_address("enclosure/@url")),
    Rule("enclosure", "error", N_("“{value}” is no size in bytes."), not_a_number("enclosure/@length")),
    Rule("enclosure", "error", N_("No app plays the type “{value}”."), not_in("enclosure/@type", MEDIA_TYPES)),
    Rule("pubDate", "error", N_("“{value}” is not a date with its zone."), not_a_date("pubDate"), "aired"),
    Rule("itunes:episode", "error", N_("“{value}” is not a number above 0."), not_a_number("itunes:episode"), "number"),
    Rule("itunes:season", "error", N_("“{value}” is not a number above 0."), not_a_number("itunes:season"), "season"),
    Rule(
        "itunes:episodeType",
        "error",
        N_("“{value}” is no type of episode."),
        not_in("itunes:episodeType", EPISODE_TYPES),
        "type",
    ),
    Rule("itunes:explicit", "error", N_("“{value}” is neither true nor false."), not_in("itunes:explicit", _TRUTH)),
    Rule("guid", "warning", N_("“{value}” is said to be a web address but is none."), _guid_that_is_no_link),
    Rule(
        "guid",
        "warning",
        N_("The identification is the address of the audio; when the audio moves, everyone gets the episode again."),
        _guid_of_the_audio,
    ),
    Rule("enclosure", "warning", N_("There is more than one audio; apps take one of them."),
         more_than_once("enclosure")),
    Rule(
        "enclosure",
        "warning",
        N_("The address of the audio does not end like a file of sound: “{value}”."),
        unlike("enclosure/@url", _SOUND),
    ),
    Rule(
        "enclosure",
        "warning",
        N_("“{value}” is not encrypted; apps want https."),
        like("enclosure/@url", r"\Ahttp://"),
    ),
    Rule("enclosure", "warning", N_("Apple does not play the type “{value}”."),
         not_in("enclosure/@type", _APPLE_PLAYS)),
    Rule("enclosure", "warning", N_("{value} bytes cannot be a whole episode; is it the duration?"), _small_audio),
    Rule(
        "itunes:duration",
        "warning",
        N_("“{value}” is no duration; seconds are best."),
        unlike("itunes:duration", _DURATION),
    ),
    Rule(
        "itunes:image",
        "warning",
        N_("The cover “{value}” ends neither in .jpg nor in .png."),
        unlike("itunes:image/@href", _PICTURE),
        "cover",
    ),
    Rule("itunes:block", "warning", N_("Apple understands only “Yes” there, not “{value}”."),
         not_in("itunes:block", ("Yes",))),
    Rule("link", "warning", N_("The episode has no page."), missing("link")),
    Rule("pubDate", "warning", N_("The episode has no date."), missing("pubDate"), "aired"),
    Rule("description", "warning", N_("The episode has no description."), missing("description"), "summary"),
    Rule("itunes:duration", "warning", N_("The episode has no duration."), missing("itunes:duration")),
    Rule(
        "itunes:explicit",
        "warning",
        N_("The episode does not say whether it is explicit."),
        missing("itunes:explicit"),
        "explicit",
    ),
    Rule(
        "description",
        "warning",
        N_("Apple cuts descriptions of more than 4000 bytes: “{value}”."),
        too_long("description", LONGEST_DESCRIPTION, in_bytes),
        "summary",
    ),
    Rule("title", "warning", N_("The title is too long: “{value}”."), too_long("title", LONGEST_VALUE), "title"),
    Rule("title", "warning", N_("There are blanks around the title “{value}”."), like("title", _PADDED), "title"),
    Rule("title", "warning", N_("There is HTML in the title “{value}”; apps show it as it is."),
         like("title", r"</?[a-z]+[^<>]*>|&[a-z]+;"), "title"),
)  # fmt: skip

SERIAL_RULES = (
    Rule(
        "itunes:episode",
        "error",
        N_("Episodes of a serial programme need a number."),
        missing("itunes:episode"),
        "number",
    ),
)
"""What is demanded of an item besides when its programme is a serial."""
