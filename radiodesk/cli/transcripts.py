"""The command for what is said: a transcript brought in, written as it is heard, taken out, shown."""

from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.editing import id_argument
from radiodesk.cli.frame import answer, command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode
from radiodesk.desk import transcripts
from radiodesk.library.library import Library
from radiodesk.model.timecode import format_clock
from radiodesk.model.transcript import Cue

path = click.Path(path_type=Path)


@command(root, "transcript", _("Bring in what is said in the recording; without a file, show what of it is heard."))
@id_argument
@click.argument("file", metavar="[" + _("FILE.vtt|srt|json") + "]", required=False, type=path)
@click.option("--out", metavar=_("FILE.vtt|srt|json"), type=path, help=_("Write what is heard after the edits."))
@click.option("--remove", is_flag=True, help=_("Take the transcript out."))
@library_option
@json_option
def transcript(
    episode_id: int, file: Path | None, out: Path | None, remove: bool, library_root: Path, as_json: bool
) -> None:
    if sum(map(bool, (file, out, remove))) > 1:
        raise click.UsageError(_("A file, --out and --remove exclude each other"))
    with opened(library_root) as library:
        if file:
            answer_episode(library, transcripts.import_transcript(library, episode_id, file), as_json)
        elif remove:
            answer_episode(library, transcripts.remove_transcript(library, episode_id), as_json)
        elif out:
            written = transcripts.export_transcript(library, episode_id, out)
            answer(as_json, {"file": written}, str(written))
        else:
            _show(library, episode_id, as_json)


def _show(library: Library, episode_id: int, as_json: bool) -> None:
    heard = transcripts.heard_words(library, library.episode(episode_id))
    answer(as_json, heard, *(_line(cue) for cue in heard.cues))


def _line(cue: Cue) -> str:
    name = f"{cue.speaker}: " if cue.speaker else ""
    return f"{format_clock(cue.start_s)} {name}{cue.text}"
