"""A video for a page of Facebook, brought up in pieces and published by its last request.

Its number is known before anybody can see it, so that it is found again (developers.facebook.com/docs/video-api).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.posting_problems import NotSent, PostRefused
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.connector import Fate, Keep, Outgoing
from radiodesk.social.connectors.meta.graph import GRAPH_VERSION, Graph

MOST_PIECES = 20_000

_OFFSETS = re.compile(r"start_offset\D+(\d+)\D+end_offset\D+(\d+)")


def bring_up(graph: Graph, page: str, file: Path, marks: Marks, keep: Keep, step: Step) -> Marks:
    """Every piece that is not up there yet; marks: `session`, `video`, `from` (the next byte) and `to`.

    Raises a `PostingProblem`, `Cancelled` by `step`.
    """
    size = file.stat().st_size
    if not marks.get("session"):
        marks = {**marks, **_begun(graph, page, size)}
        keep(marks)
    for _piece in range(MOST_PIECES):
        start, end = int(marks["from"]), int(marks["to"])
        step(start, size)
        if start >= size:
            return marks
        marks = {**marks, **_sent(graph, page, file, marks["session"], start, min(end, size))}
        keep(marks)
    raise graph.problem(NotSent, _("it asks for pieces without end"))


def publish(graph: Graph, page: str, post: Outgoing, marks: Marks, schedule: Mapping[str, str]) -> None:
    """The one request that makes it public, or has it held. Raises as `Graph.commit` does."""
    facts = {"upload_phase": "finish", "upload_session_id": marks["session"], "description": post.text, **schedule}
    if post.title:
        facts["title"] = post.title
    graph.commit(address(graph, page), facts)


def fate(graph: Graph, marks: Marks) -> Fate:
    """What became of it. Raises `PostRefused` when Facebook cannot make anything of the file."""
    found = graph.ask("GET", marks["video"], {"fields": "status,permalink_url,published,scheduled_publish_time"})
    status = found.get("status")
    state = status.get("video_status") if isinstance(status, dict) else ""
    link = _link(found.get("permalink_url"), marks)
    if state in {"error", "expired"}:
        raise graph.problem(PostRefused, _("it could not make anything of the video."))
    if found.get("scheduled_publish_time") and not found.get("published"):
        return Fate("scheduled", link)
    if state == "uploading":
        return Fate("absent")
    return Fate("live" if found.get("published") and state == "ready" else "coming", link)


def address(graph: Graph, page: str) -> str:
    """Videos have a server of their own (graph-video.facebook.com)."""
    parts = urlsplit(graph.account.server)
    if parts.hostname != "graph.facebook.com":
        return f"{page}/videos"
    return f"https://graph-video.facebook.com/{GRAPH_VERSION}/{page}/videos"


def _begun(graph: Graph, page: str, size: int) -> dict[str, str]:
    said = graph.ask("POST", address(graph, page), {"upload_phase": "start", "file_size": str(size)})
    if not said.get("upload_session_id") or not said.get("video_id"):
        raise graph.problem(NotSent, _("it named no place for the video"))
    return {"session": str(said["upload_session_id"]), "video": str(said["video_id"]), **_span(graph, said)}


def _sent(graph: Graph, page: str, file: Path, session: str, start: int, end: int) -> dict[str, str]:
    with file.open("rb") as opened:
        opened.seek(start)
        piece = opened.read(end - start)
    facts = {"upload_phase": "transfer", "upload_session_id": session, "start_offset": str(start)}
    files = {"video_file_chunk": ("video.mp4", piece, "application/octet-stream")}
    try:
        return _span(graph, graph.ask("POST", address(graph, page), facts, files=files))
    except NotSent as problem:  # an answer was lost: Facebook says itself where it wants to go on
        found = _OFFSETS.search(" ".join(getattr(problem, "__notes__", ())))
        if found is None or int(found[1]) == start:
            raise
        return {"from": found[1], "to": found[2]}


def _span(graph: Graph, said: Mapping[str, Any]) -> dict[str, str]:
    start, end = str(said.get("start_offset", "")), str(said.get("end_offset", ""))
    if not (start.isdecimal() and end.isdecimal()):
        raise graph.problem(NotSent, _("it named no place for the video"))
    return {"from": start, "to": end}


def _link(said: object, marks: Marks) -> str:
    """Permalinks of videos come without their host."""
    path = str(said or f"/{marks['video']}")
    return path if path.startswith("https://") else f"https://www.facebook.com{path}"
