"""Things as plain values, for JSON and SQLite's own rows, and back.

No SQLAlchemy here: it is slow to load.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from atelier.domain.parts import field_names
from atelier.domain.things import KINDS, Thing

T = TypeVar("T", bound=Thing)
Reader = Callable[[Any], Any]

_AS_IT_IS = frozenset({bool, float, int, str, type(None)})


def plain(value: Any) -> Any:
    """A field's value, or a whole thing, as JSON knows it."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Thing):
        return {name: plain(getattr(value, name)) for name in field_names(type(value))}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def field_from(kind: type[Thing], field: str, raw: Any) -> Any:
    """The value of a kind's field from its plain value."""
    return _READERS[kind][field](raw)


def thing_from(kind: type[T], raw: Mapping[str, Any]) -> T:
    """The thing of that kind from the plain values of its fields."""
    readers = _READERS[kind]
    return kind(**{name: readers[name](value) for name, value in raw.items()})


def moment(text: str) -> datetime:
    """A moment in UTC; SQLite keeps none of the time zone."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _ids(raw: str | list[str]) -> tuple[str, ...]:
    """A list that is JSON in a column and a list in the journal."""
    return tuple(json.loads(raw) if isinstance(raw, str) else raw)


def _reader(hint: Any) -> Reader:
    if get_origin(hint) is tuple:
        return _ids
    inner = next((arg for arg in get_args(hint) if arg is not type(None)), hint)
    make: Reader
    if inner is datetime:
        make = moment
    elif inner in (date, time):
        make = inner.fromisoformat
    elif inner is bool or (isinstance(inner, type) and issubclass(inner, StrEnum)):
        make = inner
    else:
        return lambda value: value
    return lambda value: None if value is None else make(value)


_READERS: dict[type[Thing], dict[str, Reader]] = {
    kind: {name: _reader(hint) for name, hint in get_type_hints(kind).items()} for kind in KINDS
}
