"""The networks: what each takes, how it counts, where its compose page is. A new network is a new row."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_

Unit = Literal["weighted", "utf-16", "bytes", "graphemes-and-bytes", "graphemes-23", "emoji-bytes"]
"""How lengths are counted, see `social.count`."""

Shape = Literal["story", "short", "caption", "video", "message"]
"""What kind of post people read there, see `social.drafts`."""

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Media:
    """What a post may carry: `pictures` of `picture_bytes` each, or one video.

    `ratios` are width to height from … to; `video_s` the shortest and longest video in seconds. A zero stands for no
    limit that is known. `caption` is the limit of the text beside a picture where it is another than alone.
    """

    pictures: int
    picture_bytes: int
    video_s: tuple[float, float]
    video_bytes: int
    ratios: tuple[float, float] = (0.0, 0.0)
    caption: int = 0
    takes_audio: bool = False
    is_demanded: bool = False


@dataclass(frozen=True)
class Network:
    """One network. `limit` counts in `unit`; a `title_limit` of 0 means that posts have no title of their own.

    `hashtags` is how many are good there, `most_hashtags` how many it takes at all (0: no limit known), `body_advice`
    how many characters of summary people still read, `alt_limit` how long a picture's description may be (0: none).
    `compose` is the page to paste into; it may take `{text}` or `{link}`; `posted` what the address of a
    post there looks like. Characters of `forbidden` are refused by the
    network, `marks_bare_names` says that it makes a link of any word that looks like a domain.
    """

    key: str
    label: str
    limit: int
    unit: Unit
    shape: Shape
    hashtags: int
    body_advice: int
    compose: str
    posted: str
    media: Media
    alt_limit: int = 0
    link_lives: bool = True
    title_limit: int = 0
    most_hashtags: int = 0
    forbidden: str = ""
    marks_bare_names: bool = False


_ROWS = (
    Network(
        key="facebook",
        label="Facebook",
        limit=63_206,
        unit="utf-16",
        shape="story",
        hashtags=2,
        body_advice=600,
        compose="https://www.facebook.com/sharer/sharer.php?u={link}",
        posted=r"(?:www\.|m\.|web\.)?(?:facebook\.com/(?:.+/)?(?:posts|videos|photos?|reel|share|permalink|watch|story)|fb\.watch/)",
        media=Media(10, 4 * MEGABYTE, (3, 14_400), 10_000 * MEGABYTE),
        alt_limit=1_000,
    ),
    Network(
        key="x",
        label="X",
        limit=280,
        unit="weighted",
        shape="short",
        hashtags=1,
        body_advice=0,
        compose="https://x.com/intent/tweet?text={text}",
        posted=r"(?:www\.|mobile\.)?(?:x|twitter)\.com/\w+/status/\d+",
        media=Media(4, 5 * MEGABYTE, (0.5, 140), 512 * MEGABYTE, ratios=(1 / 3, 3)),
        alt_limit=1_000,
        marks_bare_names=True,
    ),
    Network(
        key="instagram",
        label="Instagram",
        limit=2_200,
        unit="utf-16",
        shape="caption",
        hashtags=5,
        body_advice=600,
        compose="https://www.instagram.com/",
        posted=r"(?:www\.)?instagram\.com/(?:[\w.]+/)?(?:p|reel|tv|stories)/",
        media=Media(10, 8 * MEGABYTE, (3, 900), 300 * MEGABYTE, ratios=(0.8, 1.91), is_demanded=True),
        alt_limit=1_000,
        link_lives=False,
        most_hashtags=5,
    ),
    Network(
        key="youtube",
        label="YouTube",
        limit=5_000,
        unit="bytes",
        shape="video",
        hashtags=3,
        body_advice=3_000,
        compose="https://studio.youtube.com/",
        posted=r"(?:(?:www\.|m\.)?youtube\.com/(?:watch\?|shorts/|live/)|youtu\.be/)",
        media=Media(0, 50 * MEGABYTE, (1, 43_200), 274_877_906_944, is_demanded=True),
        title_limit=100,
        most_hashtags=60,
        forbidden="<>",
    ),
    Network(
        key="whatsapp",
        label="WhatsApp",
        limit=65_536,
        unit="utf-16",
        shape="message",
        hashtags=0,
        body_advice=400,
        compose="https://wa.me/?text={text}",
        posted=r"(?:www\.)?whatsapp\.com/channel/",
        media=Media(30, 16 * MEGABYTE, (1, 0), 16 * MEGABYTE, caption=1_024, takes_audio=True),
    ),
    Network(
        key="threads",
        label="Threads",
        limit=500,
        unit="emoji-bytes",
        shape="short",
        hashtags=1,
        body_advice=250,
        compose="https://www.threads.com/intent/post?text={text}",
        posted=r"(?:www\.)?threads\.(?:com|net)/@[\w.]+/post/",
        media=Media(20, 8 * MEGABYTE, (0.1, 300), 1_000 * MEGABYTE),
        alt_limit=1_000,
        most_hashtags=1,
    ),
    Network(
        key="tiktok",
        label="TikTok",
        limit=2_200,
        unit="utf-16",
        shape="caption",
        hashtags=3,
        body_advice=400,
        compose="https://www.tiktok.com/tiktokstudio/upload",
        posted=r"(?:(?:www\.|m\.)?tiktok\.com/@[\w.]+/(?:video|photo)/\d+|v[tm]\.tiktok\.com/)",
        media=Media(35, 20 * MEGABYTE, (3, 600), 4_000 * MEGABYTE, is_demanded=True),
        link_lives=False,
    ),
    Network(
        key="telegram",
        label="Telegram",
        limit=4_096,
        unit="utf-16",
        shape="message",
        hashtags=2,
        body_advice=700,
        compose="https://t.me/share/url?url={link}&text={text}",
        posted=r"(?:t\.me|telegram\.me)/(?:c/)?\w+/\d+",
        media=Media(10, 10 * MEGABYTE, (1, 0), 52_428_800, ratios=(1 / 20, 20), caption=1_024, takes_audio=True),
    ),
    Network(
        key="linkedin",
        label="LinkedIn",
        limit=3_000,
        unit="utf-16",
        shape="story",
        hashtags=3,
        body_advice=600,
        compose="https://www.linkedin.com/sharing/share-offsite/?url={link}",
        posted=r"(?:\w+\.)?linkedin\.com/(?:posts|feed/update|pulse)/",
        media=Media(20, 5 * MEGABYTE, (3, 900), 500 * MEGABYTE),
        alt_limit=4_086,
    ),
    Network(
        key="mastodon",
        label="Mastodon",
        limit=500,
        unit="graphemes-23",
        shape="short",
        hashtags=2,
        body_advice=250,
        compose="https://share.joinmastodon.org/#text={text}",
        posted=r"[\w.-]+\.\w+/(?:@[\w.]+(?:@[\w.-]+)?/\d+|users/\w+/statuses/\w+|@\w+/statuses/\w+)",
        media=Media(4, 16 * MEGABYTE, (0, 0), 99 * MEGABYTE, takes_audio=True),
        alt_limit=1_500,
    ),
    Network(
        key="bluesky",
        label="Bluesky",
        limit=300,
        unit="graphemes-and-bytes",
        shape="short",
        hashtags=2,
        body_advice=120,
        compose="https://bsky.app/intent/compose?text={text}",
        posted=r"bsky\.app/profile/[\w.:-]+/post/\w+",
        media=Media(4, 2 * MEGABYTE, (1, 180), 100 * MEGABYTE),
        alt_limit=2_000,
    ),
)
"""Limits, and where they are said:

