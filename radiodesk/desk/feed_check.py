"""Check any feed, ours or not, from a file or from the web."""

import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError

import radiodesk
from radiodesk.feed.check import Finding, check_feed
from radiodesk.feed.reading import LARGEST_FEED
from radiodesk.model.problems import FileMissing, storage_guard
from radiodesk.model.web_problems import NotFetched

PATIENCE_S = 30.0


def check_source(source: str) -> tuple[Finding, ...]:
    """What is wrong with the feed in a file or at a web address, errors first. Raises `FileMissing`, `NotFetched`."""
    is_web = source.lower().startswith(("http://", "https://"))
    return check_feed(_fetched(source) if is_web else _read(Path(source)))


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise FileMissing(path=file)
    with storage_guard(file), file.open("rb") as stream:
        return stream.read(LARGEST_FEED + 1)


def _fetched(url: str) -> bytes:
    """The bytes at an address. Nothing is read beyond what would be too long anyway."""
    agent = f"RadioDesk/{radiodesk.__version__}"
    try:
        request = urllib.request.Request(url, headers={"User-Agent": agent})  # noqa: S310 - only the web comes here
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            body: bytes = answer.read(LARGEST_FEED + 1)
    except HTTPError as error:
        error.close()
        raise NotFetched(url=url, reason=f"HTTP {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise NotFetched(url=url, reason=getattr(error, "reason", error)) from error
    return body
