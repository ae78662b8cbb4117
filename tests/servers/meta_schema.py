"""What Meta says that its servers take: `param_types`, `enums` and fields of its own library, read and never run."""

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

COMMON = {
    **dict.fromkeys(("access_token", "fields", "method", "after", "before"), "string"),
    "limit": "unsigned int",
    "summary": "bool",
}
"""Taken by every address of the Graph API (developers.facebook.com/docs/graph-api/overview)."""

BOOLS = {"true", "false", "1", "0"}


@dataclass(frozen=True)
class Call:
    """One request that there is: the types of its parameters by name, and the values of its enums."""

    types: Mapping[str, str]
    enums: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    def fault(self, given: Mapping[str, str]) -> str:
        """Why Meta would refuse these parameters with code 100; empty where it would not."""
        for name in self.needs:
            if not given.get(name):
                return f"The parameter {name} is required"
        for name, value in given.items():
            kind = self.types.get(name) or COMMON.get(name)
            if kind is None:
                return f"Unknown parameter {name}"
            if not self._is_of(kind, value):
                return f"Param {name} must be {kind}, got {value[:40]!r}"
        return ""

    def _is_of(self, kind: str, value: str) -> bool:
        if kind in self.enums:
            return value in self.enums[kind]
        if kind.startswith("list<"):
            return _is_list(value) and all(self._is_of(kind[5:-1], _text(each)) for each in json.loads(value))
        return _CHECKS[kind](value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _is_list(value: str) -> bool:
    return _is_json(value, list)


def _is_json(value: str, kind: type) -> bool:
    try:
        return isinstance(json.loads(value), kind)
    except ValueError:
        return False


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


_CHECKS = {
    "string": lambda _value: True,
    "file": lambda _value: True,
    "bool": lambda value: value in BOOLS,
    "int": lambda value: value.removeprefix("-").isdecimal(),
    "unsigned int": str.isdecimal,
    "float": _is_number,
    "datetime": lambda value: bool(value) and (value.isdecimal() or "T" in value),
    "list": _is_list,
    "map": lambda value: _is_json(value, dict),
    "Object": lambda value: _is_json(value, dict),
}


@cache
def call_of(name: str, method: str, edge: str) -> Call | None:
    """One request of a module of `facebook_business.adobjects`, such as POST /feed; None where there is none."""
    for function in (each for each in ast.walk(_tree(name)) if isinstance(each, ast.FunctionDef)):
        types = _dict_of(function, "param_types")
        if types is not None and _request_of(function) == (method, edge):
            enums = _dict_of(function, "enums") or {}
            return Call(
                {key: str(ast.literal_eval(value)) for key, value in types.items()},
                {key: _values(value) for key, value in enums.items()},
            )
    return None


@cache
def fields_of(name: str) -> frozenset[str]:
    """The fields that an object of one module has."""
    (found,) = [each for each in ast.walk(_tree(name)) if isinstance(each, ast.ClassDef) and each.name == "Field"]
    return _assigned(found)


def _request_of(function: ast.FunctionDef) -> tuple[str, str] | None:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "FacebookRequest":
            said = {each.arg: each.value for each in call.keywords}
            return str(ast.literal_eval(said["method"])), str(ast.literal_eval(said["endpoint"]))
    return None


def _dict_of(function: ast.FunctionDef, name: str) -> dict[str, ast.expr] | None:
    for each in function.body:
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name) and each.targets[0].id == name:
            assert isinstance(each.value, ast.Dict)
            keys = [str(ast.literal_eval(key)) for key in each.value.keys if key is not None]
            return dict(zip(keys, each.value.values, strict=True))
    return None


def _values(expression: ast.expr) -> frozenset[str]:
    """A list as it stands there, or `Photo.UnpublishedContentType.__dict__.values()`."""
    if isinstance(expression, ast.List):
        return frozenset(ast.literal_eval(expression))
    owner, enum = ast.unparse(expression).split(".")[:2]
    (found,) = [each for each in ast.walk(_tree(owner.lower())) if isinstance(each, ast.ClassDef) and each.name == enum]
    return _assigned(found)


def _assigned(found: ast.ClassDef) -> frozenset[str]:
    return frozenset(str(ast.literal_eval(each.value)) for each in found.body if isinstance(each, ast.Assign))


@cache
def _tree(name: str) -> ast.Module:
    found = find_spec("facebook_business")  # finds the package, runs nothing below it
    assert found is not None
    assert found.origin is not None
    return ast.parse((Path(found.origin).parent / "adobjects" / f"{name}.py").read_text(encoding="utf-8"))
