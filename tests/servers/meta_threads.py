"""The API of Threads as the fake answers it, by the parameters that its documentation lists (`meta_threads.json`)."""

import json
from pathlib import Path
from typing import Any

from tests.servers import meta_media
from tests.servers.meta_answers import Refused, World, chosen
from tests.servers.meta_graph import container, insist, insist_on_fields, publishing_limit, token_facts
from tests.servers.meta_schema import Call

USER = "27000000000000009"

_SAID = json.loads((Path(__file__).parent / "meta_threads.json").read_text(encoding="utf-8"))
_CALLS = {
    name: Call(
        said["types"],
        {key: frozenset(values) for key, values in said.get("enums", {}).items()},
        tuple(said.get("needs", ())),
    )
    for name, said in _SAID["calls"].items()
}
_FIELDS = {name: frozenset(fields) for name, fields in _SAID["fields"].items()}
_BY_ITSELF = {"refresh_access_token", "debug_token"}


def answer(world: World, method: str, path: list[str], facts: dict[str, str]) -> dict[str, Any]:
    """What graph.threads.net says."""
    node, edge = path[0], path[1] if len(path) > 1 else ""
    request = f"{method} /{node if node in _BY_ITSELF else edge}"
    insist(_CALLS.get(request), facts, request)
    fields = facts.get("fields", "")
    if request == "GET /":
        return _thing(world, node, fields)
    if node not in {*_BY_ITSELF, "me", USER}:
        raise Refused(100, 33, f"Object with ID '{node}' does not exist")
    insist_on_fields(fields, _FIELDS["limit" if "limit" in request else "media"])
    doors = {
        "GET /refresh_access_token": lambda: _renewed(world),
        "GET /debug_token": lambda: token_facts(world),
        "GET /threads_publishing_limit": lambda: publishing_limit(world),
        "GET /threads": lambda: meta_media.media_list(world, "threads", fields, int(facts.get("limit", "25"))),
        "POST /threads": lambda: meta_media.threads_container(world, facts),
        "POST /threads_publish": lambda: meta_media.publish(world, "threads", facts["creation_id"]),
    }
    return doors[request]()


def _renewed(world: World) -> dict[str, Any]:
    world.threads_token = f"{world.threads_token}{world.new_number()}"
    return {"access_token": world.threads_token, "token_type": "bearer", "expires_in": 5_184_000}


def _thing(world: World, node: str, fields: str) -> dict[str, Any]:
    if node in {"me", USER}:
        insist_on_fields(fields, _FIELDS["user"])
        return chosen({"id": USER, "username": "kejari.nusadamai"}, fields)
    if made := world.uploads.get(node):
        return container(world, made, fields, _FIELDS["container"])
    post = next((each for each in world.posts if each.id == node), None)
    if post is None:
        raise Refused(100, 33, f"Object with ID '{node}' does not exist")
    insist_on_fields(fields, _FIELDS["media"])
    return chosen(meta_media.media("threads", post), fields)
