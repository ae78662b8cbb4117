"""A whole episode as a video, for places that take no sound alone: one picture, and the sound as it is published."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from radiodesk.audio.engine import in_engine
from radiodesk.desk.audiograms import colours_for, names_of, preset_for
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.covers import cover_of
from radiodesk.desk.made_videos import WHOLE, MadeVideo, forget_stale, keep_note, videos_folder
from radiodesk.desk.rendering import render_episode
from radiodesk.desk.transcripts import heard_words
from radiodesk.desk.whole_files import copy_whole, write_whole
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import storage_guard
from radiodesk.settings.places import resources
from radiodesk.social.cards.card import CardText, draw_card
from radiodesk.social.cards.ratios import Ratio
from radiodesk.transcripts.writing import written

PICTURE = Ratio("16:9", 1920, 1080, margin=128, top=104, bottom=104)
KBPS = 160

RENDER_SHARE = 0.85


def make_video(library: Library, episode_id: int, step: Step) -> MadeVideo:
    """The whole episode, with its transcript beside it, kept in the library until the episode changes.

    Its sound is rendered from the recording for it, not encoded from the published file once more; like every render
    it is kept. Raises `UnknownEpisode`, what `render_episode` raises, and a `StorageProblem`.
    """
    episode = library.episode(episode_id)
    forget_stale(library, episode_id)
    preset = replace(preset_for(library, episode), form="m4a", bit_rate_kbps=KBPS)
    finished = render_episode(library, episode, preset, portion(step, 0, RENDER_SHARE))
    out = videos_folder(library, episode_id) / "episode.mp4"
    with TemporaryDirectory(prefix="radiodesk-") as name:
        picture = Path(name, "picture.png")
        write_whole(picture, video_picture(library, episode))
        with storage_guard(out):
            out.parent.mkdir(parents=True, exist_ok=True)
        filmed = in_engine.film_still(picture, finished.path, out, portion(step, RENDER_SHARE, 1))
        copy_whole(picture, out.with_suffix(".png"))
    heard = heard_words(library, episode)
    made = MadeVideo(out, WHOLE, "16:9", 0.0, filmed.duration_s, filmed.size_bytes, episode.sheet.title)
    return keep_note(library, episode, made, written(heard, ".vtt") if heard.cues else b"")


def video_picture(library: Library, episode: Episode) -> bytes:
    """What is seen all the time, as PNG: the cover and the title."""
    names, programme = names_of(library, episode), programme_of(library, episode)
    cover = cover_of(library, programme, episode.sheet.cover)
    text = CardText(names.title, programme=names.programme, footer=names.footer)
    return draw_card(text, PICTURE, "cover", colours_for(library, episode), resources() / "fonts", cover.large)
