"""Who sends, as far as anything is known: a token that lives in memory, the keys of what it sent, its address."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.types import Scope

from atelier.phone.asked import address_of, cookie, phone_of
from atelier.phone.posting import is_key

MOST_KEYS = 40
"""Keys of own post-its that are told with a request, and remembered of a phone while there is a quota."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A phone. `phone`: its random token, or empty; `keys`: those it says are of its own post-its."""

    phone: str
    address: str
    keys: Sequence[str] = ()


def sender_of(scope: Scope, keys: Sequence[str] = ()) -> Sender:
    """Who sent a request."""
    return Sender(phone_of(scope), address_of(scope), keys)


def keys_in(joined: str) -> list[str]:
    """Keys as they are told: joined by dots."""
    return [key for key in joined.split(".")[:MOST_KEYS] if is_key(key)]


def cookie_keys(scope: Scope, code: str) -> list[str]:
    """The keys that a phone without script was left with, newest first."""
    return keys_in(cookie(scope, cookie_name(code)))


def cookie_name(code: str) -> str:
    """What the keys of a meeting's own post-its are kept under."""
    return f"mine-{code}"
