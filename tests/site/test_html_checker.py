"""The Nu HTML checker, which judges for the W3C, finds no fault in any kind of page, in either language."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from radiodesk.feed.transcript_page import transcript_html
from tests.site.makers import dialogue
from tests.site.shelf import PAGES, TONGUES, write_site

JAR = Path(sys.prefix) / "share" / "vnu.jar"

pytestmark = pytest.mark.skipif(
    not (which("java") and JAR.is_file()), reason="no Java, or packaging/linux/html-checker.sh has not run"
)

NOT_FOR_FILES = "Content Security Policy"
"""A file on a disk has no origin that could be its own, and facts in a script element are no script."""


def test_every_page_and_the_style_are_without_a_fault_beside_one_that_is_not(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><html lang=en><title>x</title><p><img src=x.png><div></p><ul><p>y</ul>")
    shelf = write_site(tmp_path / "site")
    (shelf / "transcript.html").write_bytes(transcript_html(dialogue(7), "id"))
    pages = {shelf / folder / path for folder in TONGUES.values() for path in PAGES.values()}
    others = (shelf / "transcript.html", *shelf.glob("assets/*.css"))
    judged = [file for file in (*sorted(pages), *others) if file.is_file()]

    faults = faults_in([*judged, bad])

    assert len(judged) == 2 * len(PAGES) + 1
    assert [fault for fault in faults if bad.name not in fault] == []
    assert len(faults) >= 3


def faults_in(files: list[Path]) -> list[str]:
    """All that the checker says against the files, but what cannot be otherwise on a disk."""
    command = ["java", "-Xss1m", "-Xmx512m", "-jar", str(JAR), "--format", "json", "--also-check-css", *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300).stderr
    messages: list[dict[str, Any]] = json.loads(told)["messages"]
    return [
        f"{each['url']}:{each.get('lastLine')}: {each['message']}"
        for each in messages
        if NOT_FOR_FILES not in each["message"]
    ]
