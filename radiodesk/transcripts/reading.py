"""Read a transcript file, whoever made it and in whatever way its letters are kept."""

import codecs
from collections.abc import Callable
from pathlib import Path

from radiodesk.model.problems import NotATranscript, storage_guard
from radiodesk.model.transcript import Transcript
from radiodesk.model.words import N_
from radiodesk.transcripts.captions import read_srt, read_vtt
from radiodesk.transcripts.documents import read_json
from radiodesk.transcripts.rough import Unreadable

SUFFIXES = (".vtt", ".srt", ".json")

MOST_BYTES = 32 << 20
"""A word with all that speech recognition says of it takes some 200 bytes: a whole day of speech fits."""

LATEST_S = 1_000_000.0
"""No recording lasts eleven days; what claims to lie there is not a time."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_file(file: Path) -> Transcript:
    """The transcript in a file. Raises `NotATranscript`, `FileMissing` and other storage problems."""
    with storage_guard(file):
        if not file.is_file() and file.exists():
            raise NotATranscript(name=file.name, reason=N_("it is not a file"))
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    return read_transcript(data, file.name)


def read_transcript(data: bytes, name: str) -> Transcript:
    """The transcript in these bytes: WebVTT, SubRip or JSON by what they look like, not by `name`.

    Raises `NotATranscript`.
    """
    try:
        if len(data) > MOST_BYTES:
            raise Unreadable(N_("it is larger than any transcript"))
        text = decoded(data)
        transcript = _reader(text)(text)
        if transcript.cues[-1].start_s > LATEST_S:
            raise Unreadable(N_("its times are impossible"))
    except Unreadable as error:
        raise NotATranscript(name=name, reason=error) from error
    return transcript


def decoded(data: bytes) -> str:
    """The text in these bytes: UTF-8, -16 or -32 by mark or by look, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data[:256]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _wide(beginning: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin letters is zero."""
    zeros = [beginning[at::2].count(0) for at in (0, 1)]
    if max(zeros) * 4 <= len(beginning):
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _reader(text: str) -> Callable[[str], Transcript]:
    beginning = text[:64].lstrip("\ufeff \t\r\n")
    if beginning.startswith("WEBVTT"):
        return read_vtt
    return read_json if beginning.startswith(("{", "[")) else read_srt
