"""Caption files: WebVTT with its voices and word times, and SubRip with whatever people put into it."""

import html
import re
from collections.abc import Iterator

from radiodesk.model.transcript import Transcript
from radiodesk.transcripts.rough import RoughCue, RoughWord, glued
from radiodesk.transcripts.settling import settle, shared, tidy
from radiodesk.transcripts.speakers import with_speakers
from radiodesk.transcripts.stamps import Block, blocks, stamp_s

_VTT_TAG = re.compile(r"(<[^<>]*>)")
_VOICE = re.compile(r"v(?:\.[^\s]*)?\s+(.+)", re.DOTALL)
_SRT_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{\\[^{}]*\}")
_LANGUAGE = re.compile(r"^language:[ \t]*([\w-]{2,35})[ \t]*$", re.IGNORECASE | re.MULTILINE)

ROLLING_S = 0.05
"""Captions that roll up say each line again as soon as the cue before is over."""


def read_vtt(text: str) -> Transcript:
    """A WebVTT file. Raises `Unreadable`."""
    head = re.split(r"\n[ \t]*\n|-->", text.replace("\r\n", "\n").replace("\r", "\n"), maxsplit=1)[0]
    language = _LANGUAGE.search(head)
    found = [part for block in _without_rolling(list(blocks(text))) for part in _vtt_cues(block)]
    has_voices = any(cue.speaker or cue.words for cue in found)
    return settle(found if has_voices else with_speakers(found), language.group(1) if language else "")


def read_srt(text: str) -> Transcript:
    """A SubRip file. Raises `Unreadable`."""
    plain = (RoughCue(start_s, end_s, _srt_text(lines)) for start_s, end_s, lines in blocks(text))
    return settle(with_speakers([cue for cue in plain if tidy(cue.text)]))


def _srt_text(lines: list[str]) -> str:
    return html.unescape(_SRT_TAG.sub("", "\n".join(lines)))


def _without_rolling(found: list[Block]) -> list[Block]:
    """The cues without lines that only stay on the screen from the cue before, as captions with word times have."""
    if not any("<c>" in line and "<0" in line for block in found for line in block.lines):
        return found
    kept, shown, over_s = [], "", -1.0
    for start_s, end_s, lines in found:
        plain = [tidy(html.unescape(_VTT_TAG.sub("", line))) for line in lines]
        is_again = bool(plain) and plain[0] == shown and "<0" not in lines[0] and abs(start_s - over_s) < ROLLING_S
        if rest := lines[is_again:]:
            kept.append(Block(start_s, end_s, rest))
        shown, over_s = next((line for line in reversed(plain) if line), shown), end_s
    return kept


def _vtt_cues(block: Block) -> Iterator[RoughCue]:
    """A cue for each voice in it; voices without word times share the time."""
    voices: list[tuple[str, list[RoughWord]]] = []
    for voice, word in _vtt_pieces(block):
        if not voices or voices[-1][0] != voice:
            voices.append((voice, []))
        voices[-1][1].append(word)
    texts = [tidy("".join(word.text for word in words)) for _voice, words in voices]
    is_timed = any(word.start_s is not None for _voice, words in voices for word in words)
    for (voice, words), text, time in zip(voices, texts, shared(texts, *block[:2]) if texts else [], strict=True):
        if is_timed:
            is_first = words is voices[0][1] or words[0].start_s is None
            start_s = block.start_s if is_first else words[0].start_s or 0.0
            yield RoughCue(start_s, words[-1].end_s, text, voice, tuple(glued(_ended(words, block.start_s))))
        else:
            yield RoughCue(time.start_s, time.end_s, text, voice)


def _ended(words: list[RoughWord], start_s: float) -> list[RoughWord]:
    """The words before the first time inside the cue begin with the cue."""
    return [RoughWord(word.text, start_s if word.start_s is None else word.start_s, word.end_s) for word in words]


def _vtt_pieces(block: Block) -> Iterator[tuple[str, RoughWord]]:
    """The text between tags, with the voice that says it and the time from when on (WebVTT 4.2.2)."""
    voice, since_s = "", None
    pieces: list[tuple[str, float | None, str]] = []
    for part in _VTT_TAG.split("\n".join(block.lines)):
        if not _VTT_TAG.fullmatch(part):
            if part.strip():
                pieces.append((voice, since_s, html.unescape(part)))
            elif part and pieces:
                pieces[-1] = (*pieces[-1][:2], pieces[-1][2] + " ")
        elif found := _VOICE.fullmatch(part[1:-1].strip()):
            voice = tidy(html.unescape(found.group(1)))
        elif part == "</v>":
            voice = ""
        else:
            time_s = stamp_s(part[1:-1])
            since_s = since_s if time_s is None else time_s
    yield from _until_next(pieces, block.end_s)


def _until_next(pieces: list[tuple[str, float | None, str]], end_s: float) -> list[tuple[str, RoughWord]]:
    """Each piece lasts until the next time that is named."""
    ended: list[tuple[str, RoughWord]] = []
    since_s = None
    for voice, start_s, text in reversed(pieces):
        if ended and since_s is not None and start_s != since_s:
            end_s = since_s
        ended.append((voice, RoughWord(text, start_s, end_s)))
        since_s = start_s
    return ended[::-1]
