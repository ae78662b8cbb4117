"""What Google itself says that its YouTube takes: the discovery document inside its own client library."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

Schema = Mapping[str, Any]


class Refused(Exception):
    """A request that the document does not allow. `reason` is the word that Google uses."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason, self.message = reason, message
        super().__init__(message)


@cache
def document() -> Schema:
    found = files("googleapiclient").joinpath("discovery_cache/documents/youtube.v3.json")
    return json.loads(found.read_text(encoding="utf-8"))


@cache
def methods() -> tuple[Schema, ...]:
    resources = document()["resources"].values()
    return tuple(method for each in resources for method in each.get("methods", {}).values())


def method_at(verb: str, path: str) -> Schema:
    """The method of a verb and path; uploads have a path of their own. Raises `Refused`."""
    for method in methods():
        places = [method["path"], *(each["path"] for each in _protocols(method).values())]
        if method["httpMethod"] == verb and path.lstrip("/") in {place.lstrip("/") for place in places}:
            return method
    raise Refused("notFound", f"{verb} {path} is no method")


def _protocols(method: Schema) -> Schema:
    return method.get("mediaUpload", {}).get("protocols", {})


def check_query(method: Schema, query: Mapping[str, list[str]]) -> None:
    """Every parameter is known and fits, none that is demanded is missing. Raises `Refused`."""
    known = {**document()["parameters"], **method["parameters"]}
    for name, values in query.items():
        if name not in known:
            raise Refused("unknownParameter", f"Invalid JSON payload received. Unknown name {name!r}")
        if len(values) > 1 and not known[name].get("repeated"):
            raise Refused("invalidParameter", f"{name} was given twice")
        for value in values:
            _check_word(name, value, known[name])
    for name, schema in method["parameters"].items():
        if schema.get("required") and not any(query.get(name, [])):
            raise Refused("missingRequiredParameter", f"No filter or part selected: {name}")


def _check_word(name: str, value: str, schema: Schema) -> None:
    forms = {"boolean": r"true|false", "integer": r"-?\d+"}
    if not re.fullmatch(forms.get(schema["type"], r"(?s).*"), value):
        raise Refused("invalidParameter", f"{name}={value!r} is no {schema['type']}")
    if value not in schema.get("enum", [value]):
        raise Refused("invalidParameter", f"{name}={value!r} is none of {schema['enum']}")


def check_body(method: Schema, body: Any, query: Mapping[str, list[str]]) -> None:
    """The resource has only fields that exist, of their types; its parts were announced in `part`. Raises `Refused`."""
    name = method["request"]["$ref"]
    _check(body, {"$ref": name}, method["id"], name)
    parts = {part for value in query.get("part", []) for part in value.split(",")}
    unknown = parts - set(document()["schemas"][name]["properties"])
    if unknown:
        raise Refused("unknownPart", f"{unknown} are no parts")
    if unexpected := set(body) - parts - {"id", "kind", "etag"}:
        raise Refused("unexpectedPart", f"{unexpected} were not announced in part")


def _check(value: Any, schema: Schema, method: str, where: str) -> None:
    if "$ref" in schema:
        schema = document()["schemas"][schema["$ref"]]
    kind = schema.get("type", "object")
    if not isinstance(value, {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}[kind]):
        raise Refused("badRequest", f"{where} is no {kind}")
    if value not in schema.get("enum", [value]):
        raise Refused("badRequest", f"{where} is none of {schema['enum']}")
    if schema.get("format") == "date-time":
        _check_moment(value, where)
    for name, part, inner in _inner(value, schema, method, where):
        _check(part, inner, method, name)


def _inner(value: Any, schema: Schema, method: str, where: str) -> Iterator[tuple[str, Any, Schema]]:
    if isinstance(value, list):
        yield from ((f"{where}[]", each, schema["items"]) for each in value)
    if not isinstance(value, dict):
        return
    properties = schema.get("properties", {})
    for name, inner in properties.items():
        if method in inner.get("annotations", {}).get("required", []) and name not in value:
            raise Refused("required", f"{where}.{name} is required")
    for name, part in value.items():
        inner = properties.get(name) or schema.get("additionalProperties")
        if inner is None:
            raise Refused("badRequest", f"Invalid JSON payload received. Unknown name {name!r} at {where}")
        yield f"{where}.{name}", part, inner


def _check_moment(text: str, where: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused("badRequest", f"{where} is no date and time") from error
    if moment.tzinfo is None:
        raise Refused("badRequest", f"{where} has no zone")
