"""What people write about a programme, line by line, and what the library keeps of it: each form with its inverse."""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from radiodesk.bahasa.schedules import read_slot, slot_text
from radiodesk.bahasa.words import _, language
from radiodesk.model.particulars import (
    COMMENTS_OFF,
    MEDIA,
    PLACE_RELATIONS,
    Funding,
    OtherShow,
    Place,
    Remark,
)
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import SMALL_AUDIO, Programme, Season
from radiodesk.model.words import N_

BETWEEN = ";"
"""Stands between the parts of a line."""

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_GEO = re.compile(r"(?:geo:)?(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)")
_OSM = re.compile(r"[NWR]\d+(?:#\d+)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_WEB = ("https://", "http://")


class Form(NamedTuple):
    """How a field is written: `read` makes its value of a text or raises `BadValue`; `write` is its inverse."""

    read: Callable[[str], Any]
    write: Callable[[Any], str]


def is_web_address(text: str) -> bool:
    """Whether a text is an address on the web, as others can follow it."""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna")
    except ValueError:  # brackets, ports and host names that no address may have
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not re.search(r"\s", text)


def insist_on_particulars(programme: Programme) -> None:
    """Raise `BadValue` for the first particular that no app could use."""
    for field, address in _addresses(programme):
        if address and not is_web_address(address):
            raise BadValue(value=address, field=field, expected="https://contoh.example/")
    if programme.medium not in MEDIA:
        raise BadValue(value=programme.medium, field=N_("the kind of programme"), expected=", ".join(MEDIA))
    for colour in (programme.colour, programme.colour_second):
        if colour and not _COLOUR.fullmatch(colour):
            raise BadValue(value=colour, field=N_("the colour"), expected="#0b3d91")


def _addresses(programme: Programme) -> tuple[tuple[str, str], ...]:
    others = (programme.publisher, *programme.podroll)
    comments = "" if programme.comments == COMMENTS_OFF else programme.comments
    return (
        (N_("the address of the licence"), programme.license_url),
        (N_("the new address of the feed"), programme.new_feed_url),
        (N_("the address of the comments"), comments),
        *((N_("the address for support"), funding.url) for funding in programme.funding),
        *((N_("another programme"), show.feed_url) for show in others),
        *((N_("the address of a hub"), hub) for hub in programme.hubs),
    )


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split(BETWEEN) if part.strip()]


def _lines(read: Callable[[str], Any], write: Callable[[Any], str]) -> Form:
    return Form(
        lambda text: tuple(read(line) for line in text.splitlines() if line.strip()),
        lambda values: "\n".join(map(write, values)),
    )


def _joined(*parts: str) -> str:
    return f"{BETWEEN} ".join(filter(None, parts))


def _read_funding(line: str) -> Funding:
    found = next((word for word in re.split(r"[\s;]+", line) if word.startswith(_WEB)), "")
    if not found:
        raise BadValue(value=line, field=N_("the support"), expected="Dukung kami; https://contoh.example/dukung")
    return Funding(found, " ".join(line.replace(found, " ").replace(BETWEEN, " ").split()))


def _read_place(line: str) -> Place:
    name, *facts = _parts(line) or [""]
    known = {"name": name}
    for fact in facts:
        if position := _GEO.fullmatch(fact):
            known["geo"] = f"{position[1]},{position[2]}"
        elif fact in PLACE_RELATIONS:
            known["rel"] = fact
        elif field := next(
            (field for field, form in (("osm", _OSM), ("country", _COUNTRY)) if form.fullmatch(fact)), ""
        ):
            known[field] = fact
        else:
            raise BadValue(value=fact, field=N_("the place"), expected="Banjarmasin; -3.32,114.59; R5660; ID; creator")
    return Place(**known)


def _write_place(place: Place) -> str:
    rel = "" if place.rel == PLACE_RELATIONS[0] else place.rel
    return _joined(place.name, place.geo, place.osm, place.country, rel)


def _read_show(line: str) -> OtherShow:
    known = {"title": "", "guid": "", "feed_url": ""}
    for part in _parts(line):
        known["guid" if _GUID.fullmatch(part) else "feed_url" if part.startswith(_WEB) else "title"] = part
    if line.strip() and not (known["guid"] or known["feed_url"]):
        raise BadValue(
            value=line, field=N_("another programme"), expected="Suara Desa; https://contoh.example/feed.xml"
        )
    return OtherShow(**known)


def _read_credit(line: str) -> Credit:
    name, *role = _parts(line) or [""]
    if len(role) > 1 or (role and _role(role[0]) is None):
        raise BadValue(value=BETWEEN.join(role), field=N_("the role"), expected=", ".join(ROLES))
    return Credit(name, (_role(role[0]) if role else None) or "host")


def _role(text: str) -> str | None:
    return next(
        (role for role, label in ROLES.items() if text.lower() in {role, label.lower(), _(label).lower()}), None
    )


def _read_season(line: str) -> Season:
    number, _between, name = (part.strip() for part in line.partition(BETWEEN))
    if not number.isdecimal() or not int(number):
        raise BadValue(value=line, field=N_("the season"), expected=_("1; First year"))
    return Season(int(number), name)


def _read_remark(line: str) -> Remark:
    purpose, _between, text = (part.strip() for part in line.partition(BETWEEN))
    if not text:
        raise BadValue(value=line, field=N_("the line for a service"), expected="applepodcastsverify; 0a1b2c")
    return Remark(purpose, text)


def _read_comments(text: str) -> str:
    off = {COMMENTS_OFF, _("disabled").lower()}
    return COMMENTS_OFF if text.strip().lower() in off else text.strip()


def _read_colour(text: str) -> str:
    plain = text.strip().lower()
    return f"#{plain}" if re.fullmatch("[0-9a-f]{6}", plain) else plain


def _read_small_audio(text: str) -> str:
    form = text.strip().lower().removeprefix(".")
    if form not in SMALL_AUDIO:
        raise BadValue(value=text, field=N_("the small audio"), expected=", ".join(filter(None, SMALL_AUDIO)))
    return form


_PLAIN: Final = Form(str.strip, str)

FORMS: Final[dict[str, Form]] = {
    "slot": Form(read_slot, lambda slot: slot_text(slot, language())),
    "people": _lines(_read_credit, lambda credit: _joined(credit.name, credit.role)),
    "places": _lines(_read_place, _write_place),
    "seasons": _lines(_read_season, lambda season: _joined(str(season.number), season.name)),
    "colour": Form(_read_colour, str),
    "colour_second": Form(_read_colour, str),
    "copyright": _PLAIN,
    "license": _PLAIN,
    "license_url": _PLAIN,
    "funding": _lines(_read_funding, lambda funding: _joined(funding.text, funding.url)),
    "comments": Form(_read_comments, str),
    "publisher": Form(_read_show, lambda show: _joined(show.title, show.guid, show.feed_url)),
    "podroll": _lines(_read_show, lambda show: _joined(show.title, show.guid, show.feed_url)),
    "remarks": _lines(_read_remark, lambda remark: _joined(remark.purpose, remark.text)),
    "medium": _PLAIN,
    "new_feed_url": _PLAIN,
    "hubs": _lines(str.strip, str),
    "small_audio": Form(_read_small_audio, str),
}
"""What is written as text, by the name of its field."""
