"""Instagram and Threads as the fake keeps them: containers that are made, worked on, published once."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.servers.meta_answers import Post, Refused, Upload, World, chosen, fetched, insist_on_picture, moment

LIFE = timedelta(hours=24)
PERMALINKS = {"instagram": "https://www.instagram.com/p/C{}/", "threads": "https://www.threads.com/@kejari/post/D{}"}
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")


def instagram_container(world: World, facts: dict[str, str]) -> dict[str, Any]:
    caption, kind = facts.get("caption", ""), facts.get("media_type", "IMAGE")
    if len(caption) > 2200 or len(re.findall(r"#\w", caption)) > 5:
        raise Refused(100, 2207010, "The caption is too long, or has too many hashtags")
    if kind == "CAROUSEL":
        _insist_on_children(world, json.loads(facts.get("children", "[]")), 10)
    elif kind == "REELS":
        return _reel(world, facts)
    elif kind == "IMAGE":
        data = fetched(facts.get("image_url", ""))
        insist_on_picture(data)
        return {"id": world.upload("instagram", facts, data).id}
    else:
        raise Refused(100, 2207023, f"The media type {kind} is unknown")
    return {"id": world.upload("instagram", facts).id}


def threads_container(world: World, facts: dict[str, str]) -> dict[str, Any]:
    text, kind = facts.get("text", ""), facts["media_type"]
    if len(text) + sum(len(each.encode()) - len(each) for each in _EMOJI.findall(text)) > 500:
        raise Refused(100, 0, "Param text must be at most 500 characters long.")
    if kind == "TEXT" and not text:
        raise Refused(100, 0, "The parameter text is required")
    if len(facts.get("alt_text", "")) > 1000 or not re.fullmatch(r"[^.&]{0,50}", facts.get("topic_tag", "")):
        raise Refused(100, 0, "Param alt_text or topic_tag is not valid")
    if kind != "TEXT" and facts.get("link_attachment"):
        raise Refused(100, 0, "link_attachment is for text posts only")
    if kind == "CAROUSEL":
        _insist_on_children(world, facts.get("children", "").split(","), 20)
    made = world.upload("threads", facts)
    if url := facts.get("image_url") or facts.get("video_url"):
        _fetch_later(made, url)
    return {"id": made.id}


def receive(world: World, number: str, headers: dict[str, str], data: bytes) -> dict[str, Any]:
    """A piece of a reel by rupload: whole from the offset that it names."""
    made = world.uploads.get(number)
    if made is None or made.facts.get("upload_type") != "resumable":
        raise Refused(100, 33, "There is no such upload")
    if int(headers["offset"]) != len(made.data):
        raise Refused(100, 0, "OffsetInvalidError", debug_info={"type": "OffsetInvalidError"})
    made.data += data
    made.state = ""
    if len(made.data) != int(headers["file_size"]):
        raise Refused(100, 0, "PartialRequestError")
    return {"success": True, "message": "Upload successful."}


def status(world: World, made: Upload) -> str:
    """What a container is now; each look at one that is worked on is one less to come."""
    if made.state:
        return made.state
    if datetime.now(UTC) - made.made > LIFE:
        made.state = "EXPIRED"
    elif made.trouble:
        made.state = "ERROR"
    elif made.polls:
        made.polls -= 1
        return "IN_PROGRESS"
    return made.state or "FINISHED"


def publish(world: World, network: str, number: str) -> dict[str, Any]:
    made = world.uploads.get(number)
    if made is None or made.kind != network:
        raise Refused(100, 33, f"Object with ID '{number}' does not exist")
    if made.state == "PUBLISHED":
        raise Refused(-1, 2207001, "The container was published already")
    if made.state or datetime.now(UTC) - made.made > LIFE:
        raise Refused(100, 2207008, "The media container is expired or broken")
    if made.polls:
        raise Refused(9007, 2207027, "The media is not ready for publishing, please wait for a moment")
    if world.quota <= 0:
        raise Refused(4, 2207042, "You reached the maximum number of posts that can be published by the API")
    post = _shown(world, network, made)
    if world.blocked_but_live:
        raise Refused(4, 2207051, "Action is blocked", is_transient=False)
    return {"id": post.id}


def media(network: str, post: Post) -> dict[str, Any]:
    words = {"instagram": "caption", "threads": "text"}[network]
    link = {"id": post.id, "permalink": post.url, "timestamp": moment(post.created)}
    return {**link, words: post.text}


def media_list(world: World, network: str, fields: str, limit: int) -> dict[str, Any]:
    return {"data": [chosen(media(network, each), fields) for each in world.public(network)[:limit]]}


def _reel(world: World, facts: dict[str, str]) -> dict[str, Any]:
    made = world.upload("instagram", facts)
    if facts.get("upload_type") == "resumable":
        made.state = "IN_PROGRESS"
        return {"id": made.id, "uri": f"{world.host}/ig-api-upload/v26.0/{made.id}"}
    _fetch_later(made, facts.get("video_url", ""))
    return {"id": made.id}


def _fetch_later(made: Upload, url: str) -> None:
    """Videos, and all that Threads takes, are fetched after the answer: only the container says that it failed."""
    try:
        made.data = fetched(url)
    except Refused:
        made.trouble = "2207003"


def _insist_on_children(world: World, children: list[str], most: int) -> None:
    found = [world.uploads.get(each) for each in children]
    if not 2 <= len(found) <= most or any(each is None for each in found):
        raise Refused(100, 2207023, "The children of the carousel are not valid")
    if any(each and each.facts.get("is_carousel_item") != "true" for each in found):
        raise Refused(100, 2207024, "A child is no item of a carousel")


def _shown(world: World, network: str, made: Upload) -> Post:
    world.quota -= 1
    made.state = "PUBLISHED"
    listed = made.facts.get("children", "")
    children = json.loads(listed) if listed.startswith("[") else [each for each in listed.split(",") if each]
    shown = [world.uploads[each] for each in children] or [made]
    return world.publish(
        network,
        made.facts.get("caption", made.facts.get("text", "")),
        PERMALINKS[network],
        media=[each.data for each in shown if each.data],
        alts=[each.facts["alt_text"] for each in shown if each.facts.get("alt_text")],
        link=made.facts.get("link_attachment", ""),
        tag=made.facts.get("topic_tag", ""),
    )
