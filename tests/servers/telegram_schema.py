"""What the Bot API takes, by the models that aiogram makes of Telegram's own documentation: nothing more."""

import json
from functools import cache
from typing import Any

import aiogram.methods
from aiogram.types import BufferedInputFile, InputFile
from pydantic import BaseModel, ValidationError

from tests.servers.forms import Form, Upload

PLAIN = {"text", "caption", "parse_mode", "title", "performer", "chat_id", "photo", "video", "audio", "thumbnail"}


class NotInSchema(Exception):
    """What Telegram would answer 400 to."""


@cache
def methods() -> dict[str, type[BaseModel]]:
    """The model of each method by its name."""
    models = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    return {model.__api_method__: model for model in models if hasattr(model, "__api_method__")}


def checked(method: str, form: Form, is_json: bool) -> Any:
    """The request as its model; raises `NotInSchema`. Fields of a form are JSON where they are no plain text."""
    model = methods().get(method)
    if model is None:
        raise NotInSchema("Not Found")
    values = form.values if is_json else {name: _decoded(name, text) for name, text in form.values.items()}
    if unknown := set(values) - set(model.model_fields):
        raise NotInSchema(f"Bad Request: unknown fields {sorted(unknown)}")
    if unused := set(form.files) - set(_attached(values)):
        raise NotInSchema(f"Bad Request: files that nothing refers to: {sorted(unused)}")
    try:
        request = model.model_validate(_with_files(values, form.files), strict=False)
    except ValidationError as error:
        raise NotInSchema(f"Bad Request: {error.errors()[0]['loc']}: {error.errors()[0]['msg']}") from error
    _insist_on_no_extras(request)
    return request


def _decoded(name: str, text: str) -> Any:
    if name in PLAIN:
        return text
    try:
        return json.loads(text)
    except ValueError as error:
        raise NotInSchema(f"Bad Request: can't parse {name} JSON object") from error


def _attached(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value.removeprefix("attach://")] if value.startswith("attach://") else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [name for part in parts for name in _attached(part)]


def _with_files(value: Any, files: dict[str, Upload]) -> Any:
    if isinstance(value, dict):
        return {name: _with_files(part, files) for name, part in value.items()}
    if isinstance(value, list):
        return [_with_files(part, files) for part in value]
    if not isinstance(value, str) or not value.startswith("attach://"):
        return value
    upload = files.get(value.removeprefix("attach://"))
    if upload is None:
        raise NotInSchema("Bad Request: can't find the file that is attached")
    return BufferedInputFile(upload.data, f"{upload.name}\n{upload.kind}")


def _insist_on_no_extras(value: Any) -> None:
    if isinstance(value, list):
        for each in value:
            _insist_on_no_extras(each)
    elif isinstance(value, BaseModel):
        if value.model_extra:
            raise NotInSchema(f"Bad Request: unknown fields {sorted(value.model_extra)}")
        for name in type(value).model_fields:
            _insist_on_no_extras(getattr(value, name))


def upload_of(file: InputFile | str | None) -> Upload | None:
    """The file that came along; None where there is none."""
    if not isinstance(file, BufferedInputFile):
        return None
    name, _line, kind = file.filename.partition("\n")
    return Upload(name, kind, file.data)
