"""Audiograms of an episode: fifteen to ninety seconds of it as it is published, to be seen where sound is off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from radiodesk.audio.engine import in_engine
from radiodesk.audio.mix.settled import settled
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.covers import cover_of
from radiodesk.desk.made_videos import AUDIOGRAM, MadeVideo, forget_stale, keep_note, videos_folder
from radiodesk.desk.publications import preset_of
from radiodesk.desk.rendering import preset_named, render_episode
from radiodesk.desk.renders import Renders
from radiodesk.desk.transcripts import heard_words
from radiodesk.desk.whole_files import copy_whole
from radiodesk.jobs.step import Step, no_step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.film_problems import BeyondTheEnd, CutAway, TooLongToShow, TooShortToShow
from radiodesk.model.problems import BadValue, storage_guard
from radiodesk.model.scene import Scene
from radiodesk.model.sound import Preset
from radiodesk.model.spans import Span
from radiodesk.model.timecode import format_clock, format_time
from radiodesk.model.transcript import Transcript
from radiodesk.model.words import N_
from radiodesk.settings.places import resources
from radiodesk.site.assets import chosen_colours
from radiodesk.site.colours import light_palette
from radiodesk.social.audiograms.drawing import draw_scene
from radiodesk.social.audiograms.ground import Names
from radiodesk.social.audiograms.looks import LOOKS
from radiodesk.social.audiograms.pages import said_between, spoken_text
from radiodesk.social.audiograms.shapes import SHAPES
from radiodesk.transcripts.writing import written

SHORTEST_S, LONGEST_S = 15.0, 90.0
DEFAULT_LOOK = "band"

RENDER_SHARE = 0.3

POSTER_SHARE = 0.3
"""The moment that a film is known by."""


@dataclass(frozen=True)
class Audiograms:
    """One video a shape, and what is said in them."""

    videos: tuple[MadeVideo, ...]
    alt: str


@dataclass(frozen=True)
class Wish:
    """A stretch of an episode in seconds as it is heard, and how it is to look: one of `LOOKS`.

    Without captions, or where there is no transcript, the title stands in their place.
    """

    span: Span
    look: str = DEFAULT_LOOK
    has_captions: bool = True


def make_audiogram(
    library: Library,
    episode_id: int,
    wish: Wish,
    shapes: Sequence[str],
    step: Step,
) -> Audiograms:
    """A video in each of `shapes` (keys of `SHAPES`), kept in the library until the episode changes.

    The sound is that of the finished episode. Raises `TooShortToShow`, `TooLongToShow`, `BeyondTheEnd`, `BadValue`,
    `UnknownEpisode`, what `render_episode` raises, and a `StorageProblem`.
    """
    episode = library.episode(episode_id)
    check_wish(episode, wish, shapes)
    forget_stale(library, episode_id)
    finished = render_episode(library, episode, preset_for(library, episode), portion(step, 0, RENDER_SHARE))
    made = []
    for number, shape in enumerate(shapes):
        shares = (RENDER_SHARE + (1 - RENDER_SHARE) * (number + at) / len(shapes) for at in (0, 1))
        made.append(_filmed(library, episode, wish, shape, finished.path, portion(step, *shares)))
    return Audiograms(tuple(made), made[0].alt if made else "")


def preview_audiogram(library: Library, episode_id: int, wish: Wish, shape: str, at_s: float, step: Step) -> bytes:
    """What will be seen `at_s` seconds after its beginning, as PNG; the bars only where the sound is finished by now.

    Raises what `make_audiogram` raises.
    """
    episode = library.episode(episode_id)
    check_wish(episode, wish, (shape,))
    made = Renders(library, episode, preset_for(library, episode)).find()
    with TemporaryDirectory(prefix="radiodesk-") as name:
        scene, out = _scene(library, episode, wish, shape, Path(name)), Path(name, "moment.png")
        in_engine.film_moment(scene, made.path if made else None, *wish.span, at_s, out, step)
        with storage_guard(out):
            return out.read_bytes()


def write_videos(videos: Sequence[MadeVideo], folder: Path) -> tuple[Path, ...]:
    """Copies of videos, with their captions and descriptions, in a folder. Raises a `StorageProblem`."""
    for video in videos:
        for path in (video.path, video.captions, video.path.with_suffix(".txt")):
            if path is not None:
                copy_whole(path, folder / path.name)
    return tuple(folder / video.path.name for video in videos)


def heard_span(episode: Episode, selected: Span) -> Span:
    """A stretch of the recording at the times of the episode. Raises `CutAway` where nothing of it is heard."""
    edits = settled(episode.sheet.edits, episode.recording.info)
    heard = Span(round(edits.to_heard(selected.start_s), 3), round(edits.to_heard(selected.end_s), 3))
    if heard.duration_s <= 0:
        raise CutAway
    return heard


def preset_for(library: Library, episode: Episode) -> Preset:
    """How the episode sounds to its listeners."""
    return preset_named(preset_of(library.earlier_publication(episode.id)))


def names_of(library: Library, episode: Episode) -> Names:
    """What is told of an episode in its videos."""
    programme = programme_of(library, episode)
    address = urlsplit(programme.public_url)
    where = f"{address.netloc}{address.path}".rstrip("/")
    footer = tuple(part for part in (programme.station, where) if part)
    cover = cover_of(library, programme, episode.sheet.cover)
    return Names(episode.sheet.title or programme.title, programme.title, footer, cover.medium)


def colours_for(library: Library, episode: Episode) -> Mapping[str, str]:
    """Those of the programme's pages."""
    programme = programme_of(library, episode)
    return light_palette(*chosen_colours(programme, cover_of(library, programme, episode.sheet.cover)))


