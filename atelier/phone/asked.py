"""What a request says beside its body: header by header from the bare scope, as most posts need two of them."""

import re
from urllib.parse import parse_qs

from starlette.types import Scope

from atelier.phone.languages import Tongue, negotiated

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_MOST_FIELDS = 20
JSON = "application/json"


def header(scope: Scope, name: bytes) -> str:
    """A header's value, empty where there is none; the name in small letters."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    for known, value in headers:
        if known == name:
            return value.decode("latin-1")
    return ""


def cookie(scope: Scope, name: str) -> str:
    """A cookie's value, empty where there is none."""
    return cookies(scope).get(name, "")


def cookies(scope: Scope) -> dict[str, str]:
    """Every cookie that the phone sent."""
    pairs = (pair.strip().partition("=") for pair in header(scope, b"cookie").split(";"))
    return {name: value for name, _, value in pairs if name}


def query(scope: Scope, name: str) -> str:
    """What the address says for that name, empty where it says nothing."""
    try:
        said = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return ""
    return next(iter(said.get(name, ())), "")


def content_type(scope: Scope) -> str:
    """The body's kind, without its parameters."""
    return header(scope, b"content-type").partition(";")[0].strip().lower()


def wants_json(scope: Scope) -> bool:
    """Whether a script asks: it says so in what it sends or accepts."""
    return content_type(scope) == JSON or "json" in header(scope, b"accept")


def tongue_of(scope: Scope) -> Tongue:
    """The language to answer in."""
    return negotiated(cookie(scope, "lang"), header(scope, b"accept-language"))


def phone_of(scope: Scope) -> str:
    """The random token that the phone goes by for as long as the server runs; empty if it names none."""
    # The script's own first: the cookie is for phones without it, but a page leaves it with every phone.
    token = header(scope, b"x-phone") or query(scope, "phone") or cookie(scope, "phone")
    return token if _TOKEN.fullmatch(token) else ""


def address_of(scope: Scope) -> str:
    """The address that the request came from; several phones may share one."""
    client = scope.get("client")
    return client[0] if client else ""
