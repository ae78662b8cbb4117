"""Commands about other sounds: clip lets an episode have them, jingle makes them at the clip bench."""

from pathlib import Path
from typing import Any

import click

from radiodesk.audio.clip_bench.recipe import ClipRecipe, MadeClip
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.cli.editing import id_argument, read_number
from radiodesk.cli.frame import answer, command, json_option, library_option, opened, progress
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode, loudness_line
from radiodesk.desk import clips
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library
from radiodesk.model.clips import CLIP_ROLES
from radiodesk.model.episode import Episode
from radiodesk.model.fades import FADE_SHAPES
from radiodesk.model.timecode import format_time, parse_time
from radiodesk.model.words import N_

file_type = click.Path(path_type=Path)


@command(root, "clip", _("Let an episode have another sound: put in, laid over, or laid under it as a bed."))
@id_argument
@click.argument("file", metavar="[" + _("FILE") + "]", required=False, type=file_type)
@click.option("--at", metavar=_("TIME"), help=_("The moment of the recording where it begins."))
@click.option("--role", type=click.Choice(list(CLIP_ROLES)), help=_("Put in (insert), or heard with the recording."))
@click.option("--from", "start", metavar="S", help=_("The second of the sound from which it is heard."))
@click.option("--to", "end", metavar="S", help=_("The second of the sound up to which it is heard."))
@click.option("--gain", metavar="DB", help=_("How much louder or softer."))
@click.option("--fade-in", metavar="S", help=_("Seconds to fade it in."))
@click.option("--fade-out", metavar="S", help=_("Seconds to fade it out."))
@click.option("--shape", metavar=_("NAME"), help=_("Of these fades: {names}.").format(names=", ".join(FADE_SHAPES)))
@click.option("--duck", metavar="DB", help=_("How far a bed gives way to speech."))
@click.option("--name", metavar="N", help=_("What it is called; without it, the name of the file."))
@click.option("--change", metavar="N", type=int, help=_("Change the clip with this number instead."))
@click.option("--remove", metavar="N", type=int, help=_("Take the clip with this number out."))
@library_option
@json_option
def clip(
    episode_id: int, file: Path | None, at: str | None, change: int | None, remove: int | None,
    library_root: Path, as_json: bool, **texts: str | None,
) -> None:  # fmt: skip
    if sum(each is not None for each in (file, change, remove)) != 1:
        raise click.UsageError(_("One of these is needed: FILE, --change, --remove"))
    if file is not None and at is None:
        raise click.UsageError(_("--at is needed: where the clip begins"))
    fields = _fields({"at": at, **texts})
    with opened(library_root) as library, progress(_("Importing")) as step:
        episode = _edited(library, episode_id, file, change, remove, fields, step)
        answer_episode(library, episode, as_json)


def _edited(
    library: Library, episode_id: int, file: Path | None, change: int | None, remove: int | None,
    fields: dict[str, Any], step: Step,
) -> Episode:  # fmt: skip
    if file is not None:
        return clips.add_clip(library, episode_id, file, fields.pop("at_s"), step, **fields)
    if change is not None:
        return clips.change_clip(library, episode_id, change, **fields)
    return clips.remove_clip(library, episode_id, remove or 0)


_TIMES = {"at": "at_s", "start": "start_s", "end": "end_s", "fade_in": "fade_in_s", "fade_out": "fade_out_s"}
_LEVELS = {"gain": ("gain_db", N_("a gain")), "duck": ("duck_db", N_("what a bed gives way"))}
_WORDS = {"role": ("role",), "name": ("name",), "shape": ("fade_in_shape", "fade_out_shape")}
"""Which fields of a clip an option is for."""


def _fields(texts: dict[str, str | None]) -> dict[str, Any]:
    """What was typed as fields of a clip; what was not typed is left out."""
    fields: dict[str, Any] = {}
    for option, text in texts.items():
        if text is None:
            continue
        if option in _TIMES:
            fields[_TIMES[option]] = parse_time(text)
        elif option in _LEVELS:
            field, name = _LEVELS[option]
            fields[field] = read_number(text, name)
        else:
            fields |= dict.fromkeys(_WORDS[option], text)
    return fields


@command(root, "jingle", _("Make a jingle, an ident or a bed of sounds up to ten minutes, as a WAV file."))
@click.argument("file", metavar=_("FILE"), type=file_type)
@click.option("--out", required=True, type=file_type, metavar=_("FILE"), help=_("Where to put the WAV file."))
@click.option("--from", "start", metavar="S", help=_("The second of the sound from which it is heard."))
@click.option("--to", "end", metavar="S", help=_("The second of the sound up to which it is heard."))
@click.option("--trim", is_flag=True, help=_("Leave out the silence at the beginning and at the end."))
@click.option("--append", multiple=True, type=file_type, metavar=_("FILE"), help=_("Another sound after it."))
@click.option("--overlay", type=file_type, metavar=_("FILE"), help=_("Another sound heard together with it."))
@click.option("--at", metavar="S", help=_("The second where that one begins."))
@click.option("--overlay-gain", metavar="DB", help=_("How much louder or softer that one is."))
@click.option("--fade-in", metavar="S", help=_("Seconds to fade it in."))
@click.option("--fade-out", metavar="S", help=_("Seconds to fade it out."))
@click.option("--loudness", metavar="LUFS", help=_("Bring it to this loudness, with true peaks of -1 dBTP at most."))
@click.option("--peak", metavar="DBTP", help=_("Bring its true peak to this level."))
@json_option
def jingle(
    file: Path, out: Path, start: str | None, end: str | None, trim: bool, append: tuple[Path, ...],
    overlay: Path | None, at: str | None, overlay_gain: str | None, fade_in: str | None, fade_out: str | None,
    loudness: str | None, peak: str | None, as_json: bool,
) -> None:  # fmt: skip
    if loudness is not None and peak is not None:
        raise click.UsageError(_("--loudness and --peak exclude each other"))
    recipe = ClipRecipe(
        start_s=_seconds(start), end_s=None if end is None else parse_time(end), trims_silence=trim, appended=append,
        overlay=overlay, overlay_at_s=_seconds(at), overlay_gain_db=_level(overlay_gain) or 0.0,
        fade_in_s=_seconds(fade_in), fade_out_s=_seconds(fade_out),
        loudness_lufs=_level(loudness), peak_dbtp=_level(peak),
    )  # fmt: skip
    with progress(_("Making the clip")) as step:
        made = clips.make_jingle(file, recipe, out, step)
    answer(as_json, {"file": out.absolute(), **made.__dict__}, *_jingle_lines(out, recipe, made))


def _seconds(text: str | None) -> float:
    return 0.0 if text is None else parse_time(text)


def _level(text: str | None) -> float | None:
    return None if text is None else read_number(text, N_("a gain"))


def _jingle_lines(out: Path, recipe: ClipRecipe, made: MadeClip) -> list[str]:
    lines = [
        str(out.absolute()),
        _("Duration: {time}").format(time=format_time(made.duration_s)),
        loudness_line(made.loudness),
    ]
    if made.softened_db and recipe.loudness_lufs is None and recipe.peak_dbtp is None:
        lines.append(_("Made softer by {gain} dB so that nothing clips.").format(gain=decimal(made.softened_db)))
    if made.missing_db:
        text = _("{gain} LU softer than asked for: louder, its peaks would be too high.")
        lines.append(text.format(gain=decimal(made.missing_db)))
    return lines
