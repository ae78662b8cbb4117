"""What was said in an episode, as its page has it: paragraphs of voices, and when each word is heard.

The words are on the page. When they are heard is in a file beside it, loaded once somebody listens: for an hour of
talk that is a quarter of the page. The file is a script that hands one text to `spoken()`, as a page opened from a disk
may load a script but fetch nothing.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from radiodesk.model.addresses import audio_file
from radiodesk.model.publication import Publication
from radiodesk.model.timecode import format_clock
from radiodesk.model.transcript import Cue
from radiodesk.site.moments import link_into
from radiodesk.site.paths import beside

LONG, LONGEST = 420, 900
"""Characters after which a paragraph ends with its sentence, and after which it ends in any case."""

SILENCE_S = 6.0
"""A pause this long begins a new paragraph."""


@dataclass(frozen=True)
class Said:
    """A paragraph of the transcript. `speaker` is empty where the same voice goes on."""

    speaker: str
    clock: str
    href: str
    text: str


@dataclass(frozen=True)
class Talk:
    """All that is said, in `language` if that is known. `file` is the public path of the `times` of its words.

    Each paragraph has one row of times, parted by `|`: groups of words as `seconds/10 x words`, each counted from the
    group before; `x1` is left out.
    """

    paragraphs: tuple[Said, ...] = ()
    language: str = ""
    file: str = ""
    times: bytes = b""


def talk_of(publication: Publication) -> Talk:
    """The transcript of an episode with links into its audio; an empty one where nobody wrote it down."""
    transcript = publication.transcript
    paragraphs = _paragraphs([cue for cue in transcript.cues if cue.text.strip()] if transcript else [])
    if not paragraphs or transcript is None:
        return Talk()
    times = f'spoken("{"|".join(_times(each) for each in paragraphs)}")\n'.encode()
    name = f"words-{hashlib.sha256(times).hexdigest()[:8]}.js"
    audio = quote(audio_file(publication.enclosure.file_name))
    return Talk(_said(paragraphs, audio), transcript.language, beside(publication.slug, name), times)


def _said(paragraphs: Sequence[Sequence[Cue]], audio: str) -> tuple[Said, ...]:
    voices = ["", *(paragraph[0].speaker for paragraph in paragraphs)]
    return tuple(
        Said(
            speaker=after if after != before else "",
            clock=format_clock(paragraph[0].start_s),
            href=link_into(audio, paragraph[0].start_s),
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
    by_word = [(word.start_s, count) for word in cue.words if (count := len(word.text.split()))]
    whole = len(cue.text.split())
    return by_word if sum(count for _start_s, count in by_word) == whole else [(cue.start_s, whole)]
