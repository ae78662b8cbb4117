"""A programme: the show whose episodes go out, and everything its feed says about it."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from radiodesk.model.particulars import Funding, OtherShow, Place, Remark, Slot
from radiodesk.model.people import Credit
from radiodesk.model.signature import Signature

PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's own UUID for podcast:guid."""

PROGRAMME_TYPES = ("episodic", "serial")

SMALL_AUDIO = ("", "opus", "m4a")
"""Nothing, or a small form of the audio, of `model.sound.FILE_FORMATS`: Opus sounds better, AAC plays anywhere."""

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""Indonesia's three zones. None of them ever changes its clocks."""


@dataclass(frozen=True)
class Season:
    """A named run of episodes."""

    number: int
    name: str


@dataclass
class Programme:
    """A show. `public_url` is where its folder is on the web, `guid` the podcast:guid, fixed when the show is made.

    `people` are heard in every episode. `colour` and `colour_second` are `#rrggbb`, empty where nobody chose;
    `comments` is where listeners talk about it, or `COMMENTS_OFF`. `copyright` names its holder, without sign and year.
    `small_audio` is one of `SMALL_AUDIO`: what goes out beside the audio for bad internet.
    `hubs` are told when something new is public (WebSub); none unless somebody names them, for they learn who asks.
    """

    title: str
    public_url: str
    description: str = ""
    language: str = "id"
    author: str = ""
    owner_email: str = ""
    category: str = "Government"
    subcategory: str = ""
    cover: str = ""
    station: str = ""
    zone: str = "WIB"
    explicit: bool = False
    type: str = "episodic"
    seasons: tuple[Season, ...] = ()
    guid: str = field(default="")
    id: int = 0
    people: tuple[Credit, ...] = ()
    slot: Slot = field(default_factory=Slot)
    places: tuple[Place, ...] = ()
    copyright: str = ""
    license: str = ""
    license_url: str = ""
    funding: tuple[Funding, ...] = ()
    medium: str = "podcast"
    publisher: OtherShow = field(default_factory=OtherShow)
    podroll: tuple[OtherShow, ...] = ()
    comments: str = ""
    remarks: tuple[Remark, ...] = ()
    colour: str = ""
    colour_second: str = ""
    new_feed_url: str = ""
    is_complete: bool = False
    is_blocked: bool = False
    opening: Signature = field(default_factory=Signature)
    closing: Signature = field(default_factory=Signature)
    small_audio: str = ""
    hubs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Fix the guid at birth and give the address its closing slash."""
        self.public_url = self.public_url.rstrip("/") + "/"
        self.guid = self.guid or podcast_guid(self.feed_url)

    @property
    def feed_url(self) -> str:
        """Where podcast apps find the feed."""
        return self.public_url + "feed.xml"


def podcast_guid(feed_url: str) -> str:
    """The podcast:guid of a feed: UUIDv5 of its address without scheme and trailing slashes (podcast namespace)."""
    return str(uuid5(PODCAST_NAMESPACE, feed_url.split("://", 1)[-1].rstrip("/")))
