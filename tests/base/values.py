"""Values that tests of the base share: a moment, and any thing that a project may hold."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from atelier.domain.things import Thing

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    type(None): st.none(),
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    datetime: st.datetimes(timezones=st.just(UTC)),
    date: st.dates(),
    time: st.times(),
}


def field_values(kind: type[Thing], field: str) -> st.SearchStrategy[Any]:
    """Any value that a field may hold."""
    hint = get_type_hints(kind)[field]
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3).map(tuple)
    choices = get_args(hint) or (hint,)
    return st.one_of([_values(choice) for choice in choices])


def a_thing(kind: type[Thing]) -> st.SearchStrategy[Thing]:
    """Any thing of a kind."""
    return st.builds(kind, **{name: field_values(kind, name) for name in get_type_hints(kind)})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return _BY_TYPE[getattr(hint, "__supertype__", hint)]
