"""What a form of a request holds: JSON, plain fields, or several parts with files."""

import json
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qs

from tests.servers.vendor import Asked


@dataclass(frozen=True)
class Upload:
    """A file of a form."""

    name: str
    kind: str
    data: bytes


@dataclass
class Form:
    """`values` are the plain fields, those of JSON with their own types."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


def form_of(asked: Asked) -> Form:
    """Read the body by what it says it is."""
    kind, body = asked.headers.get("content-type", ""), asked.body()
    if kind.startswith("application/json"):
        return Form(json.loads(body or b"{}"))
    if kind.startswith("multipart/form-data"):
        return _parts(kind, body)
    values = parse_qs(body.decode(), keep_blank_values=True)
    return Form({name: each if name.endswith("[]") else each[-1] for name, each in values.items()})


def _parts(kind: str, body: bytes) -> Form:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    form = Form()
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if part.get_filename() is None:
            form.values[name] = data.decode()
        else:
            form.files[name] = Upload(part.get_filename(), part.get_content_type(), data)
    return form
