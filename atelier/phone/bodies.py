"""Reading the body of a request within limits that hold before anything is parsed, and the fields that are in it."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope

from atelier.phone import sentences
from atelier.phone.asked import JSON, content_type, header
from atelier.phone.rejections import Rejected

LONGEST_BODY = 64 * 1024
"""Bytes of a body. 500 letters of which each is a family of emoji are 62,500 bytes in a form."""
_MOST_FIELDS = 16
# It warns of every body that it can't read: whoever sends rubbish must not fill the log.
logging.getLogger("python_multipart").setLevel(logging.ERROR)
_FORMS = {"", "application/x-www-form-urlencoded"}
_CHARSETS = {"", "utf-8", "utf8", "us-ascii"}

Fields = dict[str, Any]


async def read_body(scope: Scope, receive: Receive) -> bytes:
    """The whole body.

    Raises:
        Rejected: it is too large; told before it is read where it announces its size.
        ClientDisconnect: the phone left.
    """
    announced = header(scope, b"content-length")
    if announced.isdecimal() and int(announced[:12]) > LONGEST_BODY:
        raise _too_large()
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk: bytes = message.get("body", b"")
        body += chunk
        if len(body) > LONGEST_BODY:
            raise _too_large()
        if not message.get("more_body", False):
            return body


def json_fields(scope: Scope, body: bytes) -> Fields:
    """The fields of an object in JSON; Rejected where it is none."""
    _check_charset(scope)
    try:
        # Decoded first: `json.loads` would guess at UTF-16.
        fields = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(fields, dict):
        raise _unreadable()
    return fields


async def form_fields(scope: Scope, body: bytes) -> Fields:
    """The fields of a form, in either of its shapes, or of JSON; Rejected where they can't be read."""
    if content_type(scope) == JSON:
        return json_fields(scope, body)
    _check_charset(scope)
    try:
        if content_type(scope) == "multipart/form-data":
            return await _multipart_fields(scope, body)
        if content_type(scope) not in _FORMS:
            raise Rejected(415, sentences.UNREADABLE)
        # Browsers send in the page's own charset, which is UTF-8; anything else is refused, not guessed.
        return dict(parse_qsl(body.decode("utf-8"), errors="strict", max_num_fields=_MOST_FIELDS))
    except (ValueError, FormParserError, MultiPartException, KeyError) as error:
        raise _unreadable() from error


async def _multipart_fields(scope: Scope, body: bytes) -> Fields:
    async def whole() -> AsyncIterator[bytes]:
        yield body

    parser = MultiPartParser(Headers(scope=scope), whole(), max_files=1, max_fields=_MOST_FIELDS)  # type: ignore[arg-type]
    form = await parser.parse()
    fields = dict(form.items())
    await form.close()
    if any(isinstance(value, UploadFile) for value in fields.values()):
        raise Rejected(415, sentences.NO_FILES)
    # The parser takes what is not UTF-8 for Latin-1, without a word.
    body.decode("utf-8")
    return fields


def _check_charset(scope: Scope) -> None:
    _, _, parameters = header(scope, b"content-type").lower().partition("charset=")
    if parameters.partition(";")[0].strip(" \"'") not in _CHARSETS:
        raise Rejected(415, sentences.UNREADABLE)


def _too_large() -> Rejected:
    return Rejected(413, sentences.TOO_LARGE)


def _unreadable() -> Rejected:
    return Rejected(400, sentences.UNREADABLE)
