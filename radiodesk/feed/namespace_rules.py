"""The rules of the podcast namespace and of chapters inside the feed, by the tag that they are for."""

import re
from collections.abc import Mapping
from itertools import pairwise

from lxml import etree

from radiodesk.feed.elements import PODCAST, PSC
from radiodesk.feed.offences import (
    Test,
    missing,
    more_than_once,
    not_a_date,
    not_a_number,
    not_an_address,
    not_in,
    too_long,
    unlike,
)
from radiodesk.feed.rules import Rule
from radiodesk.model.particulars import COMMENTS_OFF, MEDIA, PLACE_RELATIONS
from radiodesk.model.words import N_

KNOWN = frozenset({
    "alternateEnclosure", "block", "chapters", "chat", "contentLink", "episode", "funding", "guid", "image",
    "images", "integrity", "license", "liveItem", "liveValue", "location", "locked", "medium", "person",
    "podping", "podroll", "publisher", "remoteItem", "season", "socialInteract", "soundbite", "source",
    "trailer", "transcript", "txt", "updateFrequency", "value", "valueRecipient", "valueTimeSplit",
})  # fmt: skip
"""Every tag there is (revision of 2025)."""

TRANSCRIPT_TYPES = frozenset(
    ("text/plain", "text/html", "text/vtt", "text/srt", "application/json", "application/x-subrip", "application/srt")
)
_MEDIA = {*MEDIA, "publisher", *(f"{medium}L" for medium in MEDIA)}
_SOUNDBITE_S = (15.0, 120.0)
_OURS = f"{{{PODCAST}}}"
_SECONDS = r"\d+(?:\.\d+)?"
_TOO_LONG = N_("Apps cut this text: “{value}”.")
_NO_ADDRESS = N_("“{value}” is not a web address.")
_NO_NUMBER = N_("“{value}” is not a number above 0.")
_NO_YES = N_("“{value}” is neither yes nor no.")


def _strange_tag(element: etree._Element) -> str | None:
    tags = (str(child.tag) for child in element)  # of a damaged feed they need be no names at all
    strange = sorted({tag.removeprefix(_OURS) for tag in tags if tag.startswith(_OURS)} - KNOWN)
    return ", ".join(strange) if strange else None


def _lonely_licence(element: etree._Element) -> str | None:
    name = (element.text or "").strip()
    return name if not re.fullmatch(r"[a-z0-9][a-z0-9.+-]*", name) and not element.get("url") else None


def _odd_soundbite(element: etree._Element) -> str | None:
    duration = element.get("duration") or ""
    sound = re.fullmatch(_SECONDS, duration) and _SOUNDBITE_S[0] <= float(duration) <= _SOUNDBITE_S[1]
    return None if sound else duration


def _comments_nowhere(element: etree._Element) -> str | None:
    return None if element.get("protocol") == COMMENTS_OFF or element.get("uri") else ""


def _starts(element: etree._Element) -> list[str]:
    return [chapter.get("start") or "" for chapter in element.iterchildren(f"{{{PSC}}}chapter")]


def _disordered_chapters(element: etree._Element) -> str | None:
    starts = [_clock_s(start) for start in _starts(element)]
    return next((f"{late:g} s" for early, late in pairwise(starts) if late <= early), None)


def _odd_chapter(element: etree._Element) -> str | None:
    form = re.compile(r"(?:\d+:)?(?:\d{1,2}:)?\d{1,2}(?:\.\d{1,3})?")
    return next((start for start in _starts(element) if not form.fullmatch(start)), None)


def _late_first_chapter(element: etree._Element) -> str | None:
    starts = _starts(element)
    return starts[0] if starts and _clock_s(starts[0]) >= 1 else None


def _clock_s(text: str) -> float:
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + (float(part) if re.fullmatch(_SECONDS, part) else 0.0)
    return seconds


def _warning(name: str, text: str, broken: Test, field: str = "") -> Rule:
    return Rule(f"podcast:{name}", "warning", text, broken, field)


