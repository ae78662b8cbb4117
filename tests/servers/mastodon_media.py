"""The files of a Mastodon server: taken by their kind, worked on for a while, and attached once."""

import itertools
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.servers.forms import Form, Upload
from tests.servers.vendor import Said


@dataclass
class Medium:
    """`work` is how many looks it still takes until it is done."""

    kind: str
    upload: Upload
    description: str
    thumbnail: Upload | None
    work: int


class MediaShelf:
    """`damaged` are the names of files that nothing can be made of."""

    KINDS: ClassVar[dict[str, str]] = {
        "image/jpeg": "image",
        "image/png": "image",
        "image/webp": "image",
        "video/mp4": "video",
        "video/webm": "video",
        "audio/mpeg": "audio",
        "audio/mp4": "audio",
        "audio/ogg": "audio",
        "audio/x-m4a": "audio",
        "audio/flac": "audio",
        "audio/wav": "audio",
    }

    def __init__(self, works_later: bool) -> None:
        self.works_later = works_later
        self.damaged: set[str] = set()
        self.media: dict[str, Medium] = {}
        self._numbers = itertools.count(22_001)

    def bring(self, form: Form) -> Said:
        """200 for pictures, 202 for what needs work (Mastodon; others work while you wait)."""
        upload = form.files.get("file")
        kind = self.KINDS.get(upload.kind) if upload else None
        if upload is None or kind is None:
            return refused("Validation failed: File content type is invalid")
        if len(form.values.get("description", "")) > 1_500:
            return refused("Validation failed: Description is too long (maximum is 1500 characters)")
        number = str(next(self._numbers))
        is_later = self.works_later and kind != "image"
        medium = Medium(kind, upload, form.values.get("description", ""), form.files.get("thumbnail"), 2 * is_later)
        self.media[number] = medium
        return Said(202 if is_later else 200, self._shown(number))

    def show(self, number: str) -> Said:
        """206 while there is work to do."""
        medium = self.media.get(number)
        if medium is None:
            return Said(404, {"error": "Record not found"})
        if medium.upload.name in self.damaged:
            return Said(422, {"error": "Error processing file"})
        medium.work = max(0, medium.work - 1)
        return Said(206 if medium.work else 200, self._shown(number))

    def wrong(self, numbers: list[str]) -> str:
        """Why these cannot go along with a post."""
        media = [self.media.get(number) for number in numbers]
        if any(each is None for each in media):
            return "Media attachments not found"
        if any(each.work for each in media):
            return "Cannot attach files that have not finished processing. Try again in a moment!"
        kinds = {each.kind for each in media}
        return (
            "Cannot attach a video to a post that already contains images"
            if kinds > {"image"} or (len(media) > 1 and kinds != {"image"})
            else ""
        )

    def _shown(self, number: str) -> dict[str, Any]:
        medium = self.media[number]
        address = None if medium.work else f"https://files.contoh.id/{number}"
        return {"id": number, "type": medium.kind, "url": address, "description": medium.description}


def refused(words: str) -> Said:
    return Said(422, {"error": words})
