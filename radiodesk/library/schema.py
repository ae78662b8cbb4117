"""The tables. What is said here in SQLAlchemy's words, the migrations say once more in frozen form.

Two unique indexes and the full-text table stand only there: naming a dialect here would load it whenever the program
starts (PostgreSQL's takes 50 ms).
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from radiodesk.library.columns import Moment, PlainText, Value
from radiodesk.model.episode import Recording, Sheet
from radiodesk.model.origin import Origin
from radiodesk.model.particulars import Funding, OtherShow, Place, Remark, Slot
from radiodesk.model.people import Credit
from radiodesk.model.programme import Season
from radiodesk.model.publication import Publication, PublicFile
from radiodesk.model.queued_post import Attachment
from radiodesk.model.record import RecordedEpisode
from radiodesk.model.signature import Signature

APPLICATION_ID = 0x52644C62
"""“RdLb”, in the header of the SQLite file: this is a RadioDesk library (sqlite.org/fileformat2.html, 1.3.13)."""

SCHEMA_VERSION = 15
"""The number of the newest migration, kept as SQLite's user_version so that a current library opens without Alembic."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

programmes = Table(
    "programmes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", PlainText, nullable=False),
    Column("public_url", PlainText, nullable=False),
    Column("description", PlainText, nullable=False),
    Column("language", PlainText, nullable=False),
    Column("author", PlainText, nullable=False),
    Column("owner_email", PlainText, nullable=False),
    Column("category", PlainText, nullable=False),
    Column("subcategory", PlainText, nullable=False),
    Column("cover", PlainText, nullable=False),
    Column("station", PlainText, nullable=False),
    Column("zone", PlainText, nullable=False),
    Column("explicit", Boolean, nullable=False),
    Column("type", PlainText, nullable=False),
    Column("seasons", Value(tuple[Season, ...]), nullable=False),
    Column("guid", String(36), nullable=False, unique=True),
    Column("people", Value(tuple[Credit, ...]), nullable=False),
    Column("slot", Value(Slot), nullable=False),
    Column("places", Value(tuple[Place, ...]), nullable=False),
    Column("copyright", PlainText, nullable=False),
    Column("license", PlainText, nullable=False),
    Column("license_url", PlainText, nullable=False),
    Column("funding", Value(tuple[Funding, ...]), nullable=False),
    Column("medium", PlainText, nullable=False),
    Column("publisher", Value(OtherShow), nullable=False),
    Column("podroll", Value(tuple[OtherShow, ...]), nullable=False),
    Column("comments", PlainText, nullable=False),
    Column("remarks", Value(tuple[Remark, ...]), nullable=False),
    Column("colour", String(7), nullable=False),
    Column("colour_second", String(7), nullable=False),
    Column("new_feed_url", PlainText, nullable=False),
    Column("is_complete", Boolean, nullable=False),
    Column("is_blocked", Boolean, nullable=False),
    Column("opening", Value(Signature), nullable=False),
    Column("closing", Value(Signature), nullable=False),
    Column("small_audio", String(8), nullable=False),
    Column("hubs", Value(tuple[str, ...]), nullable=False),
)

