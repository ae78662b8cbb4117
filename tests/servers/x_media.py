"""A file on its way into a post of X: segments in their order, then it is worked on."""

from dataclasses import dataclass, field
from typing import Any

from tests.servers.x_schema import Refused

MOST_OF_A_SEGMENT = 5 * 1024 * 1024


@dataclass
class Medium:
    """What was announced (`asked`), what came, and how far it is."""

    number: str
    asked: dict[str, Any]
    fails: bool = False
    data: bytearray = field(default_factory=bytearray)
    segments: int = 0
    state: str = "coming"
    alt: str = ""
    subtitles: str = ""

    @property
    def is_ready(self) -> bool:
        return self.state == "succeeded"

    def append(self, index: int, segment: bytes) -> None:
        """The next segment; the last one once more changes nothing."""
        if index == self.segments - 1 and self.data.endswith(segment):
            return
        if index != self.segments or not 0 < len(segment) <= MOST_OF_A_SEGMENT or self.state != "coming":
            raise Refused(f"segment {index} is not the next one")
        self.segments += 1
        self.data += segment

    def finalized(self) -> dict[str, Any]:
        """Pictures are ready at once, videos are worked on."""
        if len(self.data) != self.asked.get("total_bytes"):
            raise Refused("total_bytes is something else")
        if self.asked.get("media_category") == "tweet_video":
            self.state = "pending"
            return {**self._shown(), "processing_info": {"state": "pending", "check_after_secs": 0}}
        self.state = "succeeded"
        return self._shown()

    def looked_at(self) -> dict[str, Any]:
        """Each look finds it further."""
        last = "failed" if self.fails else "succeeded"
        self.state = {"pending": "in_progress", "in_progress": last}.get(self.state, self.state)
        info: dict[str, Any] = {"state": self.state, "progress_percent": 50, "check_after_secs": 0}
        if self.state == "failed":
            info["error"] = {"name": "InvalidMedia", "message": "The duration is too long."}
        return {**self._shown(), "processing_info": info}

    def _shown(self) -> dict[str, Any]:
        return {"id": self.number, "media_key": f"13_{self.number}", "size": len(self.data)}
