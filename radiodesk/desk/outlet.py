"""Build everything that is public from publications: feed, pages, chapters, art, audio; each a file with a hash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from radiodesk.bahasa.words import LANGUAGES, catalogue
from radiodesk.desk.covers import cover_of
from radiodesk.desk.feeds import build_feeds_of, shelf_of
from radiodesk.desk.media_host import film_of, hosted_files
from radiodesk.desk.moving_as_was import audio_bytes
from radiodesk.desk.transcripts import with_transcripts
from radiodesk.feed.archive import Finished
from radiodesk.feed.chapters import chapters_json
from radiodesk.feed.check import Finding
from radiodesk.feed.items import TRANSCRIPT_TYPES
from radiodesk.feed.transcript_page import transcript_html
from radiodesk.library.library import Library
from radiodesk.model.addresses import (
    FEED_FILE,
    audio_file,
    chapters_file,
    transcript_file,
)
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication, PublicFile
from radiodesk.settings.places import resources
from radiodesk.site.build import build_site, stage_of
from radiodesk.transcripts.writing import written

OWN_TEMPLATES = "site"
"""The folder of a library in which a user may put templates, a style and scripts in the place of the usual ones."""


@dataclass(frozen=True)
class PublicState:
    """The files of one public state, kept in the library by content, and what the feed check found."""

    files: tuple[PublicFile, ...]
    findings: tuple[Finding, ...]


def build_public_state(library: Library, programme: Programme, publications: Sequence[Publication]) -> PublicState:
    """Everything a destination should hold of a programme for these publications. Same publications, same bytes."""
    feeds = build_feeds_of(library, programme, shelf_of(publications))
    publications = with_transcripts(library, publications)
    beside = {**_chapters(publications), **_transcripts(publications, programme.language)}
    pages = _site(library, programme, publications)
    audio = [
        PublicFile(audio_file(each.file_name), each.sha256, each.length_bytes, "audio")
        for publication in publications
        for each in (publication.enclosure, *publication.alternates)
    ]
    staged = [(path, data, "asset") for path, data in beside.items()]
    staged += [(path, data, stage_of(path)) for path, data in pages.items()]
    findings = dict.fromkeys(finding for feed in feeds for finding in feed.findings)
    files = (*audio, *_kept(library, staged), *hosted_files(library, publications), *map(_feed_file, feeds))
    return PublicState(files, tuple(sorted(findings, key=lambda each: each.level)))


def content_of(library: Library, file: PublicFile) -> Path:
    """Where the library keeps the bytes of a public file."""
    if file.stage == "audio":
        return audio_bytes(
            library, file.sha256, library.root / "renders" / f"{file.sha256}{PurePosixPath(file.path).suffix}"
        )
    return film_of(library, file) or library.public_path(file.sha256)


def _feed_file(feed: Finished) -> PublicFile:
    """The feed comes last of all: whoever reads it finds what it names."""
    return PublicFile(feed.path, feed.sha256, feed.size_bytes, "feed" if feed.path == FEED_FILE else "index")


def _chapters(publications: Sequence[Publication]) -> Mapping[str, bytes]:
    return {chapters_file(each.slug): chapters_json(each) for each in publications if each.chapters}


def _transcripts(publications: Sequence[Publication], language: str) -> Mapping[str, bytes]:
    return {
        transcript_file(publication.slug, suffix): transcript_html(publication, language)
        if suffix == ".html"
        else written(publication.transcript, suffix)
        for publication in publications
        if publication.transcript is not None
        for suffix in TRANSCRIPT_TYPES
    }


def _site(library: Library, programme: Programme, publications: Sequence[Publication]) -> Mapping[str, bytes]:
    covers = {each.episode_id: cover_of(library, programme, each.sheet.cover) for each in publications}
    catalogues = {each: catalogue(each, resources() / "translations") for each in LANGUAGES}
    templates = (library.root / OWN_TEMPLATES, resources() / "site")
    return build_site(programme, publications, cover_of(library, programme, ""), covers, templates, catalogues)


def _kept(library: Library, staged: Sequence[tuple[str, bytes, str]]) -> list[PublicFile]:
    return [PublicFile(path, library.keep_public(data), len(data), stage) for path, data, stage in sorted(staged)]
