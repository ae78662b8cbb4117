"""Audiograms and the video of an episode, for the command `posts`."""

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict, TypeVar

import click

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.cli.editing import read_span
from radiodesk.cli.frame import progress
from radiodesk.desk.audiograms import DEFAULT_LOOK, Wish, make_audiogram, write_videos
from radiodesk.desk.episode_video import make_video
from radiodesk.desk.made_videos import MadeVideo
from radiodesk.library.library import Library
from radiodesk.social.audiograms.looks import LOOKS
from radiodesk.social.audiograms.shapes import SHAPES

F = TypeVar("F", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--audiogram",
        "stretch",
        metavar=_("START-END"),
        help=_("Make videos of 15 to 90 seconds, at the times of the episode as it is heard."),
    ),
    click.option(
        "--ratio",
        "shapes",
        multiple=True,
        type=click.Choice(tuple(SHAPES)),
        help=_("The audiogram only in this shape; may be repeated."),
    ),
    click.option(
        "--look", type=click.Choice(tuple(LOOKS)), default=DEFAULT_LOOK, help=_("How the audiogram is coloured.")
    ),
    click.option("--no-captions", is_flag=True, help=_("The title in the audiogram instead of what is said.")),
    click.option("--video", "is_whole", is_flag=True, help=_("Make a video of the whole episode, for YouTube.")),
)


class FilmWish(TypedDict):
    """What was asked for on the command line."""

    stretch: str | None
    shapes: tuple[str, ...]
    look: str
    no_captions: bool
    is_whole: bool


def film_options(command: F) -> F:
    """Add the options that make videos."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def films(library: Library, episode_id: int, wish: FilmWish, out: Path | None) -> tuple[MadeVideo, ...]:
    """Make the videos, and copy them into the folder `out` if there is one."""
    made: list[MadeVideo] = []
    if wish["stretch"] is not None:
        audiogram = Wish(read_span(wish["stretch"]), wish["look"], not wish["no_captions"])
        with progress(_("Making the audiogram")) as step:
            made += make_audiogram(library, episode_id, audiogram, wish["shapes"] or tuple(SHAPES), step).videos
    elif wish["shapes"]:
        raise click.UsageError(_("--ratio needs --audiogram."))
    if wish["is_whole"]:
        with progress(_("Making the video")) as step:
            made.append(make_video(library, episode_id, step))
    if out is not None:
        write_videos(made, out)
    return tuple(made)


def film_lines(made: tuple[MadeVideo, ...], out: Path | None) -> list[str]:
    """Where each lies, and how large it is."""
    return [f"{_shown(video, out)} ({size_text(video.size_bytes)})" for video in made]


def film_documents(made: tuple[MadeVideo, ...], out: Path | None) -> list[dict[str, object]]:
    """The same for scripts."""
    return [
        {
            "path": _shown(video, out),
            "kind": video.kind,
            "shape": video.shape,
            "start_s": video.start_s,
            "duration_s": video.duration_s,
            "size_bytes": video.size_bytes,
            "alt": video.alt,
            "captions": out / video.captions.name if out and video.captions else video.captions,
        }
        for video in made
    ]


def size_text(size_bytes: int) -> str:
    """A size in megabytes."""
    return f"{decimal(size_bytes / 1_000_000)} MB"


def _shown(video: MadeVideo, out: Path | None) -> Path:
    return out / video.path.name if out else video.path