CHANNEL_NAMESPACE_RULES = (
    _warning("*", N_("The podcast namespace knows no “{value}”."), _strange_tag),
    *(
        _warning(name, N_("“{value}” is there more than once."), more_than_once(f"podcast:{name}"))
        for name in ("guid", "locked", "license", "medium", "podroll", "publisher", "updateFrequency")
    ),
)

ITEM_NAMESPACE_RULES = (
    _warning("*", N_("The podcast namespace knows no “{value}”."), _strange_tag),
    *(
        _warning(name, N_("“{value}” is there more than once."), more_than_once(f"podcast:{name}"))
        for name in ("chapters", "season", "episode")
    ),
)  # fmt: skip

TAG_RULES: Mapping[tuple[str, str], tuple[Rule, ...]] = {
    ("podcast", "guid"): (
        _warning(
            "guid",
            N_("“{value}” is no identification as the podcast namespace has them (a UUID)."),
            unlike(".", r"\s*[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\s*"),
        ),
    ),
    ("podcast", "locked"): (_warning("locked", _NO_YES, not_in(".", ("yes", "no"))),),
    ("podcast", "block"): (_warning("block", _NO_YES, not_in(".", ("yes", "no"))),),
    ("podcast", "medium"): (
        _warning("medium", N_("“{value}” is no kind of programme."), not_in(".", _MEDIA), "medium"),
    ),
    ("podcast", "funding"): (
        _warning("funding", N_("It is not said where to give."), missing("./@url"), "funding"),
        _warning("funding", _NO_ADDRESS, not_an_address("./@url"), "funding"),
        _warning("funding", _TOO_LONG, too_long(".", 128), "funding"),
    ),
    ("podcast", "txt"): (
        _warning("txt", _TOO_LONG, too_long(".", 4000), "remarks"),
        _warning("txt", _TOO_LONG, too_long("./@purpose", 128), "remarks"),
    ),
    ("podcast", "license"): (
        _warning("license", N_("The licence “{value}” needs an address where it can be read."), _lonely_licence,
                 "license"),
        _warning("license", _NO_ADDRESS, not_an_address("./@url"), "license"),
    ),
    ("podcast", "person"): (
        _warning("person", N_("A person has no name."), missing("."), "people"),
        _warning("person", _TOO_LONG, too_long(".", 128), "people"),
        _warning("person", _NO_ADDRESS, not_an_address("./@href"), "people"),
    ),
    ("podcast", "location"): (
        _warning("location", N_("A place has no name."), missing("."), "places"),
        _warning("location", _TOO_LONG, too_long(".", 128), "places"),
        _warning(
            "location",
            N_("“{value}” is no position; it should look like geo:-3.32,114.59."),
            unlike("./@geo", r"geo:-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?(?:[,;].*)?"),
            "places",
        ),
        _warning(
            "location",
            N_("“{value}” is no object of OpenStreetMap; it should look like R5660."),
            unlike("./@osm", r"[NWR]\d+(?:#\d+)?"),
            "places",
        ),
        _warning("location", N_("“{value}” is no country code."), unlike("./@country", "[A-Z]{2}"), "places"),
        _warning("location", N_("“{value}” is neither subject nor creator."), not_in("./@rel", PLACE_RELATIONS)),
    ),
    ("podcast", "updateFrequency"): (
        _warning("updateFrequency", _TOO_LONG, too_long(".", 128), "slot"),
        _warning(
            "updateFrequency",
            N_("“{value}” is no rule that calendars understand."),
            unlike("./@rrule", r"(?:RRULE:)?FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY)(?:;[A-Z]+=[^;]+)*"),
            "slot",
        ),
    ),
    ("podcast", "trailer"): (
        _warning("trailer", N_("The trailer has no audio."), missing("./@url")),
        _warning("trailer", N_("The trailer has no date."), missing("./@pubdate")),
        _warning("trailer", N_("“{value}” is not a date with its zone."), not_a_date("./@pubdate")),
    ),
    ("podcast", "image"): (
        _warning("image", N_("A picture has no address."), missing("./@href")),
        _warning("image", N_("A picture is not described."), missing("./@alt")),
    ),
    ("podcast", "socialInteract"): (
        _warning("socialInteract", N_("It is not said how comments are read."), missing("./@protocol")),
        _warning("socialInteract", N_("It is not said where the comments are."), _comments_nowhere, "comments"),
    ),
    ("podcast", "transcript"): (
        _warning("transcript", N_("The transcript has no address."), missing("./@url")),
        _warning("transcript", _NO_ADDRESS, not_an_address("./@url")),
        _warning("transcript", N_("No app reads a transcript of the type “{value}”."),
                 not_in("./@type", TRANSCRIPT_TYPES)),
        _warning("transcript", N_("The type of the transcript is not given."), missing("./@type")),
    ),
    ("podcast", "chapters"): (
        _warning("chapters", _NO_ADDRESS, not_an_address("./@url"), "chapters"),
        _warning("chapters", N_("Apps know chapters as application/json+chapters, not “{value}”."),
                 not_in("./@type", ("application/json+chapters",))),
    ),
    ("podcast", "soundbite"): (
        _warning("soundbite", N_("The beginning of a soundbite is not given."), missing("./@startTime")),
        _warning("soundbite", N_("A soundbite lasts 15 to 120 seconds, not “{value}”."), _odd_soundbite,
                 "soundbites"),
        _warning("soundbite", N_("“{value}” is not the beginning of a soundbite in seconds."),
                 unlike("./@startTime", _SECONDS), "soundbites"),
        _warning("soundbite", _TOO_LONG, too_long(".", 128), "soundbites"),
    ),
    ("podcast", "season"): (
        _warning("season", _NO_NUMBER, unlike(".", r"\s*[1-9]\d*\s*"), "season"),
        _warning("season", _TOO_LONG, too_long("./@name", 128), "seasons"),
    ),
    ("podcast", "episode"): (
        _warning("episode", _NO_NUMBER, unlike(".", rf"\s*{_SECONDS}\s*"), "number"),
        _warning("episode", _TOO_LONG, too_long("./@display", 32)),
    ),
    ("podcast", "alternateEnclosure"): (
        _warning("alternateEnclosure", N_("The type of the audio is not given."), missing("./@type")),
        _warning("alternateEnclosure", N_("A variant of the audio has no address."), missing("podcast:source/@uri")),
        _warning("alternateEnclosure", N_("“{value}” is not a web address."), not_an_address("podcast:source/@uri")),
        _warning("alternateEnclosure", N_("“{value}” is no size in bytes."), not_a_number("./@length")),
        _warning("alternateEnclosure", _TOO_LONG, too_long("./@title", 32)),
        _warning("alternateEnclosure", N_("“{value}” is no fingerprint of the audio as browsers know them (SRI)."),
                 unlike("podcast:integrity[@type='sri']/@value", r"sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}")),
    ),
    ("psc", "chapters"): (
        Rule("psc:chapters", "warning", N_("“{value}” is no time of a chapter."), _odd_chapter, "chapters"),
        Rule("psc:chapters", "warning", N_("The chapters are not in order: {value}."), _disordered_chapters,
             "chapters"),
        Rule("psc:chapters", "warning", N_("Spotify shows chapters only when the first begins at 0, not at {value}."),
             _late_first_chapter, "chapters"),
    ),
}  # fmt: skip
"""What is demanded of each of these tags, by prefix and name, in the channel and in items."""

INNER_TAG_RULES: Mapping[str, tuple[Rule, ...]] = {
    "podcast:podroll/podcast:remoteItem": (
        _warning("podroll", N_("Another programme has no identification."), missing("./@feedGuid"), "podroll"),
    ),
    "podcast:publisher/podcast:remoteItem": (
        _warning("publisher", N_("The publisher has no identification."), missing("./@feedGuid"), "publisher"),
        _warning("publisher", N_("“{value}” is no kind of publisher."), not_in("./@medium", ("publisher",))),
    ),
}
"""What is demanded of tags inside others, by their path below the channel."""
