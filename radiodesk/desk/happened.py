"""What happened: where an episode was told of, how long after its broadcast, and where not; by episode and by month.

An episode counts in the month of its broadcast, by the clocks of its programme; without one, in the month in which it
first went out, to listeners or on a network. So no month counts what another one counts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import NamedTuple

from radiodesk.bahasa.dates import at_zone, in_zone
from radiodesk.library.library import Library
from radiodesk.model.episode import EpisodeRow
from radiodesk.model.post import Post
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import Programme
from radiodesk.model.words import N_
from radiodesk.social.networks import NETWORKS

HOUR = timedelta(hours=1)

_EARLY, _LATE = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True)
class Outing:
    """A post that went out: where, when, and how many hours after the broadcast (less than 0: before)."""

    network: str
    link: str
    posted_at: datetime
    hours_after: float | None


@dataclass(frozen=True)
class Happened:
    """An episode and what became of it. `aired` and `public_at` are on the clocks of its programme.

    `public_at` is when listeners could first have it, by the history of publishing. `missing` are the networks without
    a post.
    """

    episode_id: int
    title: str
    number: int | None
    programme: str
    zone: str
    aired: datetime | None
    public_at: datetime | None
    outings: tuple[Outing, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Networks on which it was not told of, in the order of the table."""
        told = {outing.network for outing in self.outings}
        return tuple(key for key in NETWORKS if key not in told)

    @property
    def month(self) -> Month | None:
        """The month in which it counts; None for one that was neither on air nor went out."""
        moments = [self.aired] if self.aired else [self.public_at, *(outing.posted_at for outing in self.outings)]
        first = min((moment for moment in moments if moment), default=None)
        return Month(first.year, first.month) if first else None


@dataclass(frozen=True)
class Total:
    """Several episodes together. `posts` counts the posts of each network, `median_hours` those after the broadcast."""

    episodes: int
    public: int
    untold: int
    posts: Mapping[str, int]
    median_hours: float | None


def what_happened(
    library: Library, month: Month | None = None, episode_id: int | None = None, programme_id: int | None = None
) -> tuple[Happened, ...]:
    """Every episode in the order of time, those without one last; only those of a month, one episode, a programme.

    Raises `UnknownEpisode`.
    """
    rows = (library.row(episode_id),) if episode_id is not None else library.episodes(programme_id=programme_id)
    told = _all_told(library, rows)
    chosen = [each for each in told if month is None or each.month == month]
    return tuple(sorted(chosen, key=lambda each: (each.aired or each.public_at or _LATE, each.episode_id)))


def months_known(several: Iterable[Happened]) -> tuple[Month, ...]:
    """The months in which something happened, newest first."""
    return tuple(sorted({each.month for each in several if each.month}, reverse=True))


def total(several: Sequence[Happened]) -> Total:
    """Episodes together. Posts from before the broadcast were announcements: the median leaves them out."""
    outings = [outing for each in several for outing in each.outings]
    after = [outing.hours_after for outing in outings if outing.hours_after is not None and outing.hours_after >= 0]
    return Total(
        episodes=len(several),
        public=sum(1 for each in several if each.public_at),
        untold=sum(1 for each in several if not each.outings),
        posts={key: sum(1 for outing in outings if outing.network == key) for key in NETWORKS},
        median_hours=round(median(after), 1) if after else None,
    )


def by_programme(several: Sequence[Happened]) -> dict[str, Total]:
    """The totals of each programme, by title."""
    titles = sorted({each.programme for each in several})
    return {title: total([each for each in several if each.programme == title]) for title in titles}


def month_named(text: str) -> Month:
    """`2026-11`. Raises `BadValue` for anything else."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text.strip())
    if found is None:
        raise BadValue(value=text, field=N_("a month"), expected="2026-11")
    return Month(int(found[1]), int(found[2]))


def _all_told(library: Library, rows: Sequence[EpisodeRow]) -> list[Happened]:
    programmes = {programme.id: programme for programme in library.programmes()}
    public, posts = _first_public(library), _posts_by_episode(library)
    return [_told(row, programmes[row.programme_id], public.get(row.id), posts.get(row.id, ())) for row in rows]


def _told(row: EpisodeRow, programme: Programme, public: datetime | None, posts: Sequence[Post]) -> Happened:
    aired = in_zone(at_zone(row.aired, programme.zone), programme.zone) if row.aired else None
    return Happened(
        episode_id=row.id,
        title=row.title,
        number=row.number,
        programme=programme.title,
        zone=programme.zone,
        aired=aired,
        public_at=in_zone(public, programme.zone) if public else None,
        outings=tuple(_outing(post, post.posted_at, aired, programme.zone) for post in posts if post.posted_at),
    )


def _outing(post: Post, posted_at: datetime, aired: datetime | None, zone: str) -> Outing:
    hours = round((posted_at - aired) / HOUR, 1) if aired else None
    return Outing(post.network, post.link, in_zone(posted_at, zone), hours)


def _first_public(library: Library) -> dict[int, datetime]:
    """When each episode first stood in public, whatever became of it later."""
    first: dict[int, datetime] = {}
    for record in library.records():
        if record.outcome in {"done", "faulty"}:
            for episode in record.episodes:
                first[episode.id] = min(record.at, first.get(episode.id, record.at))
    return first


def _posts_by_episode(library: Library) -> dict[int, list[Post]]:
    kept: dict[int, list[Post]] = {}
    for post in library.posted_between(_EARLY, _LATE):
        kept.setdefault(post.episode_id, []).append(post)
    return kept
