"""Turns values of the trade into plain data that fits in a message, and back, guided by their types.

Dataclasses, named tuples, tuples, paths, and what JSON knows. Nothing that arrives can choose what is made of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

_PLAIN = (str, int, float, bool, NoneType)


def to_plain(value: object) -> object:
    """`value` as lists, dictionaries, texts and numbers. Raises `TypeError` for what cannot travel."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, _PLAIN):
        return value
    raise TypeError(type(value))


def from_plain(kind: type[T], plain: object) -> T:
    """The value of type `kind` that `to_plain` took apart. Raises `TypeError` or `ValueError` when it is not one."""
    return cast("T", _rebuilt(kind, plain))


def _rebuilt(kind: object, plain: object) -> object:
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), _parts(plain))
    if get_origin(kind) in {Union, UnionType}:
        return None if plain is None else _rebuilt(_only_other_than_none(kind), plain)
    if kind is Path and isinstance(plain, str):
        return Path(plain)
    if isinstance(kind, type) and is_dataclass(kind):
        return _filled(kind, plain)
    if isinstance(kind, type) and issubclass(kind, tuple):
        named = cast("Callable[..., object]", kind)
        return named(*_tuple(tuple(get_type_hints(kind).values()), _parts(plain)))
    if kind in _PLAIN and isinstance(plain, float | int if kind is float else cast("type", kind)):
        return plain
    raise TypeError(f"{kind}: {plain!r}")


def _tuple(kinds: tuple[object, ...], parts: Sequence[object]) -> tuple[object, ...]:
    if kinds[1:] == (Ellipsis,):
        kinds = kinds[:1] * len(parts)
    return tuple(_rebuilt(kind, part) for kind, part in zip(kinds, parts, strict=True))


def _filled(kind: type, plain: object) -> object:
    if not isinstance(plain, Mapping):
        raise TypeError(f"{kind}: {plain!r}")
    hints: dict[str, Any] = get_type_hints(kind)
    return kind(**{field.name: _rebuilt(hints[field.name], plain[field.name]) for field in fields(kind)})


def _only_other_than_none(union: object) -> object:
    (other,) = (kind for kind in get_args(union) if kind is not NoneType)
    return other


def _parts(plain: object) -> Sequence[object]:
    if not isinstance(plain, list):
        raise TypeError(plain)
    return plain
