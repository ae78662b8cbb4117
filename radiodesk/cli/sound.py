"""Commands about sound: analyse, render."""

from pathlib import Path

import click

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _, n_
from radiodesk.cli.editing import id_argument
from radiodesk.cli.frame import (
    answer,
    any_library_option,
    command,
    json_option,
    library_option,
    opened,
    preset_option,
    progress,
)
from radiodesk.cli.root import root
from radiodesk.cli.showing import loudness_line
from radiodesk.desk.copying import copy_episode, export_copy
from radiodesk.desk.file_choice import chosen_preset
from radiodesk.desk.measuring import SoundReport, report_on_episode, report_on_file
from radiodesk.desk.rendering import export_episode, preset_named, render_episode
from radiodesk.model.sound import DEFAULT_PRESET, FILE_FORMATS
from radiodesk.model.timecode import format_time


@command(
    root,
    "analyse",
    _("Measure loudness, true peak, duration and silences of a file or of an episode as edited."),
)
@click.argument("file_or_id", metavar=_("FILE_OR_ID"))
@any_library_option
@json_option
def analyse(file_or_id: str, library_root: Path | None, as_json: bool) -> None:
    with progress(_("Reading")) as step:
        if file_or_id.isdecimal() and not Path(file_or_id).exists():
            if library_root is None:
                raise click.UsageError(_("--library is needed to analyse an episode"))
            with opened(library_root) as library:
                report = report_on_episode(library, int(file_or_id), step)
        else:
            report = report_on_file(Path(file_or_id), step)
    answer(as_json, report, *_report_lines(report))


@command(root, "render", _("Make the finished file of an episode: cut, faded, levelled, tagged."))
@id_argument
@preset_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FILE_FORMATS)),
    help=_("The kind of file; without it, the ending of FILE decides."),
)
@click.option("--bitrate", "bit_rate_kbps", type=int, metavar="KBPS", help=_("In kbit/s, for MP3, M4A and Opus."))
@click.option("--channels", type=click.IntRange(1, 2), help=_("1: mono. 2: stereo."))
@click.option(
    "--lossless", is_flag=True, help=_("Copy the frames of an MP3 and encode only joints and fades; the level stays.")
)
@click.option("--out", type=click.Path(path_type=Path), metavar=_("FILE"), help=_("Where to put the file."))
@library_option
@json_option
def render(
    episode_id: int,
    preset: str | None,
    form: str | None,
    bit_rate_kbps: int | None,
    channels: int | None,
    lossless: bool,
    out: Path | None,
    library_root: Path,
    as_json: bool,
) -> None:
    if lossless:
        if preset or bit_rate_kbps or channels or form not in {None, "mp3"}:
            raise click.UsageError(_("--lossless takes no preset, format, bit rate or channels: all stay as they are"))
        _copy(episode_id, out, library_root, as_json)
        return
    chosen = chosen_preset(preset_named(preset or DEFAULT_PRESET), form, bit_rate_kbps, channels, out)
    with opened(library_root) as library, progress(_("Rendering")) as step:
        episode = library.episode(episode_id)
        if out is None:
            finished = render_episode(library, episode, chosen, step)
        else:
            finished = export_episode(library, episode, chosen, out, step)
    path = (out or finished.path).absolute()
    document = {
        "file": path,
        "duration_s": finished.duration_s,
        "size_bytes": finished.size_bytes,
        "sha256": finished.sha256,
        "preset": chosen.name,
        "format": chosen.form,
        "bit_rate_kbps": chosen.bit_rate_kbps if FILE_FORMATS[chosen.form].bit_rates_kbps else None,
        "loudness": finished.loudness,
    }
    answer(as_json, document, str(path), loudness_line(finished.loudness))


def _copy(episode_id: int, out: Path | None, library_root: Path, as_json: bool) -> None:
    chosen = chosen_preset(preset_named(DEFAULT_PRESET), "mp3", None, None, out)
    with opened(library_root) as library, progress(_("Copying")) as step:
        episode = library.episode(episode_id)
        copied = copy_episode(library, episode, step) if out is None else export_copy(library, episode, out, step)
    path = (out or copied.audio.path).absolute()
    document = {
        "file": path,
        "duration_s": copied.audio.duration_s,
        "size_bytes": copied.audio.size_bytes,
        "sha256": copied.audio.sha256,
        "format": chosen.form,
        "lossless": True,
        "encoded_s": copied.encoded_s,
        "loudness": copied.audio.loudness,
    }
    remark = _("The sound is that of the recording, as loud as it is; {seconds} s of it were encoded anew.")
    lines = (loudness_line(copied.audio.loudness), remark.format(seconds=decimal(copied.encoded_s)))
    answer(as_json, document, str(path), *lines)


def _report_lines(report: SoundReport) -> list[str]:
    info = report.info
    return [
        f"{info.container} {info.codec}, {info.sample_rate_hz} Hz, " + n_("{n} channel", "{n} channels", info.channels),
        _("Duration: {time}").format(time=format_time(report.duration_s)),
        loudness_line(report.loudness),
        _("Loudest moments: {momentary} LUFS momentary, {short_term} LUFS short-term").format(
            momentary=decimal(report.loudest.momentary_lufs), short_term=decimal(report.loudest.short_term_lufs)
        ),
        *(_("Silence: {start}-{end}").format(start=format_time(a), end=format_time(b)) for a, b in report.silences),
    ]
