"""Posts for every network from one episode, ready to paste."""

from collections.abc import Sequence
from pathlib import Path

from radiodesk.desk.belonging import programme_of
from radiodesk.desk.heard import chapters_heard
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.addresses import episode_page, public_address
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Sheet
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.social.drafts import Draft, PostFacts, draft_posts


def posts(library: Library, episode_id: int) -> tuple[Draft, ...]:
    """A draft for each network. The link is the episode's page, or the programme's before it has gone out."""
    episode = library.episode(episode_id)
    programme = programme_of(library, episode)
    link = public_address(programme.public_url, episode_page(episode.slug) if episode.slug else "")
    return draft_posts(_facts(programme, episode.sheet, chapters_heard(episode), link))


def write_posts(drafts: Sequence[Draft], folder: Path) -> tuple[Path, ...]:
    """One text file a network, `facebook.txt` and so on, each written whole."""
    paths = tuple(folder / f"{draft.network}.txt" for draft in drafts)
    for path, draft in zip(paths, drafts, strict=True):
        write_whole(path, _text_of(draft))
    return paths


def keep_posts(library: Library, programme: Programme, publications: Sequence[Publication]) -> None:
    """The posts of everything published of a programme, in the library's folder `posts`, by slug."""
    for publication in publications:
        link = public_address(programme.public_url, episode_page(publication.slug))
        drafts = draft_posts(_facts(programme, publication.sheet, publication.chapters, link))
        write_posts(drafts, posts_folder(library, programme, publication.slug))


def posts_folder(library: Library, programme: Programme, slug: str) -> Path:
    """Where the posts of an episode lie: those of further programmes apart, for they may have the same slugs."""
    posts = library.root / "posts"
    return posts / slug if programme.id == library.programme().id else posts / f"programme-{programme.id}" / slug


def _facts(programme: Programme, sheet: Sheet, chapters: tuple[Chapter, ...], link: str) -> PostFacts:
    return PostFacts(
        programme=programme.title,
        station=programme.station,
        title=sheet.title,
        number=sheet.number,
        aired=sheet.aired,
        summary=sheet.summary,
        people=sheet.people,
        chapters=chapters,
        link=link,
        language=programme.language,
    )


def _text_of(draft: Draft) -> bytes:
    title = f"{draft.title}\n\n" if draft.title else ""
    return f"{title}{draft.text}\n".encode()
