"""Moments of an episode as links into its audio: chapters, and questions of callers."""

from collections.abc import Iterable
from dataclasses import dataclass

from radiodesk.model.addresses import ascii_url
from radiodesk.model.chapter import Chapter
from radiodesk.model.question import Question
from radiodesk.model.timecode import format_clock


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


def stops(chapters: Iterable[Chapter], audio: str) -> tuple[Stop, ...]:
    """Chapters as links into `audio`."""
    return tuple(
        Stop(
            each.start_s, format_clock(each.start_s), each.title, link_into(audio, each.start_s), web_address(each.url)
        )
        for each in chapters
    )


def asked(questions: Iterable[Question], audio: str) -> tuple[Asked, ...]:
    """Questions as they stand on the page, in order; one without words is left out."""
    worded = [each for each in sorted(questions) if each.text.strip()]
    return tuple(
        Asked(
            number=number,
            clock=format_clock(each.start_s),
            href=link_into(audio, each.start_s),
            who=", ".join(filter(None, (each.name.strip(), each.region.strip()))),
            text=each.text.strip(),
            answer=each.answer.strip(),
        )
        for number, each in enumerate(worded, 1)
    )


def link_into(audio: str, start_s: float) -> str:
    """A moment of an audio file as a link (Media Fragments 1.0, section 4.2.1)."""
    return f"{audio}#t={f'{start_s:.3f}'.rstrip('0').rstrip('.')}"


def web_address(url: str) -> str:
    """An address of the web in ASCII; empty for anything else that could stand in a link."""
    return ascii_url(url) if url.lower().startswith(("https://", "http://")) else ""
