"""Reads the chapters that others keep in a file of their own (podcast namespace, JSON chapters 1.2)."""

import json
from math import isfinite

from radiodesk.feed.foreign_elements import whole_url
from radiodesk.feed.foreign_items import MOST_CHAPTERS
from radiodesk.feed.foreign_values import LONGEST_S
from radiodesk.feed.text import one_line
from radiodesk.model.chapter import Chapter


def read_chapters(data: bytes, address: str) -> tuple[Chapter, ...]:
    """The chapters of such a file, in order; those that are to be in no list are left out. Empty for anything else."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    listed = document.get("chapters") if isinstance(document, dict) else None
    found = [_chapter(each, address) for each in listed[:MOST_CHAPTERS]] if isinstance(listed, list) else []
    by_time = {chapter.start_s: chapter for chapter in found if chapter is not None}
    return tuple(by_time[start_s] for start_s in sorted(by_time))


def _chapter(said: object, address: str) -> Chapter | None:
    if not isinstance(said, dict) or said.get("toc") is False:
        return None
    start_s, title, url = said.get("startTime"), said.get("title"), said.get("url")
    is_time = isinstance(start_s, int | float) and isfinite(start_s) and 0 <= start_s < LONGEST_S
    if not is_time or not isinstance(start_s, int | float) or not isinstance(title, str) or not one_line(title):
        return None
    return Chapter(float(start_s), one_line(title), whole_url(url, address) if isinstance(url, str) else "")
