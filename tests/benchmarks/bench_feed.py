"""The feed: written and checked, from one hundred episodes to ten thousand, beside feedgen alone with less to say."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from radiodesk.feed.archive import build_feeds
from radiodesk.feed.check import check_feed
from radiodesk.model.publication import Publication
from tests.feed.makers import ART, programme, publication

COUNTS = (100, 1_000, 10_000)


def bench() -> Iterator[str]:
    for count in COUNTS:
        for work in WORKS:
            command = [sys.executable, "-m", "tests.benchmarks.bench_feed", work, str(count)]
            yield subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def episodes(count: int) -> list[Publication]:
    """Episodes a minute apart, so that the years suffice."""
    first = publication(1)
    return [
        replace(
            first,
            episode_id=number,
            guid=f"guid-{number}",
            slug=f"episode-{number}",
            enclosure=replace(first.enclosure, file_name=f"{number}.mp3"),
        )
        for number in range(1, count + 1)
    ]


def ours(count: int) -> str:
    """Every document of the feed, and the check of each."""
    publications = episodes(count)
    build_feeds(programme(), publications[:1], ART)
    begin = time.process_time()
    feeds = build_feeds(programme(), publications, ART)
    built = time.process_time()
    findings = [finding for feed in feeds.values() for finding in check_feed(feed)]
    checked = time.process_time()
    size = sum(map(len, feeds.values())) / 1e6
    return (
        f"RadioDesk: written in {built - begin:5.2f} s, checked in {checked - built:5.2f} s of processor; "
        f"{len(feeds)} documents, {size:.1f} MB, {len(findings)} findings"
    )


def plain(count: int) -> str:
    """The same episodes in feedgen's own words: no podcast namespace, no chapters, no archive."""
    from feedgen.feed import FeedGenerator

    publications = episodes(count)
    begin = time.process_time()
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.title("T")
    feed.link(href="https://radio.contoh.go.id/")
    feed.description("D")
    for each in publications:
        entry = feed.add_entry(order="append")
        entry.title(each.sheet.title)
        entry.guid(each.guid)
        entry.enclosure(each.enclosure.file_name, str(each.enclosure.length_bytes), "audio/mpeg")
        entry.link(href=f"https://radio.contoh.go.id/episodes/{each.slug}/")
        entry.pubDate(each.date)
        entry.description(each.sheet.summary)
        entry.content(each.sheet.notes, type="CDATA")
        entry.podcast.itunes_duration(1800)
    written = feed.rss_str(pretty=True)
    return f"feedgen:   written in {time.process_time() - begin:5.2f} s of processor; {len(written) / 1e6:.1f} MB"


WORKS = {"ours": ours, "plain": plain}

if __name__ == "__main__":
    said = WORKS[sys.argv[1]](int(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{int(sys.argv[2]):6} episodes, {said}, {peak:.0f} MB of memory\n")
