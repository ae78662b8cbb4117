"""The Graph API as the fake answers it: who is asked what, checked by Meta's own schema before anything is done."""

import re
from collections.abc import Mapping
from typing import Any

from tests.servers import meta_media, meta_pages
from tests.servers.meta_answers import Refused, Upload, World, chosen
from tests.servers.meta_schema import Call, call_of, fields_of

USER_TOKEN = "EAAGuser0secret"
PAGES = {
    "61550000000001": ("Kejaksaan Negeri Nusa Damai", "EAAGpage1secret", "17841400000000001", "kejari.nusadamai"),
    "61550000000002": ("Jaksa Menyapa", "EAAGpage2secret", "", ""),
}

_OWNERS = {**dict.fromkeys(PAGES, "page"), **{facts[2]: "iguser" for facts in PAGES.values() if facts[2]}}
_LISTED = {
    "feed": "pagepost",
    "scheduled_posts": "pagepost",
    "media": "igmedia",
    "content_publishing_limit": "contentpublishinglimitresponse",
}

Facts = dict[str, str]
Files = dict[str, bytes]


def answer(world: World, method: str, path: list[str], facts: Facts, files: Files, token: str) -> dict[str, Any]:
    """What graph.facebook.com says below its version."""
    node, edge = path[0], path[1] if len(path) > 1 else ""
    if node == "debug_token":
        return token_facts(world)
    if node == "me":
        return _me(edge, facts, token)
    if edge == "captions" and method == "POST":
        insist(call_of("advideo", method, "/captions"), facts, "POST /captions")
        return meta_pages.captions(world, node, files)
    if node not in _OWNERS:
        return _thing(world, node, facts.get("fields", ""))
    kind = _OWNERS[node]
    insist(call_of(kind, method, f"/{edge}"), facts, f"{method} /{edge}")
    insist_on_fields(facts.get("fields", ""), fields_of(_LISTED.get(edge, kind)))
    return _owned(world, f"{method} /{edge}", node, facts, files)


def token_facts(world: World) -> dict[str, Any]:
    return {"data": {"is_valid": True, "expires_at": int(world.token_ends.timestamp())}}


def publishing_limit(world: World) -> dict[str, Any]:
    return {"data": [{"quota_usage": 50 - world.quota, "config": {"quota_total": 50, "quota_duration": 86400}}]}


def insist(call: Call | None, facts: Mapping[str, str], what: str) -> None:
    if call is None:
        raise Refused(100, 0, f"Unsupported request: {what}")
    if fault := call.fault(facts):
        raise Refused(100, 0, f"(#100) {fault}")


def insist_on_fields(fields: str, known: frozenset[str]) -> None:
    for name in filter(None, re.sub(r"\{[^}]*\}", "", fields).split(",")):
        if name not in known:
            raise Refused(100, 0, f"(#100) Tried accessing nonexisting field ({name})")


def container(world: World, made: Upload, fields: str, known: frozenset[str]) -> dict[str, Any]:
    insist_on_fields(fields, known)
    state = meta_media.status(world, made)
    if made.kind == "threads":
        return chosen({"id": made.id, "status": state, "error_message": made.trouble}, fields)
    words = f"Error: Media upload has failed with error code {made.trouble}" if made.trouble else state
    return chosen({"id": made.id, "status_code": state, "status": words}, fields)


def _me(edge: str, facts: Facts, token: str) -> dict[str, Any]:
    pages = [_page(number) for number in PAGES]
    own = next((each for each in pages if each["access_token"] == token), None)
    fields = facts.get("fields", "")
    if edge == "":
        insist_on_fields(fields, fields_of("page" if own else "user"))
        return chosen(own, fields) if own else {"id": "1", "name": "Rina"}
    if own or edge != "accounts":
        raise Refused(100, 0, f"Tried accessing nonexisting field ({edge}) on node type (Page)")
    insist(call_of("user", "GET", "/accounts"), facts, "GET /accounts")
    return {"data": [chosen(each, re.sub(r"\{[^}]*\}", "", fields)) for each in pages]}


def _page(number: str) -> dict[str, Any]:
    name, token, instagram, username = PAGES[number]
    linked = {"id": instagram, "username": username} if instagram else None
    return {"id": number, "name": name, "access_token": token, "instagram_business_account": linked}


def _owned(world: World, request: str, node: str, facts: Facts, files: Files) -> dict[str, Any]:
    fields, limit = facts.get("fields", ""), int(facts.get("limit", "25"))
    doors = {
        "GET /": lambda: {"id": node},
        "POST /photos": lambda: meta_pages.photo(world, facts, files),
        "POST /feed": lambda: meta_pages.feed(world, node, facts),
        "POST /videos": lambda: meta_pages.video(world, facts, files),
        "GET /feed": lambda: meta_pages.listed(world, False, fields, limit),
        "GET /scheduled_posts": lambda: meta_pages.listed(world, True, fields, limit),
        "POST /media": lambda: meta_media.instagram_container(world, facts),
        "GET /media": lambda: meta_media.media_list(world, "instagram", fields, limit),
        "POST /media_publish": lambda: meta_media.publish(world, "instagram", facts["creation_id"]),
        "GET /content_publishing_limit": lambda: publishing_limit(world),
    }
    return doors[request]()


def _thing(world: World, number: str, fields: str) -> dict[str, Any]:
    made = world.uploads.get(number)
    if made and made.kind == "video":
        insist_on_fields(fields, fields_of("advideo"))
        return meta_pages.video_status(world, made, fields)
    if made:
        return container(world, made, fields, frozenset({"id", "status", "status_code"}))
    post = next((each for each in world.posts if each.id == number), None)
    if post is None:
        raise Refused(100, 33, f"Object with ID '{number}' does not exist")
    if post.network == "instagram":
        insist_on_fields(fields, fields_of("igmedia"))
        return chosen(meta_media.media("instagram", post), fields)
    insist_on_fields(fields, fields_of("pagepost"))
    return chosen({"id": post.id, "permalink_url": post.url}, fields)