def check_wish(episode: Episode, wish: Wish, shapes: Sequence[str] = ()) -> None:
    """Raise `TooShortToShow`, `TooLongToShow`, `BeyondTheEnd` or `BadValue` for what cannot be made."""
    for field, value, known in (
        (N_("a shape of an audiogram"), next((each for each in shapes if each not in SHAPES), None), SHAPES),
        (N_("a look of an audiogram"), wish.look if wish.look not in LOOKS else None, LOOKS),
    ):
        if value is not None:
            raise BadValue(value=value, field=field, expected=", ".join(known))
    limits = {"shortest": f"{SHORTEST_S:g}", "longest": f"{LONGEST_S:g}"}
    long_s = round(wish.span.duration_s, 3)
    info = episode.recording.info
    heard_s = settled(episode.sheet.edits, info).heard_s(info.duration_s)
    if not 0 <= wish.span.start_s < wish.span.end_s <= heard_s + 0.001:
        written_span = f"{format_time(max(wish.span.start_s, 0))}-{format_time(max(wish.span.end_s, 0))}"
        raise BeyondTheEnd(span=written_span, length=format_time(heard_s))
    if long_s < SHORTEST_S:
        raise TooShortToShow(length=f"{long_s:g}", **limits)
    if long_s > LONGEST_S:
        raise TooLongToShow(length=f"{long_s:g}", **limits)


def _filmed(library: Library, episode: Episode, wish: Wish, shape: str, sound: Path, step: Step) -> MadeVideo:
    out = videos_folder(library, episode.id) / f"{_name(wish, shape)}.mp4"
    with storage_guard(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="radiodesk-") as name:
        scene = _scene(library, episode, wish, shape, Path(name))
        filmed = in_engine.film(scene, sound, *wish.span, out, step)
        poster = out.with_suffix(".png")
        in_engine.film_moment(scene, sound, *wish.span, POSTER_SHARE * wish.span.duration_s, poster, no_step)
    said = _said(library, episode, wish)
    alt = spoken_text(said) or episode.sheet.title
    made = MadeVideo(out, AUDIOGRAM, shape, wish.span.start_s, filmed.duration_s, filmed.size_bytes, alt)
    return keep_note(library, episode, made, written(said, ".vtt") if said.cues else b"")


def _scene(library: Library, episode: Episode, wish: Wish, shape: str, folder: Path) -> Scene:
    said = _said(library, episode, wish) if wish.has_captions else Transcript()
    names, colours = names_of(library, episode), colours_for(library, episode)
    return draw_scene(names, said, SHAPES[shape], wish.look, colours, resources() / "fonts", folder)


def words_in(library: Library, episode: Episode, span: Span) -> str:
    """What is said in a stretch of the episode; empty where nobody wrote it down."""
    return spoken_text(said_between(heard_words(library, episode), *span))


def _said(library: Library, episode: Episode, wish: Wish) -> Transcript:
    return said_between(heard_words(library, episode), *wish.span)


def _name(wish: Wish, shape: str) -> str:
    span = "-".join(format_clock(round(time_s)).replace(":", ".") for time_s in wish.span)
    return f"audiogram-{span}-{shape.replace(':', 'x')}"
