"""The page of Facebook that the fake keeps: photos, posts, videos in pieces, and what it holds until its time."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.servers.meta_answers import Refused, Upload, World, chosen, moment

FEED = "https://www.facebook.com/kejari/posts/{}"
REEL = "https://www.facebook.com/reel/{}"


def photo(world: World, facts: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
    data = files.get("source", b"")
    if not data and not facts.get("url"):
        raise Refused(324, 2069019, "Missing or invalid image file")
    if len(data) > 4_000_000:
        raise Refused(1, 1366046, "The photo should be less than 4 MB")
    if facts.get("published") != "false":
        raise AssertionError("a picture of a post would be public by itself")
    return {"id": world.upload("photo", facts, data).id}


def feed(world: World, page: str, facts: dict[str, str]) -> dict[str, Any]:
    photos = [_photo(world, each["media_fbid"]) for each in json.loads(facts.get("attached_media", "[]"))]
    if not facts.get("message") and not facts.get("link") and not photos:
        raise Refused(100, 0, "The status you are trying to publish is blank or invalid")
    due = _due(facts)
    if due and any(each.facts.get("temporary") != "true" for each in photos):
        raise Refused(100, 0, "Photos of a scheduled post must be temporary")
    for each in photos:
        each.state = "posted"
    post = world.publish(
        "facebook",
        facts.get("message", "").strip(),
        FEED,
        media=[each.data for each in photos],
        alts=[each.facts.get("alt_text_custom", "") for each in photos],
        link=facts.get("link", ""),
        due=due,
    )
    post.id = f"{page}_{post.id}"
    return {"id": post.id}


def video(world: World, facts: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
    phase = facts.get("upload_phase")
    if phase == "start":
        made = world.upload("video", facts)
        session = world.new_number()
        world.uploads[session] = made
        end = min(world.chunk, int(facts["file_size"]))
        return {"video_id": made.id, "upload_session_id": session, "start_offset": "0", "end_offset": str(end)}
    made = world.uploads.get(facts.get("upload_session_id", "")) or _no_session()
    if phase == "transfer":
        return _transfer(world, made, facts, files)
    if phase == "finish":
        return _finish(world, made, facts)
    raise Refused(100, 0, "upload_phase is needed")


def video_status(world: World, made: Upload, fields: str) -> dict[str, Any]:
    if made.state and made.polls:
        made.polls -= 1
    public = next((each for each in world.posts if each.id == made.id), None)
    held = bool(public and public.due and public.due > datetime.now(UTC))
    done = bool(made.state and not made.polls)
    state = "error" if made.trouble else "ready" if done else "processing" if made.state else "uploading"
    found = {
        "id": made.id,
        "status": {"video_status": state, "publishing_phase": {"status": "complete" if done else "not_started"}},
        "published": done and not held,
        "permalink_url": f"/reel/{made.id}/" if made.state else "",
        "scheduled_publish_time": int(public.due.timestamp()) if public and public.due else None,
    }
    return chosen(found, fields)


def captions(world: World, number: str, files: dict[str, bytes]) -> dict[str, Any]:
    made = world.uploads.get(number)
    if made is None or made.kind != "video" or not files["captions_file"].startswith(b"1\n00:"):
        raise Refused(100, 387, "There was a problem with the format of the captions")
    made.facts["captions"] = files["captions_file"].decode()
    return {"success": True}


def listed(world: World, held: bool, fields: str, limit: int) -> dict[str, Any]:
    now = datetime.now(UTC)
    rows = [
        {
            "id": each.id,
            "message": each.text,
            "created_time": moment(each.created),
            "permalink_url": each.url,
            "scheduled_publish_time": int(each.due.timestamp()) if each.due else None,
        }
        for each in world.posts[::-1]
        if each.network == "facebook" and bool(each.due and each.due > now) == held
    ]
    return {"data": [chosen(each, fields) for each in rows[:limit]]}


def _photo(world: World, number: str) -> Upload:
    found = world.uploads.get(number)
    if found is None or found.kind != "photo":
        raise Refused(100, 0, f"Invalid photo {number}")
    if found.state == "posted":
        raise Refused(1, 1366051, "These photos were already posted")
    return found


def _due(facts: dict[str, str]) -> datetime | None:
    if not (said := facts.get("scheduled_publish_time")):
        return None
    due = datetime.fromtimestamp(int(said), UTC)
    ahead = due - datetime.now(UTC)
    if facts.get("published") != "false" or not timedelta(minutes=10) <= ahead <= timedelta(days=30):
        raise Refused(100, 1363104, "The specified scheduled publish time is invalid.")
    return due


def _transfer(world: World, made: Upload, facts: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
    size, start = int(made.facts["file_size"]), len(made.data)
    if int(facts["start_offset"]) != start:
        raise Refused(6000, 1363037, "Try again", error_data=json.dumps(_span(world, start, size)))
    made.data += files["video_file_chunk"]
    return _span(world, len(made.data), size)


def _span(world: World, start: int, size: int) -> dict[str, str]:
    return {"start_offset": str(start), "end_offset": str(min(start + world.chunk, size))}


def _finish(world: World, made: Upload, facts: dict[str, str]) -> dict[str, Any]:
    if len(made.data) != int(made.facts["file_size"]):
        raise Refused(6000, 1363033, "The file is not whole")
    if not made.state:  # a session ends once
        made.state = "finished"
        world.publish("facebook", facts.get("description", ""), REEL, id=made.id, media=[made.data], due=_due(facts))
    return {"success": True}


def _no_session() -> Upload:
    raise Refused(100, 1363041, "Invalid upload session")