# Short columns first: SQLite then finds them without walking through the pages of long sheets.
episodes = Table(
    "episodes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("programme_id", ForeignKey("programmes.id"), nullable=False),
    Column("guid", PlainText, nullable=False),
    Column("slug", String(80), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("recording", Value(Recording), nullable=False),
    Column("sheet", Value(Sheet), nullable=False),
    UniqueConstraint("programme_id", "guid"),
    sqlite_autoincrement=True,  # the number of an episode is known outside; it is never given again
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("episode_id", ForeignKey("episodes.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("label", PlainText, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("sheet", Value(Sheet), nullable=False),
    UniqueConstraint("episode_id", "number"),
)

# What a list shows, in narrow rows, kept in step with the episodes; could be made again from them at any time.
listing = Table(
    "listing",
    metadata,
    Column("episode_id", ForeignKey("episodes.id"), primary_key=True),
    Column("title", PlainText, nullable=False),
    Column("number", Integer),
    Column("season", Integer),
    Column("aired", Moment),
    Column("aired_at", Float, index=True),
    Column("duration_s", Float, nullable=False),
    Column("slug", String(80), nullable=False),
    Column("sheet_sha256", String(64), nullable=False),
    Column("programme_id", Integer, nullable=False),
)

# How episodes were public before they moved in. Feeds are made from it, lists are not.
origins = Table(
    "origins",
    metadata,
    Column("episode_id", ForeignKey("episodes.id"), primary_key=True),
    Column("value", Value(Origin), nullable=False),
)

levels = Table(
    "levels",
    metadata,
    Column("episode_id", ForeignKey("episodes.id"), primary_key=True),
    Column("preset_sha256", String(64), primary_key=True),
    Column("gain_db", Float, nullable=False),
)

transcripts = Table(
    "transcripts",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("episode_id", ForeignKey("episodes.id"), primary_key=True, index=True),
    Column("content", LargeBinary, nullable=False),
)

destinations = Table(
    "destinations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", PlainText, nullable=False, unique=True),
    Column("url", PlainText, nullable=False),
    Column("public_url", PlainText, nullable=False),
    Column("host_key", PlainText, nullable=False),
    Column("programme_id", Integer, nullable=False),
)

publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("destination_id", ForeignKey("destinations.id"), nullable=False),
    Column("episode_id", ForeignKey("episodes.id"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("sheet_sha256", String(64), nullable=False),
    Column("value", Value(Publication), nullable=False),
    UniqueConstraint("destination_id", "sha256"),
)

editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("destination_id", ForeignKey("destinations.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("restores", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("files", Value(tuple[PublicFile, ...]), nullable=False),
    sqlite_autoincrement=True,  # their order is the order in time, whatever was pruned
)

edition_publications = Table(
    "edition_publications",
    metadata,
    Column("edition_id", ForeignKey("editions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("publication_id", ForeignKey("publications.id"), nullable=False),
)

steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition_id", ForeignKey("editions.id"), nullable=False, index=True),
    Column("path", PlainText, nullable=False),
    Column("state", PlainText, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    *(Column(name, PlainText, nullable=False) for name in ("act", "outcome", "destination", "address", "programme")),
    *(Column(name, PlainText, nullable=False) for name in ("person", "computer", "office", "reason")),
    Column("edition_id", Integer, nullable=False),  # no foreign key: editions are pruned, the history is not
    Column("chosen", Value(tuple[int, ...]), nullable=False),
    Column("episodes", Value(tuple[RecordedEpisode, ...]), nullable=False),
    Column("sent", Value(tuple[PublicFile, ...]), nullable=False),
    Column("removed", Value(tuple[str, ...]), nullable=False),
    Column("gone", Value(tuple[RecordedEpisode, ...]), nullable=False),
    sqlite_autoincrement=True,  # a number that is missing would show that a line is
)

appointments = Table(
    "appointments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("destination_id", ForeignKey("destinations.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("taken_by", String(36), nullable=False),
    Column("due", Moment, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("preset", PlainText, nullable=False),
    Column("reason", PlainText, nullable=False),
    Column("episode_ids", Value(tuple[int, ...]), nullable=False),
    sqlite_autoincrement=True,
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("destination_id", ForeignKey("destinations.id"), primary_key=True),
    Column("path", PlainText, primary_key=True),
    Column("until", Moment, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("episode_id", ForeignKey("episodes.id"), primary_key=True),
    Column("network", String(32), primary_key=True),
    *(Column(name, PlainText, nullable=False) for name in ("text", "based_on", "link")),
    *(Column(name, PlainText, nullable=False, default="") for name in ("carries", "alt")),
    Column("posted_at", Moment),
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", PlainText, primary_key=True),
    Column("network", String(32), nullable=False),
    *(Column(name, PlainText, nullable=False) for name in ("handle", "server", "number")),
    Column("ends", Moment),
)

post_queue = Table(
    "post_queue",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("episode_id", ForeignKey("episodes.id"), nullable=False, index=True),
    Column("network", String(32), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("body_hash", String(64), nullable=False, index=True),
    Column("language", String(16), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("held_there", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    *(Column(name, PlainText, nullable=False) for name in ("text", "title", "link", "approved_by", "url", "trouble")),
    *(Column(name, PlainText, nullable=False) for name in ("account", "taken_by")),
    *(Column(name, Moment) for name in ("due", "armed_at", "until", "live_at")),
    Column("attachments", Value(tuple[Attachment, ...]), nullable=False),
    Column("hashtags", Value(tuple[str, ...]), nullable=False),
    Column("marks", JSON, nullable=False),
    sqlite_autoincrement=True,  # people say these numbers at the command line; none is given again
)
