"""Write a transcript for apps and players: WebVTT, SubRip, and the JSON of Podcasting 2.0."""

import json
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace

from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.transcripts.settling import shared
from radiodesk.transcripts.stamps import stamp

VTT_LETTERS, SRT_LETTERS = 65, 32
"""So many letters a line are advised, in at most two lines (podcast namespace, transcripts)."""

MOST_LINES = 2
SHORTEST_S = 0.001

MEDIA_TYPES = {".vtt": "text/vtt", ".srt": "application/x-subrip", ".json": "application/json"}
"""The kinds that can be written, by their endings, as a feed names them."""


def written(transcript: Transcript, suffix: str) -> bytes:
    """The transcript as a file of one of `MEDIA_TYPES`. The same transcript gives the same bytes."""
    return _WRITERS[suffix](transcript).encode()


def write_vtt(transcript: Transcript) -> str:
    """WebVTT with its voices, the form that Apple prefers."""
    shown = (
        f"{stamp(cue.start_s)} --> {stamp(cue.end_s)}\n{_voice(cue)}{_escaped(_lines(cue.text, VTT_LETTERS))}"
        for cue in captions(transcript, VTT_LETTERS)
    )
    return "\n\n".join(["WEBVTT", *shown]) + "\n"


def write_srt(transcript: Transcript) -> str:
    """SubRip; a speaker is named where another one began."""
    shown, speaker = [], ""
    for number, cue in enumerate(captions(transcript, SRT_LETTERS, names_speakers=True), 1):
        text = f"{cue.speaker}: {cue.text}" if cue.speaker != speaker and cue.speaker else cue.text
        speaker = cue.speaker
        lines = _lines(text, SRT_LETTERS).replace("-->", "→")
        shown.append(f"{number}\n{stamp(cue.start_s, ',')} --> {stamp(cue.end_s, ',')}\n{lines}\n")
    return "\n".join(shown)


def write_json(transcript: Transcript) -> str:
    """The JSON of Podcasting 2.0, version 1.0.0: one segment a cue."""
    document = {"version": "1.0.0", "segments": [_segment(cue) for cue in transcript.cues]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def captions(transcript: Transcript, letters: int, *, names_speakers: bool = False) -> Iterator[Cue]:
    """The cues, those divided that would need more than two lines of so many `letters`.

    Where the times of words are known they say where a part begins, else the parts share the time. With
    `names_speakers` room is left for the name where the speaker changes.
    """
    speaker = ""
    for cue in transcript.cues:
        name = f"{cue.speaker}: " if names_speakers and cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker
        yield from _lasting(_divided(cue, letters, name))


def _divided(cue: Cue, letters: int, name: str) -> list[Cue]:
    words = cue.words or tuple(shared(cue.text.split(" "), cue.start_s, cue.end_s))
    lines = textwrap.wrap(name.replace(" ", "\N{NO-BREAK SPACE}") + cue.text, letters, break_long_words=False,
                          break_on_hyphens=False)  # fmt: skip
    if len(lines) <= MOST_LINES:
        return [cue]
    groups = [" ".join(lines[at : at + MOST_LINES]) for at in range(0, len(lines), MOST_LINES)]
    parts, at = [], 0
    for group in groups:
        count = group.count(" ") + 1
        parts.append(_part(cue, words[at : at + count]))
        at += count
    parts = [part for part in parts if part.text]
    return [replace(parts[0], start_s=cue.start_s), *parts[1:-1], replace(parts[-1], end_s=cue.end_s)]


def _part(cue: Cue, words: tuple[Word, ...]) -> Cue:
    if not words:
        return replace(cue, text="")
    return Cue(words[0].start_s, words[-1].end_s, " ".join(word.text for word in words), cue.speaker)


def _lasting(cues: list[Cue]) -> Iterator[Cue]:
    """No caption ends when it begins: players pass such ones over."""
    for cue in cues:
        yield replace(cue, end_s=max(cue.end_s, cue.start_s + SHORTEST_S))


def _lines(text: str, letters: int) -> str:
    return "\n".join(textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False))


def _voice(cue: Cue) -> str:
    name = " ".join(_escaped(cue.speaker).split())
    return f"<v {name}>" if name else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _segment(cue: Cue) -> dict[str, object]:
    speaker = {"speaker": cue.speaker} if cue.speaker else {}
    return {**speaker, "startTime": round(cue.start_s, 3), "endTime": round(cue.end_s, 3), "body": cue.text}


_WRITERS: dict[str, Callable[[Transcript], str]] = {".vtt": write_vtt, ".srt": write_srt, ".json": write_json}
