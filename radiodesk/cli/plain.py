"""Values of the house as plain JSON values, for `--json`."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from radiodesk.model.edits import GainSpan, Span


def plain(value: object) -> object:
    """`value` as dicts, lists, texts and numbers. Moments become ISO 8601, spans `{"start_s", "end_s"}`."""
    if isinstance(value, Span | GainSpan):
        return value._asdict()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name[0] != "_"}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name.lower()
    return str(value) if isinstance(value, Path) else value
