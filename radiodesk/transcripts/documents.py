"""Transcripts in JSON: those of Podcasting 2.0, and what Whisper, WhisperX and whisper.cpp write."""

import json
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from radiodesk.model.transcript import Transcript
from radiodesk.model.words import N_
from radiodesk.transcripts.rough import RoughCue, RoughWord, Unreadable, glued
from radiodesk.transcripts.settling import settle, tidy
from radiodesk.transcripts.stamps import stamp_s

Thing = Mapping[str, object]

STARTS = ("startTime", "start", "from", "start_time", "begin")
ENDS = ("endTime", "end", "to", "end_time")
TEXTS = ("body", "text", "word", "punctuated_word")
LISTS = ("segments", "transcription", "word_segments", "words", "cues")

A_PAUSE_S = 1.0
LONGEST_CUE_WORDS = 40
MOSTLY = 0.8


def read_json(text: str) -> Transcript:
    """Any of these documents, told apart by what is in them. Raises `Unreadable`."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(N_("it is not sound JSON")) from None
    found = _things(document)
    named: Thing = document if isinstance(document, dict) else {}
    return settle(_cues(found, _things(named.get("word_segments"))), _language(named))


def _things(document: object) -> list[Thing]:
    """The list of segments, wherever the document keeps it."""
    if isinstance(document, list):
        return [thing for thing in document if isinstance(thing, dict)]
    if isinstance(document, dict):
        return next((found for name in LISTS if (found := _listed(document.get(name)))), [])
    return []


def _listed(value: object) -> list[Thing]:
    return _things(value) if isinstance(value, list) else []


def _language(document: Thing) -> str:
    result = document.get("result")
    named = document.get("language") or (result.get("language") if isinstance(result, dict) else "")
    return named if isinstance(named, str) and len(named) <= 35 else ""


def _cues(segments: Sequence[Thing], loose_words: Sequence[Thing]) -> list[RoughCue]:
    found = list(_segments(segments))
    if not any(cue.words for cue in found) and loose_words and found:
        return list(_gathered(list(_segments(loose_words))))
    single = sum(" " not in tidy(cue.text) for cue in found)
    if found and not any(cue.words for cue in found) and single >= MOSTLY * len(found) and len(found) > 1:
        return list(_gathered(found))
    return found


def _segments(segments: Sequence[Thing]) -> Iterator[RoughCue]:
    """A cue for each segment that says when it begins."""
    for segment in segments:
        start_s, end_s = _times(segment)
        words = [_word(word) for word in _listed(segment.get("words"))]
        known_s = [word.start_s for word in words if word.start_s is not None]
        start_s = min(known_s, default=None) if start_s is None else start_s
        if start_s is not None:
            yield RoughCue(start_s, end_s, _text(segment), _speaker(segment), tuple(glued(words)))


def _gathered(words: Sequence[RoughCue]) -> Iterator[RoughCue]:
    """Cues of single words as cues of sentences: until a full stop, a pause, or another voice."""
    row: list[RoughCue] = []
    for word in words:
        if row and _begins_anew(row, word):
            yield _joined(row)
            row = []
        row.append(word)
    if row:
        yield _joined(row)


def _begins_anew(row: list[RoughCue], word: RoughCue) -> bool:
    before = row[-1]
    over_s = before.start_s if before.end_s is None else before.end_s
    is_over = before.text.strip().endswith((".", "?", "!", "…")) or len(row) >= LONGEST_CUE_WORDS
    return is_over or word.speaker != before.speaker or not -A_PAUSE_S < word.start_s - over_s < A_PAUSE_S


def _joined(row: list[RoughCue]) -> RoughCue:
    words = tuple(RoughWord(word.text, word.start_s, word.end_s) for word in row)
    return RoughCue(row[0].start_s, row[-1].end_s, " ".join(word.text for word in row), row[0].speaker, words)


def _word(word: Thing) -> RoughWord:
    start_s, end_s = _times(word)
    return RoughWord(_text(word), start_s, end_s)


def _times(thing: Thing) -> tuple[float | None, float | None]:
    """Beginning and end in seconds; whisper.cpp counts milliseconds in `offsets`."""
    offsets = thing.get("offsets")
    if isinstance(offsets, dict):
        start_s, end_s = _first(offsets, STARTS), _first(offsets, ENDS)
        return (None if start_s is None else start_s / 1000), (None if end_s is None else end_s / 1000)
    return _first(thing, STARTS), _first(thing, ENDS)


def _first(thing: Thing, names: Sequence[str]) -> float | None:
    return next((seconds for name in names if (seconds := _seconds(thing.get(name))) is not None), None)


def _seconds(value: object) -> float | None:
    if isinstance(value, str):
        return stamp_s(value) if ":" in value else _seconds_of(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _seconds_of(value)


def _seconds_of(value: str | float) -> float | None:
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return seconds if isfinite(seconds) else None


def _text(thing: Thing) -> str:
    return next((text for name in TEXTS if isinstance(text := thing.get(name), str)), "")


def _speaker(thing: Thing) -> str:
    speaker = thing.get("speaker")
    words = _listed(thing.get("words"))
    return speaker if isinstance(speaker, str) else next((str(w["speaker"]) for w in words if "speaker" in w), "")
