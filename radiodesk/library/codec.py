"""Turn the model's frozen values into JSON and back, by their type annotations alone."""

import hashlib
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

VERSION = 1
"""Version of the form below. Fields may come and go within it; a change of meaning takes the next number."""

_PLAIN = frozenset({type(None), bool, int, float, str})

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Decoder = Callable[[Json], object]
T = TypeVar("T")


class Unreadable(ValueError):
    """Stored JSON that does not fit the type it should be."""


class WrittenByNewer(ValueError):
    """Stored JSON in a form that only a newer RadioDesk knows."""


def encode(value: object) -> Json:
    """Plain JSON of a dataclass, named tuple, tuple, datetime or scalar, however deeply nested."""
    kind: type = type(value)
    if kind in _PLAIN:
        return cast("Json", value)
    if isinstance(value, datetime):
        return moment_text(value)
    if names := _field_names(kind):
        return {name: encode(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    raise TypeError(type(value).__name__)


def decode(kind: type[T], data: Json) -> T:
    """The value of type `kind` that was encoded as `data`.

    Fields that `kind` does not know are passed over, fields that are missing take their defaults. Raises `Unreadable`.
    """
    plain: type = kind
    try:
        return cast("T", _decoder(plain)(data))
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise Unreadable(f"{kind}: {error}") from error


def wrap(value: object) -> Json:
    """The encoded value with the version of its form, as columns keep it."""
    return {"v": VERSION, "value": encode(value)}


def unwrap(kind: type[T], stored: Json) -> T:
    """The inverse of `wrap`. Raises `Unreadable`, or `WrittenByNewer` for a later version of the form."""
    if not isinstance(stored, dict) or not isinstance(version := stored.get("v"), int):
        raise Unreadable(f"{kind}: no version")
    if version > VERSION:
        raise WrittenByNewer(f"{kind}: version {version}")
    return decode(kind, stored.get("value"))


def fingerprint(value: object) -> str:
    """SHA-256 of the canonical JSON of a value: equal values, equal fingerprints."""
    return hashlib.sha256(json.dumps(encode(value), sort_keys=True).encode()).hexdigest()


def moment_text(moment: datetime) -> str:
    """ISO 8601 with offset; a named zone follows in brackets (RFC 9557): `2026-11-20T15:00:00+07:00[Asia/Jakarta]`."""
    zone = moment.tzinfo
    return f"{moment.isoformat()}[{zone.key}]" if isinstance(zone, ZoneInfo) and zone.key else moment.isoformat()


def moment_of(text: str) -> datetime:
    """The inverse of `moment_text`. A zone that this machine does not know, or has since moved, leaves its offset."""
    stamp, _, rest = text.partition("[")
    moment = datetime.fromisoformat(stamp)
    if not rest:
        return moment
    try:
        zone = ZoneInfo(rest.rstrip("]"))
    except (KeyError, ValueError, OSError):  # not known here, not a name at all, a folder of the zone database
        return moment
    named = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return next((each for each in named if each.utcoffset() == moment.utcoffset()), moment)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind))
    return cast("tuple[str, ...]", getattr(kind, "_fields", ()))


@cache
def _decoder(kind: type) -> Decoder:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _optional(_decoder(next(each for each in inner if each is not type(None))))
    if origin is tuple:
        return _tuple(_decoder(inner[0]))
    if _field_names(kind):
        return _record(kind)
    return _SCALARS[kind]


def _optional(decoder: Decoder) -> Decoder:
    return lambda data: None if data is None else decoder(data)


def _tuple(decoder: Decoder) -> Decoder:
    def decode_items(data: Json) -> object:
        return tuple(decoder(item) for item in _expect(list, data))

    return decode_items


def _record(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {name: _decoder(hints[name]) for name in _field_names(kind)}
    required = {name for name in decoders if not _has_default(kind, name)}

    def decode_record(data: Json) -> object:
        record: Mapping[str, Json] = _expect(dict, data)
        if missing := required - record.keys():
            raise TypeError(f"missing {', '.join(sorted(missing))}")
        return kind(**{name: decoder(record[name]) for name, decoder in decoders.items() if name in record})

    return decode_record


def _has_default(kind: type, name: str) -> bool:
    if not is_dataclass(kind):
        return name in getattr(kind, "_field_defaults", {})
    field = next(each for each in fields(kind) if each.name == name)
    return field.default is not MISSING or field.default_factory is not MISSING


def _expect(kind: type[T], data: object) -> T:
    if not isinstance(data, kind):
        raise TypeError(f"{kind.__name__} expected, not {type(data).__name__}")
    return data


def _integer(data: Json) -> int:
    if isinstance(data, bool):
        raise TypeError("int expected, not bool")
    return _expect(int, data)


def _number(data: Json) -> float:
    return data if isinstance(data, float) else float(_integer(data))


_SCALARS: dict[type, Decoder] = {
    str: lambda data: _expect(str, data),
    bool: lambda data: _expect(bool, data),
    int: _integer,
    float: _number,
    datetime: lambda data: moment_of(_expect(str, data)),
}
