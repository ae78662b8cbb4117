"""Each rule of the podcast namespace, and each habit of apps, is told in words that say where to mend it."""

import pytest

from radiodesk.feed.build import build_feed
from radiodesk.feed.check import Finding, check_feed
from radiodesk.model.publication import Enclosure, Publication
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.transcript import Cue, Transcript
from tests.feed.makers import ART, publication
from tests.feed.test_show import whole


def newest() -> Publication:
    return publication(
        2,
        topics=("Tanah", "Warisan"),
        soundbites=(Soundbite(61.25, 81.75, "Apa itu tilang?"),),
        alternates=(Enclosure("episode-2-small.opus", 240_000, "audio/ogg", 1799.6, "bb" * 32),),
    )


def sound() -> str:
    spoken = Transcript((Cue(0.0, 2.0, "Selamat pagi."),))
    trailer = publication(1, type="trailer", transcript=spoken)
    return build_feed(whole(), [newest(), trailer], ART).decode()


def findings(good: str, bad: str) -> list[Finding]:
    assert good in sound()
    return list(check_feed(sound().replace(good, bad).encode()))


def test_a_feed_that_says_everything_breaks_no_rule() -> None:
    assert check_feed(sound().encode()) == ()


@pytest.mark.parametrize(
    ("good", "bad", "rule", "field"),
    [
        ("<language>id</language>", "<language>in_ID</language>", "language", "language"),
        ("<link>https://radio.contoh.go.id/jaksa/</link>", "<link>jaksa</link>", "link", "public_url"),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd", "xmlns", ""),
    ],
)
def test_what_gets_a_feed_refused_is_an_error(good: str, bad: str, rule: str, field: str) -> None:
    found = [(each.rule, each.field) for each in findings(good, bad) if each.level == "error"]

    assert (rule, field) in found


