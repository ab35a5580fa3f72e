"""Cookies: what a phone without script is left with, and how all of it is forgotten."""

import secrets
from collections.abc import Sequence

from starlette.responses import Response
from starlette.types import Scope

from atelier.phone.asked import cookies, phone_of
from atelier.phone.languages import Tongue
from atelier.phone.persons import NOBODY, Person, packed, unpacked
from atelier.phone.rooms import Room
from atelier.phone.sender import MOST_KEYS, cookie_name

_KEYS_S = 12 * 3600
_PERSON_S = _TONGUE_S = 30 * 24 * 3600
_PERSONAL = ("person", "phone", "lang")


def leave_phone(scope: Scope, response: Response) -> None:
    """Give a phone that names none a random token, until its browser is closed."""
    if not phone_of(scope):
        _set(response, "phone", secrets.token_urlsafe(16))


def leave_keys(response: Response, room: Room, keys: Sequence[str]) -> None:
    """Leave the keys of own notes with the phone, newest first: random, they lead to nobody."""
    kept = ".".join(list(dict.fromkeys(keys))[:MOST_KEYS])
    _set(response, cookie_name(room.meeting.code), kept, max_age=_KEYS_S)


def leave_person(response: Response, person: Person) -> None:
    """Leave what the person said of themselves with the phone, for the next time."""
    if person == NOBODY:
        _forget(response, "person")
    else:
        _set(response, "person", packed(person), max_age=_PERSON_S)


def left_person(scope: Scope, room: Room) -> Person:
    """The person that the phone was left with, as far as the meeting asks."""
    return unpacked(room, cookies(scope).get("person", ""))


def leave_tongue(response: Response, tongue: Tongue) -> None:
    """Leave the language that was chosen."""
    _set(response, "lang", tongue.tag, max_age=_TONGUE_S)


def forget_everything(scope: Scope, response: Response) -> None:
    """Have the phone forget all that any page of ours left with it."""
    for name in cookies(scope):
        if name in _PERSONAL or name.startswith(cookie_name("")):
            _forget(response, name)


def _set(response: Response, name: str, value: str, *, max_age: int | None = None) -> None:
    response.set_cookie(name, value, max_age=max_age, path="/", httponly=True, samesite="lax")


def _forget(response: Response, name: str) -> None:
    response.delete_cookie(name, path="/", httponly=True, samesite="lax")
