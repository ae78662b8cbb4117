"""A YouTube of our own: it refuses whatever Google's own discovery document does not allow, and forgets no byte."""

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from tests.servers.consent import Consent
from tests.servers.discovery import Refused, Schema, check_body, check_query, method_at
from tests.servers.vendor import Asked, Said, Vendor
from tests.servers.youtube_uploads import Uploads

CLIENT, SECRET = "123.apps.googleusercontent.com", "GOCSPX-not-a-real-one"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG")
STATUS_OF = {"quotaExceeded": 403, "notFound": 404, "captionExists": 409, "insufficientPermissions": 403}


class YouTube(Vendor):
    """`posts` are the videos with what belongs to them; `quota` is how many may still be brought today."""

    def __init__(self) -> None:
        super().__init__()
        self.consent = Consent(CLIENT, SECRET)
        self.uploads = Uploads(self)
        self.quota = 100
        self.playlists: dict[str, list[str]] = {"PL-podcast": []}
        self.channel = {"id": "UC-siaran", "snippet": {"title": "Jaksa Menyapa", "customUrl": "@jaksamenyapa"}}
        self.processing = "processed"

    def answer(self, asked: Asked) -> Said:
        if asked.path == "/o/oauth2/v2/auth":
            return self.consent.page(asked)
        if asked.path == "/token":
            return self.consent.token(asked)
        try:
            if asked.method == "PUT" and "upload_id" in asked.query:
                return self.uploads.put(asked)
            method = method_at(asked.method, asked.path)
            check_query(method, {name: each for name, each in asked.query.items() if name != "upload_id"})
            if (refusal := self._keys_refused(method, asked)) is not None:
                return refusal
            return self._METHODS[method["id"]](self, method, asked)
        except Refused as refused:
            return wrong(STATUS_OF.get(refused.reason, 400), refused.reason, refused.message)

    def _keys_refused(self, method: Schema, asked: Asked) -> Said | None:
        scopes = self.consent.scopes_of(asked)
        if scopes is None:
            return wrong(401, "authError", "Request had invalid authentication credentials.")
        if not scopes & set(method["scopes"]):
            return wrong(403, "insufficientPermissions", "Request had insufficient authentication scopes.")
        return None

    def _insert_video(self, method: Schema, asked: Asked) -> Said:
        if asked.query.get("uploadType") != ["resumable"]:
            raise Refused("badRequest", "a video is brought by a resumable upload")
        video = json.loads(asked.body() or b"{}")
        check_body(method, video, asked.query)
        check_words(video)
        if self.quota <= 0:
            raise Refused("quotaExceeded", "The request cannot be completed because you have exceeded your quota.")
        return self.uploads.start(asked, video, method["mediaUpload"])

    def publish(self, video: dict[str, Any], size: int, digest: str) -> dict[str, Any]:
        """The last byte came: the video is there."""
        self.quota -= 1
        number = f"vid{len(self.posts):08d}"
        private = video["status"].get("publishAt")
        moment = private or self.uploads.clock().isoformat()
        made = {"id": number, "size": size, "sha256": digest, "captions": [], "thumbnail": b"", "publishedAt": moment}
        self.posts.append({**video, **made})
        return self._shown(self.posts[-1])

    def _shown(self, post: dict[str, Any]) -> dict[str, Any]:
        snippet = {**post["snippet"], "publishedAt": post["publishedAt"], "channelId": self.channel["id"]}
        status = {**post["status"], "uploadStatus": self.processing}
        return {"kind": "youtube#video", "id": post["id"], "snippet": snippet, "status": status}

    def _list_videos(self, _method: Schema, asked: Asked) -> Said:
        wanted = asked.query.get("id", [""])[0].split(",")
        return Said(200, {"items": [self._shown(post) for post in self.posts if post["id"] in wanted]})

    def _list_channels(self, _method: Schema, asked: Asked) -> Said:
        if asked.query.get("mine") != ["true"]:
            raise Refused("missingRequiredParameter", "No filter selected.")
        related = {"relatedPlaylists": {"uploads": "UU-siaran"}}
        return Said(200, {"items": [{**self.channel, "contentDetails": related}]})

    def _set_thumbnail(self, method: Schema, asked: Asked) -> Said:
        post, picture = self._post(asked.query["videoId"][0]), asked.body()
        if asked.headers.get("content-type") not in method["mediaUpload"]["accept"]:
            raise Refused("mediaBodyRequired", "The request does not include the image content.")
        if not picture.startswith(PICTURES):
            raise Refused("invalidImage", "The provided image content is invalid.")
        post["thumbnail"] = picture
        return Said(200, {"kind": "youtube#thumbnailSetResponse", "items": [{}]})

    def _insert_caption(self, method: Schema, asked: Asked) -> Said:
        head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
        resource, words = BytesParser(policy=HTTP).parsebytes(head + asked.body()).iter_parts()
        caption = json.loads(resource.get_content())
        check_body(method, caption, asked.query)
        post, snippet = self._post(caption["snippet"]["videoId"]), caption["snippet"]
        if any(each["language"] == snippet["language"] for each in post["captions"]):
            raise Refused("captionExists", "The specified video already has a caption track with that language.")
        text = words.get_payload(decode=True).decode()
        if not text.startswith("WEBVTT"):
            raise Refused("nameRequired", "The content is no caption track.")
        post["captions"].append({"language": snippet["language"], "name": snippet["name"], "text": text})
        return Said(200, {**caption, "id": f"caption-{post['id']}"})

    def _insert_item(self, method: Schema, asked: Asked) -> Said:
        item = json.loads(asked.body())
        check_body(method, item, asked.query)
        snippet = item["snippet"]
        if snippet["playlistId"] not in self.playlists:
            raise Refused("playlistNotFound", "The playlist cannot be found.")
        self.playlists[snippet["playlistId"]].append(self._post(snippet["resourceId"]["videoId"])["id"])
        return Said(200, item)

    def _list_items(self, _method: Schema, asked: Asked) -> Said:
        name = asked.query.get("playlistId", [""])[0]
        if name != "UU-siaran" and name not in self.playlists:
            raise Refused("playlistNotFound", "The playlist cannot be found.")
        inside = self.playlists.get(name, [post["id"] for post in reversed(self.posts)])
        wanted = asked.query.get("videoId", inside)
        count = int(asked.query.get("maxResults", ["5"])[0])
        return Said(200, {"items": [self._item(number) for number in inside if number in wanted][:count]})

    def _item(self, number: str) -> dict[str, Any]:
        post = self._post(number)
        snippet = {**post["snippet"], "publishedAt": post["publishedAt"], "resourceId": {"videoId": number}}
        details = {"videoId": number, "videoPublishedAt": post["publishedAt"]}
        return {"snippet": snippet, "contentDetails": details, "status": {"privacyStatus": "public"}}

    def _post(self, number: str) -> dict[str, Any]:
        for post in self.posts:
            if post["id"] == number:
                return post
        raise Refused("notFound", "The video cannot be found.")

    _METHODS = {  # noqa: RUF012 - a table
        "youtube.videos.insert": _insert_video,
        "youtube.videos.list": _list_videos,
        "youtube.channels.list": _list_channels,
        "youtube.thumbnails.set": _set_thumbnail,
        "youtube.captions.insert": _insert_caption,
        "youtube.playlistItems.insert": _insert_item,
        "youtube.playlistItems.list": _list_items,
    }


def check_words(video: dict[str, Any]) -> None:
    """The rules that the schema cannot say (guide: videos, properties). Raises `Refused`."""
    snippet, status = video.get("snippet", {}), video.get("status", {})
    title, description = snippet.get("title", ""), snippet.get("description", "")
    if not title.strip() or len(title) > 100 or set("<>") & set(title):
        raise Refused("invalidTitle", "The request metadata specifies an invalid or empty video title.")
    if len(description.encode()) > 5_000 or set("<>") & set(description):
        raise Refused("invalidDescription", "The request metadata specifies an invalid video description.")
    if len(",".join(f'"{tag}"' if " " in tag else tag for tag in snippet.get("tags", []))) > 500:
        raise Refused("invalidTags", "The request metadata specifies invalid video keywords.")
    if "publishAt" in status and status.get("privacyStatus") != "private":
        raise Refused("invalidPublishAt", "The request metadata specifies an invalid scheduled publishing time.")


def wrong(status: int, reason: str, message: str = "") -> Said:
    """Trouble in Google's form."""
    errors = [{"message": message or reason, "domain": "youtube", "reason": reason}]
    return Said(status, {"error": {"code": status, "message": message or reason, "errors": errors}})
