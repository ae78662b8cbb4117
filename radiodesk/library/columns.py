"""Column types: frozen values as versioned JSON, moments with their zone, texts that any database accepts."""

import re
from datetime import datetime

from sqlalchemy import JSON, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from radiodesk.library.codec import Json, moment_of, moment_text, unwrap, wrap

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` with a replacement mark for NUL (PostgreSQL refuses it) and lone surrogates (no UTF-8 for them)."""
    return _UNSTORABLE.sub("\ufffd", text)


class PlainText(TypeDecorator[str]):
    """Text as a person or a file system gave it, made storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Make it storable on the way in."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A datetime with its zone, as readable text. SQLite has no type for it, and PostgreSQL's forgets the zone."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment as text."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the text as a moment."""
        return None if value is None else moment_of(value)


class Value(TypeDecorator[object]):
    """A frozen value of the model, or a tuple of them, as JSON with a version inside."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type) -> None:
        """`kind` is the type that comes back: a dataclass or `tuple[..., ...]` of one."""
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: object, dialect: Dialect) -> Json:
        """Encode the value."""
        return wrap(value)

    def process_result_value(self, value: Json, dialect: Dialect) -> object:
        """Decode the value."""
        return unwrap(self.kind, value)

    def compare_values(self, x: object, y: object) -> bool:
        """Whether they would be stored alike: 15.00 WIB equals 16.00 WITA, but is not the same."""
        return x is y or (x == y and wrap(x) == wrap(y))
