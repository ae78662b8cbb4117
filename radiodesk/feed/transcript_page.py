"""A transcript as a plain HTML file: who says what, from when on (podcast namespace, transcripts: HTML)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from radiodesk.feed.text import clean, one_line
from radiodesk.model.publication import Publication
from radiodesk.model.timecode import format_clock
from radiodesk.model.transcript import Cue

LONGEST_TURN_S = 60.0
"""After this a new paragraph begins, whoever speaks: nobody reads half an hour without one."""

_POLICY = "default-src 'none'"

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
{turns}
</main>
</body>
</html>
"""


def transcript_html(publication: Publication, language: str) -> bytes:
    """The transcript of a publication that has one; `language` is for when the transcript does not say its own."""
    transcript = publication.transcript
    assert transcript is not None
    page = _PAGE.format(
        language=escape(one_line(transcript.language or language)),
        policy=_POLICY,
        title=escape(one_line(publication.sheet.title)),
        turns="\n".join(map(_turn, turns(transcript.cues))),
    )
    return page.encode()


def turns(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Cues of one voice that follow each other as one, a minute at most."""
    turn: Cue | None = None
    for cue in cues:
        if turn and cue.speaker == turn.speaker and cue.end_s - turn.start_s <= LONGEST_TURN_S:
            turn = replace(turn, end_s=cue.end_s, text=f"{turn.text} {cue.text}", words=())
        else:
            if turn:
                yield turn
            turn = cue
    if turn:
        yield turn


def _turn(turn: Cue) -> str:
    speaker = one_line(turn.speaker)
    name = f"<cite>{escape(speaker)}:</cite>\n" if speaker else ""
    # In HTML 0:06 is no time and no duration; what it means is said beside it.
    time = f'<time datetime="PT{turn.start_s:.1f}S">{format_clock(turn.start_s)}</time>'
    return f"{name}{time}\n<p>{escape(clean(turn.text), quote=False)}</p>"
