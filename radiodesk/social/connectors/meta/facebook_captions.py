"""Captions beside a video on Facebook: SubRip, named by its language (developers.facebook.com/docs/video-api)."""

import re
from pathlib import Path
from urllib.parse import quote

from radiodesk.model.posting_problems import PostingProblem
from radiodesk.social.connectors.connector import Carried
from radiodesk.social.connectors.meta.graph import Graph

LOCALES = {"id": "id_ID", "en": "en_US", "jv": "jv_ID", "ms": "ms_MY"}
"""Facebook names a language with its country."""

MOST_BYTES = 2_000_000

_CUE = re.compile(
    r"^((?:\d+:)?\d\d:\d\d)\.(\d{3}) +--> +((?:\d+:)?\d\d:\d\d)\.(\d{3}).*\n((?:.+(?:\n|\Z))+)", re.MULTILINE
)
_TAG = re.compile(r"</?[^>\n]{0,80}>")


def bring_captions(graph: Graph, video: str, carried: Carried, language: str) -> None:
    """The words of a video that is public by now; a video without them is still a post, so trouble is left alone."""
    locale = LOCALES.get(language)
    if carried.captions is None or locale is None or not carried.captions.is_file():
        return
    text = subrip(_read(carried.captions))
    if not text:
        return
    files = {"captions_file": (f"captions.{locale}.srt", text.encode(), "application/x-subrip")}
    try:
        graph.ask("POST", f"{quote(video, safe='')}/captions", {"default_locale": locale}, files=files)
    except PostingProblem:
        return


def subrip(vtt: str) -> str:
    """The cues of a WebVTT as SubRip: numbered, hours always, a comma before the milliseconds, no tags."""
    cues = _CUE.findall(vtt.replace("\r\n", "\n"))
    return "".join(
        f"{number}\n{_hours(start)},{start_ms} --> {_hours(end)},{end_ms}\n{_TAG.sub('', words).strip()}\n\n"
        for number, (start, start_ms, end, end_ms, words) in enumerate(cues, 1)
    )


def _hours(moment: str) -> str:
    return moment.rjust(8, "0") if moment.count(":") == 2 else f"00:{moment}"


def _read(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES).decode("utf-8", "replace")
