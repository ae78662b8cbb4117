"""Posts for every network from one episode, ready to paste."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from radiodesk.desk.belonging import programme_of
from radiodesk.desk.heard import chapters_heard, questions_heard
from radiodesk.desk.transcripts import heard_words, with_transcripts
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.addresses import episode_page, public_address
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.model.question import Question
from radiodesk.social.angles import DEFAULT_ANGLE, Angle, angles_of
from radiodesk.social.drafts import Draft, PostFacts, draft_posts
from radiodesk.social.networks import NETWORKS
from radiodesk.social.sayings import Saying, sayings


def posts(library: Library, episode_id: int, angle: Angle = DEFAULT_ANGLE) -> tuple[Draft, ...]:
    """A draft for each network, beginning with a question, a number or a quote as far as the episode has one.

    The link is the episode's page, or the programme's before it has gone out.
    """
    return draft_posts(_facts_of(library, library.episode(episode_id)), angle=angle)


def angles(library: Library, episode_id: int) -> tuple[Angle, ...]:
    """What the posts of an episode can begin with: not every hour has a number or a quote."""
    return angles_of(_facts_of(library, library.episode(episode_id)))


def write_posts(drafts: Sequence[Draft], folder: Path) -> tuple[Path, ...]:
    """One text file a network, `facebook.txt` and so on, each written whole."""
    paths = tuple(folder / f"{draft.network}.txt" for draft in drafts)
    for path, draft in zip(paths, drafts, strict=True):
        write_whole(path, _text_of(draft))
    return paths


def keep_posts(library: Library, programme: Programme, publications: Sequence[Publication]) -> None:
    """The posts of everything published of a programme, in the library's folder `posts`, by slug.

    Those that were written after the episode last went out stay as they are: a desk may have hundreds.
    """
    for publication in publications:
        folder = posts_folder(library, programme, publication.slug)
        if not _are_written_since(folder, publication.revised):
            (spoken,) = with_transcripts(library, [publication])
            write_posts(draft_posts(_facts(programme, spoken)), folder)


def posts_folder(library: Library, programme: Programme, slug: str) -> Path:
    """Where the posts of an episode lie: those of further programmes apart, for they may have the same slugs."""
    posts = library.root / "posts"
    return posts / slug if programme.id == library.programme().id else posts / f"programme-{programme.id}" / slug


def _facts_of(library: Library, episode: Episode) -> PostFacts:
    programme = programme_of(library, episode)
    link = public_address(programme.public_url, episode_page(episode.slug) if episode.slug else "")
    times = chapters_heard(episode), questions_heard(episode), sayings(heard_words(library, episode))
    return _told(programme, episode.sheet, *times, link)


def _facts(programme: Programme, publication: Publication) -> PostFacts:
    said = sayings(publication.transcript) if publication.transcript else ()
    link = public_address(programme.public_url, episode_page(publication.slug))
    return _told(programme, publication.sheet, publication.chapters, publication.questions, said, link)


def _told(
    programme: Programme,
    sheet: Sheet,
    chapters: tuple[Chapter, ...],
    questions: tuple[Question, ...],
    said: tuple[Saying, ...],
    link: str,
) -> PostFacts:
    return PostFacts(
        programme=programme.title,
        station=programme.station,
        title=sheet.title,
        number=sheet.number,
        aired=sheet.aired,
        summary=sheet.summary,
        people=sheet.people,
        chapters=chapters,
        questions=questions,
        said=said,
        link=link,
        language=programme.language,
    )


def _are_written_since(folder: Path, moment: datetime) -> bool:
    paths = [folder / f"{network}.txt" for network in NETWORKS]
    return all(path.is_file() and path.stat().st_mtime > moment.timestamp() for path in paths)


def _text_of(draft: Draft) -> bytes:
    title = f"{draft.title}\n\n" if draft.title else ""
    return f"{title}{draft.text}\n".encode()
