"""Answers to scripts: a small JSON each, written without a framework as most requests of a burst end here."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import Scope, Send

from atelier.phone.asked import tongue_of
from atelier.phone.rejections import Rejected

_JSON = (b"content-type", b"application/json")


async def send_json(send: Send, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
    """Answer, by two messages."""
    fields = [_JSON, (b"content-length", b"%d" % len(body))]
    for name, value in (headers or {}).items():
        fields.append((name.lower().encode(), value.encode()))
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": body})


async def send_rejected(scope: Scope, send: Send, rejected: Rejected) -> None:
    """Say why not, in the phone's language."""
    body = json.dumps(problem(scope, rejected), ensure_ascii=False).encode()
    await send_json(send, rejected.status, body, rejected.headers)


def rejected_json(scope: Scope, rejected: Rejected) -> JSONResponse:
    """The same as a response."""
    return JSONResponse(problem(scope, rejected), rejected.status, rejected.headers)


def problem(scope: Scope, rejected: Rejected) -> dict[str, Any]:
    """What a script is told of a rejection: a sentence to show, and a cause to act upon where there is one."""
    told: dict[str, Any] = {"sentence": rejected.sentence.said(tongue_of(scope))}
    if rejected.cause:
        told["cause"] = str(rejected.cause)
    return told
