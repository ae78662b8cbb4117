"""Who speaks, where a caption file says it as people do: “Dewi Lestari: Selamat pagi.”"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from radiodesk.transcripts.rough import RoughCue
from radiodesk.transcripts.settling import shared, tidy

MOST_NAME_WORDS = 5

_PREFIX = re.compile(r"(?:^|\n)[ \t]*(?:[-–—>]+[ \t]*)?(?P<name>[^\W_][^\n:<>!?;]{0,47}?)[ \t]*:(?=\s)")


def with_speakers(cues: Sequence[RoughCue]) -> list[RoughCue]:
    """The cues with their speakers taken out of the text; a speaker goes on until the next one is named.

    A beginning with a colon is taken for a name when each of its words begins large and either the file begins with
    one or the same is seen twice: “Catatan: …”, once, stays what it is.
    """
    found = [list(_prefixes(cue.text)) for cue in cues]
    seen = Counter(match.group("name") for matches in found for match in matches)
    is_labelled = any(match.start() == 0 for match in found[0][:1]) if found else False
    names = {name for name, count in seen.items() if count > 1 or is_labelled}
    named: list[RoughCue] = []
    speaker = ""
    for cue, matches in zip(cues, found, strict=True):
        parts = list(_parts(cue.text, [match for match in matches if match.group("name") in names], speaker))
        speaker = parts[-1][0]
        named += _cues(cue, parts)
    return named


def _prefixes(text: str) -> Iterator[re.Match[str]]:
    for match in _PREFIX.finditer(text):
        words = match.group("name").split()
        if len(words) <= MOST_NAME_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in words):
            yield match


def _parts(text: str, matches: list[re.Match[str]], speaker: str) -> Iterator[tuple[str, str]]:
    """Speakers and what they say; what stands before the first name is said by who spoke before."""
    if not matches or tidy(text[: matches[0].start()]):
        yield speaker, text[: matches[0].start()] if matches else text
    ends = [*(match.start() for match in matches), len(text)][1:]
    for match, end in zip(matches, ends, strict=True):
        yield match.group("name"), text[match.end() : end]


def _cues(cue: RoughCue, parts: list[tuple[str, str]]) -> Iterator[RoughCue]:
    """One cue for each speaker; they share its time."""
    end_s = cue.start_s if cue.end_s is None else max(cue.end_s, cue.start_s)
    times = shared([text for _name, text in parts], cue.start_s, end_s)
    for (name, text), time in zip(parts, times, strict=True):
        yield RoughCue(time.start_s, time.end_s, text, name)
