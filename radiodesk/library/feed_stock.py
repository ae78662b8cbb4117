"""What feeds were written from, kept for the next time: in a file of its own that can be deleted whenever one likes.

Nothing here is worth a backup: without it, the next feed takes seconds instead of a fraction of one. So a file that is
damaged, too large or of another version is begun anew, and a database error is no error to anybody.
"""

import logging
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from radiodesk.library.files import ANALYSIS
from radiodesk.model.feed_entry import Entry

FILE = Path(ANALYSIS) / "feed.db"

LARGEST_BYTES = 1 << 30
"""Where it is begun anew: some three hundred thousand items, most of which nobody publishes any more."""

_VERSION = 1
_BETWEEN = "\n"
_CHECK_BYTES = 4

_TABLES = f"""
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
    key TEXT PRIMARY KEY, episode_id INTEGER, guid TEXT, file_name TEXT, date_s REAL, revised TEXT, season INTEGER,
    type TEXT, topics TEXT
) WITHOUT ROWID;
PRAGMA user_version={_VERSION};
"""

_log = logging.getLogger(__name__)


class FeedStock(MutableMapping[str, bytes]):
    """Bytes by key, and the brief forms of publications by theirs. What cannot be read is not there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use `feed_stock`."""
        self._connection = connection
        self.is_of_use = True
        self.is_damaged = False

    def __getitem__(self, key: str) -> bytes:
        """The bytes, if they are whole. Raises KeyError."""
        for (value,) in self._asked("SELECT value FROM kept WHERE key = ?", (key,)):
            if _checksum(value[_CHECK_BYTES:]) == value[:_CHECK_BYTES]:
                return bytes(value[_CHECK_BYTES:])
            self.is_damaged = True
        raise KeyError(key)

    def __setitem__(self, key: str, value: bytes) -> None:
        """Keep bytes."""
        self._asked("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, _checksum(value) + value))

    def __delitem__(self, key: str) -> None:
        """Forget bytes."""
        self._asked("DELETE FROM kept WHERE key = ?", (key,))

    def __iter__(self) -> Iterator[str]:
        """All keys."""
        return (key for (key,) in self._asked("SELECT key FROM kept"))

    def __len__(self) -> int:
        """How many bytes are kept."""
        return sum(1 for _key in self)

    def entries(self, keys: Iterable[str]) -> dict[str, Entry]:
        """The brief forms that are known of these publications."""
        wanted, topics = set(keys), lru_cache(lambda text: tuple(filter(None, text.split(_BETWEEN))))
        rows = self._asked("SELECT * FROM entries")
        return {row[0]: Entry._make((*row[:8], topics(row[8]))) for row in rows if row[0] in wanted}

    def keep_entries(self, entries: Iterable[Entry]) -> None:
        """Keep brief forms."""
        for entry in entries:
            row = (*entry[:-1], _BETWEEN.join(entry.topics))
            self._asked("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _asked(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall() if self.is_of_use else []
        except (sqlite3.Error, UnicodeEncodeError) as error:
            _log.warning("what feeds were written from cannot be used: %s", error)
            self.is_of_use = False
            self.is_damaged = self.is_damaged or not isinstance(error, sqlite3.OperationalError)
            return []


@contextmanager
def feed_stock(root: Path) -> Iterator[FeedStock]:
    """The stock of the library in `root`; what was put into it is kept when the block ends."""
    file = root / FILE
    if file.is_file() and file.stat().st_size > LARGEST_BYTES:
        _begin_anew(file)
    with closing(_opened(file)) as connection:
        stock = FeedStock(connection)
        yield stock
        with suppress(sqlite3.Error):
            connection.commit()
    if stock.is_damaged:
        _begin_anew(file)


def _opened(file: Path) -> sqlite3.Connection:
    """The file, made anew where it is none of ours; where no file can be, what is kept is forgotten again."""
    for place in (file, file, ":memory:"):
        try:
            connection = sqlite3.connect(place)
        except sqlite3.Error as error:  # no such folder, no right to write
            _log.warning("%s cannot be opened: %s", place, error)
            continue
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] in {0, _VERSION}:
                connection.executescript(_TABLES)
                return connection
        except sqlite3.Error as error:
            _log.warning("%s is begun anew: %s", place, error)
        connection.close()
        _begin_anew(file)
    raise sqlite3.OperationalError("no memory for the feed's stock")


def _begin_anew(file: Path) -> None:
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        with suppress(OSError):
            file.with_name(name).unlink(missing_ok=True)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECK_BYTES)