@pytest.mark.parametrize(
    ("good", "bad", "rule", "field"),
    [
        # the programme
        ("<title>Jaksa Menyapa</title>", "<title> Jaksa Menyapa</title>", "title", "title"),
        (f'image href="{ART}"', 'image href="https://x.example/cover"', "itunes:image", "cover"),
        (">radio@contoh.go.id<", ">()<", "itunes:owner", "owner_email"),
        ("<copyright>", "<copyright>© 2026 ", "copyright", "copyright"),
        ("<itunes:explicit>", "<itunes:complete>no</itunes:complete><itunes:explicit>", "itunes:complete", ""),
        ("<itunes:explicit>", "<itunes:block>no</itunes:block><itunes:explicit>", "itunes:block", ""),
        ('jaksa/feed.xml" rel="self"', 'jaksa/feed.xml" rel="other"', "atom:link", ""),
        ('href="https://radio.contoh.go.id/jaksa/feed.xml"', 'href="http://x.id/feed.xml"', "atom:link", "public_url"),
        ("15 Jan 2026 18", "15 Januari 18", "lastBuildDate", ""),
        # the podcast namespace
        ("<podcast:guid>", "<podcast:guid>jaksa-", "podcast:guid", ""),
        ('contoh.go.id">yes<', 'contoh.go.id">true<', "podcast:locked", ""),
        ("<podcast:medium>podcast", "<podcast:medium>radio", "podcast:medium", "medium"),
        ("<podcast:medium>", "<podcast:medium>music</podcast:medium><podcast:medium>", "podcast:medium", ""),
        ("<podcast:medium>", "<podcast:social>x</podcast:social><podcast:medium>", "podcast:*", ""),
        ('url="https://contoh.go.id/dukung"', "", "podcast:funding", "funding"),
        (">Dukung kami<", f">{'Dukung kami ' * 20}<", "podcast:funding", "funding"),
        ('purpose="applepodcastsverify"', f'purpose="{"a" * 200}"', "podcast:txt", "remarks"),
        (
            'license url="https://creativecommons.org/licenses/by/4.0/">cc-by-4.0',
            "license>Lisensi kami",
            "podcast:license",
            "license",
        ),
        ('cast">Sari Wulandari<', 'cast"> <', "podcast:person", "people"),
        ("geo:-3.3194,114.5900", "-3.3194,114.5900", "podcast:location", "places"),
        ('osm="R9999"', 'osm="9999"', "podcast:location", "places"),
        ('country="ID"', 'country="Indonesia"', "podcast:location", "places"),
        ('rel="creator"', 'rel="studio"', "podcast:location", ""),
        ("FREQ=MONTHLY", "MONTHLY", "podcast:updateFrequency", "slot"),
        ("pubdate=", "date=", "podcast:trailer", ""),
        (' alt="Jaksa Menyapa"', "", "podcast:image", ""),
        ('uri="https://sosial.example/@jaksa/1234"', "", "podcast:socialInteract", "comments"),
        ('feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c"', "", "podcast:podroll", "podroll"),
        ('medium="publisher"', 'medium="podcast"', "podcast:publisher", ""),
        # episodes
        ("text/vtt", "text/webvtt", "podcast:transcript", ""),
        ("episode-1/transcript.vtt", "episode 1/transcript.vtt", "podcast:transcript", ""),
        ("application/json+chapters", "application/json", "podcast:chapters", ""),
        (
            '<podcast:season name="Tahun pertama">1',
            '<podcast:season name="Tahun pertama">satu',
            "podcast:season",
            "season",
        ),
        ("<podcast:episode>2", "<podcast:episode>dua", "podcast:episode", "number"),
        (
            "<podcast:episode>2",
            '<podcast:soundbite startTime="1" duration="5"/><podcast:episode>2',
            "podcast:soundbite",
            "soundbites",
        ),
        ('duration="20.5"', 'duration="0:20"', "podcast:soundbite", "soundbites"),
        ('startTime="61.25"', 'startTime="1:01"', "podcast:soundbite", "soundbites"),
        ('uri="https://radio.contoh.go.id/jaksa/audio/episode-2-small.opus"', "", "podcast:alternateEnclosure", ""),
        ("audio/episode-2-small.opus", "audio/episode 2.opus", "podcast:alternateEnclosure", ""),
        ('length="240000"', 'length="1800.5"', "podcast:alternateEnclosure", ""),
        ('title="Kecil, untuk internet lambat"', f'title="{"kecil " * 9}"', "podcast:alternateEnclosure", ""),
        ('value="sha256-u7u7', 'value="u7u7', "podcast:alternateEnclosure", ""),
        ('start="00:00:00.000"', 'start="00:00:09.000"', "psc:chapters", "chapters"),
        ('start="00:02:05.500"', 'start="00:00:00.000"', "psc:chapters", "chapters"),
        ('start="00:02:05.500"', 'start="2m5s"', "psc:chapters", "chapters"),
        ("<title>Episode 2</title>", "<title>&lt;b&gt;Episode 2&lt;/b&gt;</title>", "title", "title"),
        ('isPermaLink="false">guid-2', 'isPermalink="false">guid-2', "guid", ""),
        (">guid-2<", ">https://radio.contoh.go.id/jaksa/audio/episode-2-abcdef12.mp3<", "guid", ""),
        ("episode-2-abcdef12.mp3", "episode-2/download", "enclosure", ""),
        ('length="1000002"', 'length="1800"', "enclosure", ""),
        ('type="audio/mpeg"', 'type="audio/ogg"', "enclosure", ""),
        ("<itunes:duration>1800", "<itunes:duration>1799.6", "itunes:duration", ""),
        ("<itunes:duration>1800", "<itunes:duration>99:99:99", "itunes:duration", ""),
        ("<itunes:duration>1800", "<itunes:duration>::", "itunes:duration", ""),
    ],
)
def test_what_costs_listeners_comfort_is_a_warning(good: str, bad: str, rule: str, field: str) -> None:
    found = [(each.rule, each.field) for each in findings(good, bad)]

    assert (rule, field) in found


def test_a_guest_who_stands_alone_pushes_the_host_out_and_is_told() -> None:
    person = '<podcast:person role="host" group="cast">Sari Wulandari</podcast:person>'
    beginning, _first, rest = sound().rpartition(person)

    (finding,) = check_feed((beginning + rest).encode())

    assert finding.sentence() == "“Episode 1”: “Sari Wulandari” is heard in every episode but is not named in this one."
    assert (finding.guid, finding.field) == ("guid-1", "people")


def test_the_podcast_namespace_by_its_elder_name_is_the_same() -> None:
    elder = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"

    assert findings("https://podcastindex.org/namespace/1.0", elder) == []


def test_chapters_that_begin_within_the_first_second_begin_at_the_beginning() -> None:
    assert findings('start="00:00:00.000"', 'start="00:00:00.120"') == []
