"""The sample programme: a whole road on real audio, for newcomers and for tests."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.imports import import_recording
from radiodesk.desk.opening import create_library, open_library
from radiodesk.desk.posting import posts_folder
from radiodesk.desk.publishing import prepare, publish
from radiodesk.desk.transcripts import import_transcript
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.addresses import FEED_FILE, audio_file, episode_page
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Sheet
from radiodesk.model.people import Credit
from radiodesk.model.problems import LibraryExists
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Edition, Publication
from radiodesk.model.question import Question
from radiodesk.model.soundbite import Soundbite
from radiodesk.settings.places import resources

DESTINATION = "public"


@dataclass(frozen=True)
class Demo:
    """What the demo made, and where."""

    library: Path
    public: Path
    feed: Path
    audio: Path
    page: Path
    posts: Path

    def lines(self) -> list[str]:
        """It in words."""
        return [
            _("Library: {path}").format(path=self.library),
            _("Feed: {path}").format(path=self.feed),
            _("Audio: {path}").format(path=self.audio),
            _("Page: {path}").format(path=self.page),
            _("Posts: {path}").format(path=self.posts),
        ]


def make_demo(folder: Path, step: Step) -> Demo:
    """Make a library in `folder`, import the sample, edit it, and publish it to `folder`/public.

    Run again, it finishes what is missing and changes nothing that is there. Raises `LibraryExists` when there is
    something else in the folder.
    """
    sample = resources() / "sample"
    facts = json.loads((sample / "sample.json").read_text(encoding="utf-8"))
    with _demo_library(folder.absolute(), Programme(**facts["programme"])) as library:
        rows = library.episodes()
        if rows:
            episode_id = rows[-1].id
        else:
            sheet = _sheet(facts["episode"])
            episode_id = import_recording(library, sample / facts["recording"], portion(step, 0, 0.4), sheet).id
            import_transcript(library, episode_id, sample / facts["transcript"])
        add_destination(library, DESTINATION, f"folder:{library.root / DESTINATION}")
        live = library.live_edition(DESTINATION) or _publish(library, episode_id, portion(step, 0.4, 1))
        return _found(library, live.publications[0])


def _demo_library(folder: Path, programme: Programme) -> Library:
    if not (folder / "library.db").is_file():
        return create_library(folder, programme)
    library = open_library(folder)
    if library.programme().guid == programme.guid:
        return library
    library.close()
    raise LibraryExists(path=folder)


def _sheet(facts: dict[str, Any]) -> Sheet:
    return Sheet(
        title=facts["title"],
        number=facts["number"],
        aired=datetime.fromisoformat(facts["aired"]),
        summary=facts["summary"],
        notes=facts["notes"],
        people=tuple(Credit(**person) for person in facts["people"]),
        chapters=tuple(Chapter(**chapter) for chapter in facts["chapters"]),
        questions=tuple(Question(**question) for question in facts["questions"]),
        soundbites=tuple(Soundbite(**soundbite) for soundbite in facts["soundbites"]),
        topics=tuple(facts["topics"]),
        edits=EditList(cuts=tuple(Span(*cut) for cut in facts["cuts"])),
    )


def _publish(library: Library, episode_id: int, step: Step) -> Edition:
    proposal = prepare(library, [episode_id], DESTINATION, "podcast", datetime.now(UTC), portion(step, 0, 0.8))
    return publish(library, proposal, portion(step, 0.8, 1)).edition


def _found(library: Library, publication: Publication) -> Demo:
    public = library.root / DESTINATION
    return Demo(
        library=library.root,
        public=public,
        feed=public / FEED_FILE,
        audio=public / audio_file(publication.enclosure.file_name),
        page=public / episode_page(publication.slug),
        posts=posts_folder(library, library.programme(), publication.slug),
    )
