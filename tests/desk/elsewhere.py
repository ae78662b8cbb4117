"""A podcast as another host publishes it: a feed, its audio and its pictures in a folder, for a server on loopback."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from xml.sax.saxutils import escape

from radiodesk.settings.places import resources
from radiodesk.site.artwork import draw_cover
from tests.audio.makers import encode, tone, write_wav

START = datetime(2010, 1, 4, 9, 0, tzinfo=UTC)

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:psc="http://podlove.org/simple-chapters"><channel>
<title>Suara Kota</title><link>https://lama.example/</link><description>Berita &amp; cerita kota.</description>
<language>id-ID</language><itunes:author>Radio Kota</itunes:author><itunes:explicit>no</itunes:explicit>
<itunes:owner><itunes:name>Radio Kota</itunes:name><itunes:email>radio@kota.example</itunes:email></itunes:owner>
<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>
"""


@cache
def sounds() -> tuple[Path, ...]:
    """Four tiny files of sound that differ: three MP3, one M4A."""
    folder = Path(mkdtemp(prefix="radiodesk-sounds-"))
    made = []
    for number, suffix in enumerate((".mp3", ".m4a", ".mp3", ".mp3")):
        source = write_wav(folder / f"{number}.wav", tone(1.0 + number * 0.25, channels=1, hz=300 + 100 * number))
        made.append(encode(source, folder / f"{number}{suffix}", "-b:a", "32k"))
    return tuple(made)


@dataclass(frozen=True)
class Elsewhere:
    """What stands in the folder `root` of the other host, at `url`."""

    root: Path
    url: str

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed.xml"

    def write(self, *items: str, head: str = "") -> str:
        """A feed with these items; gives its address."""
        (self.root / "feed.xml").write_text(f"{HEAD}{head}{''.join(items)}</channel></rss>", "utf-8")
        return self.feed_url

    def audio(self, number: int) -> Path:
        """One of the sounds, under a name of its own."""
        source = sounds()[number % len(sounds())]
        place = self.root / f"audio/ep{number}{source.suffix}"
        place.parent.mkdir(exist_ok=True)
        if not place.exists():
            shutil.copyfile(source, place)
        return place

    def item(self, number: int, *extra: str, guid: str | None = None, date: str | None = None) -> str:
        """An item with its audio; every third has notes in HTML, guids are of several kinds."""
        audio = self.audio(number)
        kind = "audio/x-m4a" if audio.suffix == ".m4a" else "audio/mpeg"
        moment = START + timedelta(days=7 * number, hours=number % 5)
        published = format_datetime(moment) if date is None else date
        name = guid_of(number) if guid is None else guid
        permanent = "" if name.startswith("https:") else ' isPermaLink="false"'
        enclosure = f'<enclosure url="{self.url}audio/{audio.name}" length="{audio.stat().st_size}" type="{kind}"/>'
        return (
            f"<item><title>Episode {number}: “Kota &amp; kita”</title><guid{permanent}>{escape(name)}</guid>"
            f"<pubDate>{published}</pubDate><description>{escape(words_of(number))}</description>{enclosure}"
            f"<itunes:duration>{1 + number % 4}</itunes:duration>{''.join(extra)}</item>\n"
        )

    def cover(self, name: str, title: str) -> str:
        """A picture; gives its address."""
        (self.root / name).write_bytes(draw_cover(title, "Radio Kota", resources() / "fonts"))
        return f"{self.url}{name}"


def guid_of(number: int) -> str:
    kinds: Sequence[Callable[[int], str]] = (
        lambda n: f"https://lama.example/?p={n}&x=1",
        str,
        lambda n: f"tag:soundcloud,2010:tracks/{n}-ü",
        lambda n: f"5f2c9a64-0000-4000-8000-{n:012}",
    )
    return kinds[number % 4](number)


def words_of(number: int) -> str:
    if number % 3:
        return f"Cerita nomor {number}: 1 < 2 & selesai."
    return f'<p>Cerita <b>{number}</b>, <a href="https://kota.example/{number}?a=1&amp;b=2">baca</a>.</p><ul><li>satu</li></ul>'
