"""What a transcript file says before it is brought into order: times may be missing, wrong, or run backwards."""

from dataclasses import dataclass


class Unreadable(ValueError):
    """A file that is no transcript; the text says why, in catalogue words."""


LONGEST_WORD = 60
"""Letters; what is longer was not torn from one word."""


@dataclass(frozen=True)
class RoughWord:
    """One word or several, in seconds of the recording; None where the file does not say."""

    text: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True)
class RoughCue:
    """A cue as it was found. Where there are `words`, they say what `text` says."""

    start_s: float
    end_s: float | None
    text: str
    speaker: str = ""
    words: tuple[RoughWord, ...] = ()


def glued(words: list[RoughWord]) -> list[RoughWord]:
    """Pieces of words as whole words: where no blank stands between two, they are one (“ e”, “-mail”).

    If there is no blank anywhere, every piece is a word.
    """
    if not any(word.text != word.text.strip() for word in words):
        return words
    whole: list[RoughWord] = []
    for word in words:
        before = whole[-1] if whole else None
        stands_alone = before is None or before.text[-1:].isspace() or word.text[:1].isspace()
        if before is None or stands_alone or len(before.text) > LONGEST_WORD:
            whole.append(word)
        else:
            whole[-1] = RoughWord(before.text + word.text, before.start_s, word.end_s)
    return whole
