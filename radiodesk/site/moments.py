"""Moments of an episode as links into its audio: chapters, questions of callers, and what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from radiodesk.model.addresses import ascii_url
from radiodesk.model.chapter import Chapter
from radiodesk.model.question import Question
from radiodesk.model.timecode import format_clock
from radiodesk.model.transcript import Cue, Transcript

LONG, LONGEST = 420, 900
"""Characters after which a paragraph ends with its sentence, and after which it ends in any case."""

SILENCE_S = 6.0
"""A pause this long begins a new paragraph."""


@dataclass(frozen=True)
class Stop:
    """A chapter as a link into the audio (Media Fragments 1.0, section 4.2.1); `url` is its own link, if it is one."""

    start_s: float
    clock: str
    title: str
    href: str
    url: str


@dataclass(frozen=True)
class Asked:
    """A question of a caller with its answer; `who` is the name and the region, as far as they are known."""

    number: int
    clock: str
    href: str
    who: str
    text: str
    answer: str


@dataclass(frozen=True)
class Said:
    """A paragraph of the transcript. `speaker` is empty where the same voice goes on.

    `times` says when the words are heard, for the script: groups of words as `seconds/10 x words`, each counted from
    the group before; `x1` is left out.
    """

    speaker: str
    clock: str
    href: str
    times: str
    text: str


def stops(chapters: Iterable[Chapter], audio: str) -> tuple[Stop, ...]:
    """Chapters as links into `audio`."""
    return tuple(
        Stop(each.start_s, format_clock(each.start_s), each.title, _into(audio, each.start_s), web_address(each.url))
        for each in chapters
    )


def asked(questions: Iterable[Question], audio: str) -> tuple[Asked, ...]:
    """Questions as they stand on the page, in order; one without words is left out."""
    worded = [each for each in sorted(questions) if each.text.strip()]
    return tuple(
        Asked(
            number=number,
            clock=format_clock(each.start_s),
            href=_into(audio, each.start_s),
            who=", ".join(filter(None, (each.name.strip(), each.region.strip()))),
            text=each.text.strip(),
            answer=each.answer.strip(),
        )
        for number, each in enumerate(worded, 1)
    )


def said(transcript: Transcript | None, audio: str) -> tuple[Said, ...]:
    """The transcript in paragraphs: one for each voice, long speech at the ends of sentences."""
    paragraphs = _paragraphs([cue for cue in transcript.cues if cue.text.strip()] if transcript else [])
    voices = ["", *(paragraph[0].speaker for paragraph in paragraphs)]
    return tuple(
        Said(
            speaker=after if after != before else "",
            clock=format_clock(paragraph[0].start_s),
            href=_into(audio, paragraph[0].start_s),
            times=_times(paragraph),
            text=" ".join(" ".join(cue.text.split()) for cue in paragraph),
        )
        for (before, after), paragraph in zip(pairwise(voices), paragraphs, strict=True)
    )


def _paragraphs(cues: Sequence[Cue]) -> list[list[Cue]]:
    paragraphs: list[list[Cue]] = []
    for cue in cues:
        if not paragraphs or _begins_anew(paragraphs[-1], cue):
            paragraphs.append([])
        paragraphs[-1].append(cue)
    return paragraphs


def _begins_anew(paragraph: Sequence[Cue], cue: Cue) -> bool:
    last = paragraph[-1]
    length = sum(len(each.text) + 1 for each in paragraph)
    is_sentence_over = last.text.rstrip("”\"'’) ").endswith((".", "?", "!", "…"))
    is_long = length > LONGEST or (length > LONG and is_sentence_over)
    return cue.speaker != last.speaker or cue.start_s - last.end_s > SILENCE_S or is_long


def _times(paragraph: Iterable[Cue]) -> str:
    groups = [group for cue in paragraph for group in _groups(cue)]
    before, told = 0, []
    for start_s, words in groups:
        tenths = round(start_s * 10)
        told.append(f"{tenths - before}" + (f"x{words}" if words != 1 else ""))
        before = tenths
    return " ".join(told)


def _groups(cue: Cue) -> list[tuple[float, int]]:
    """When each group of words begins, and how many words, split at blanks, it has."""
    by_word = [(word.start_s, len(word.text.split())) for word in cue.words if word.text.split()]
    whole = len(cue.text.split())
    return by_word if sum(words for _start_s, words in by_word) == whole else [(cue.start_s, whole)]


def _into(audio: str, start_s: float) -> str:
    return f"{audio}#t={f'{start_s:.3f}'.rstrip('0').rstrip('.')}"


def web_address(url: str) -> str:
    """An address of the web in ASCII; empty for anything else that could stand in a link."""
    return ascii_url(url) if url.lower().startswith(("https://", "http://")) else ""