- Facebook page 63,206: facebook-business 26.0.3; its sharer takes the link alone, by policy no text; photos of 4 MB.
- X 280 by weight: docs.x.com/fundamentals/counting-characters; media: its best practices; alt: openapi.json v2.167.
- Instagram 2,200, counted carefully as UTF-16 units; at most 5 hashtags since 19 December 2025; links are dead text;
  nothing is posted without a picture or video: content-publishing guide.
- YouTube title 100, description 5,000 bytes, no < and >, more than 60 hashtags all ignored: Data API rev. 20261104.
- WhatsApp about 65,536 for a message without a file: no official statement found.
- Threads 500, an emoji by its bytes, one topic: developers.facebook.com/documentation/threads/posts (14 April 2026).
- TikTok 2,200 UTF-16 units: content sharing guidelines, which forbid logos and links of one's own in what is shared.
- Telegram 4,096, beside a file 1,024, UTF-16 units; any file 50 MB: Bot API 10.1.
- LinkedIn 3,000: from other programs that post there.
- Mastodon 500 where nobody changed it, a link 23, a mention without its server; counted in grapheme clusters:
  status_length_validator.rb. What a server really takes it says itself at /api/v2/instance. The compose page is
  the official chooser, which asks for the reader's own server (March 2026).
- Bluesky 300 grapheme clusters and 3,000 bytes, pictures of 2,000,000 bytes: lexicons of @atproto/api 0.21.0.
- Hashtags: 1 to 2 on X, 0 to 2 on Facebook, 3 on YouTube, 3 to 5 on LinkedIn, none where they do nothing.
"""

NETWORKS = {row.key: row for row in _ROWS}


def network_of(key: str) -> Network:
    """The row of a network. Raises `BadValue` for one that is not in the table."""
    if key not in NETWORKS:
        raise BadValue(value=key, field=N_("a network"), expected=", ".join(NETWORKS))
    return NETWORKS[key]


def is_post_there(network: str, link: str) -> bool:
    """Whether an address looks like that of a post on this network, not of its front page or of another network."""
    address = re.sub(r"^https?://", "", link.strip(), flags=re.IGNORECASE)
    return re.match(network_of(network).posted, address, re.IGNORECASE) is not None


def compose_page(network: str, text: str, link: str) -> str:
    """The page of the network where the post is pasted, filled in as far as the network allows."""
    return network_of(network).compose.format(text=quote(text, safe=""), link=quote(link, safe=""))
