"""What X itself says that it takes: the models of its own client library, which X makes from its API description."""

from collections.abc import Mapping
from functools import cache
from inspect import signature
from typing import Any

from pydantic import BaseModel, ValidationError


class Refused(Exception):
    """A request that the description does not allow."""


def check(model: str, body: Any) -> dict[str, Any]:
    """A body with only what the model has. The models let anything more pass: we do not. Raises `Refused`."""
    from xdk import schemas

    if not isinstance(body, dict):
        raise Refused("the body is no object")
    try:
        checked = getattr(schemas, model).model_validate(body, strict=True)
    except ValidationError as error:
        raise Refused(str(error)) from error
    _insist_on_known(checked, model)
    return body


def _insist_on_known(checked: BaseModel, where: str) -> None:
    if checked.model_extra:
        raise Refused(f"{where} has no {sorted(checked.model_extra)}")
    for name in checked.model_fields_set:
        value = getattr(checked, name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, BaseModel):
                _insist_on_known(each, f"{where}.{name}")


@cache
def parameters(client: str, method: str) -> frozenset[str]:
    """The names in the query of a call; the library writes `post_fields` where the wire has `tweet.fields`."""
    from importlib import import_module

    kind = getattr(import_module(f"xdk.{client}.client"), f"{client.capitalize()}Client")
    names = set(signature(getattr(kind, method)).parameters) - {"self", "id", "body"}
    return frozenset(
        name.removesuffix("_fields").replace("post", "tweet") + ".fields" if name.endswith("_fields") else name
        for name in names
    )


def check_query(client: str, method: str, query: Mapping[str, list[str]]) -> None:
    """Only parameters that the call has. Raises `Refused`."""
    if unknown := set(query) - parameters(client, method):
        raise Refused(f"{method} has no {sorted(unknown)}")
