"""Things and changes as JSON lines, and back; whatever is not what Atelier writes is refused there.

`base.plain` reads what Atelier wrote itself and takes it as it is; an archive may come from anybody.
"""

import json
import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.ids import ProjectId
from atelier.domain.things import KINDS, Party, Recording, Thing
from base import journal
from base.attachments import is_name
from base.plain import field_from, moment, plain, thing_from

INVALID = (KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What is raised of a line that Atelier did not write."""
_Check: TypeAlias = Callable[[Any], bool]

_ID = re.compile(r"[0-9a-f]{32}")
_OPERATION = re.compile(r"[a-z_]{1,40}")
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_LARGEST = 1 << 63
"""Whole numbers are below it, in SQLite."""


def thing_line(thing: Thing) -> bytes:
    """A thing as a line."""
    return _line([type(thing).__name__, plain(thing)])


def change_line(change: Change) -> bytes:
    """A change as a line, without the project that all of them are of."""
    values = {name: plain(getattr(change, name)) for name in _CHANGE}
    return _line(values | {"edits": [journal.encode(edit) for edit in change.edits]})


def thing_of(line: bytes) -> Thing:
    """The thing of a line; fields that came with a later schema than the line's have their defaults.

    Raises:
        KeyError, OverflowError, RecursionError, TypeError, ValueError: it is none.
    """
    name, raw = json.loads(line, parse_constant=_refuse)
    return _thing(_BY_NAME[name], raw)


def change_of(line: bytes, project_id: ProjectId) -> Change:
    """The change of a line; raises as `thing_of`."""
    raw = _mapping(json.loads(line, parse_constant=_refuse))
    edits = tuple(_edit(*edit) for edit in raw.pop("edits"))
    for name, value in raw.items():
        _see(_CHANGE[name], name, value)
    if not _OPERATION.fullmatch(raw["operation"]):
        raise ValueError(raw["operation"])
    made = {"at": moment(raw["at"]), "party": Party(raw["party"])}
    return Change(project_id=project_id, edits=edits, **raw | made)


def _thing(kind: type[Thing], raw: Any) -> Thing:
    for name, value in _mapping(raw).items():
        _see(_CHECKS[kind][name], name, value)
    return thing_from(kind, raw)


def _mapping(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return raw


def _edit(name: str, id: str, field: str, before: Any, after: Any) -> Edit:
    kind = _BY_NAME[name]
    if field == WHOLE:
        made = [None if raw is None else _thing(kind, raw) for raw in (before, after)]
        if {thing.id for thing in made if thing is not None} != {id} or None not in made:
            raise ValueError(id)
        return Edit(kind, id, WHOLE, *made)
    if field == "id":
        raise ValueError(field)
    for raw in (before, after):
        _see(_CHECKS[kind][field], field, raw)
    return Edit(kind, id, field, field_from(kind, field, before), field_from(kind, field, after))


def _see(check: _Check, name: str, value: Any) -> None:
    if not check(value):
        raise ValueError(name)


def _refuse(constant: str) -> None:
    """JSON has no infinity, and Python's reader does."""
    raise ValueError(constant)


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


# What each field may hold, by its annotation


def _is_text(value: Any) -> bool:
    """Not with a NUL, which other bases than SQLite refuse; nor half of a letter, which no file can hold."""
    return isinstance(value, str) and not _UNKEPT.search(value)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_int(value: Any) -> bool:
    return type(value) is int and -_LARGEST <= value < _LARGEST


def _is_float(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _reads(read: Callable[[str], object]) -> _Check:
    def check(value: Any) -> bool:
        return isinstance(value, str) and read(value) is not None

    return check


def _check(hint: Any) -> _Check:
    if get_origin(hint) is tuple:
        inside = _check(get_args(hint)[0])
        return lambda value: isinstance(value, list) and all(map(inside, value))
    args = get_args(hint)
    if args:
        inner = _check(next(arg for arg in args if arg is not type(None)))
        return lambda value: value is None or inner(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value: isinstance(value, str) and value in {member.value for member in hint}
    return _SIMPLE.get(hint, _is_id)


_SIMPLE: dict[Any, _Check] = {
    str: _is_text,
    bool: lambda value: type(value) is bool,
    int: _is_int,
    float: _is_float,
    # A moment may be of no year that Python knows once it is told in UTC.
    datetime: _reads(lambda text: moment(text).astimezone(UTC)),
    date: _reads(date.fromisoformat),
    time: _reads(time.fromisoformat),
}
"""Any other annotation is an identifier's."""
_BY_NAME = {kind.__name__: kind for kind in KINDS}
_CHECKS: dict[type[Thing], dict[str, _Check]] = {
    kind: {name: _check(hint) for name, hint in get_type_hints(kind).items()} for kind in KINDS
}
_CHECKS[Recording]["file"] = lambda value: value is None or is_name(value)
_CHANGE: dict[str, _Check] = {
    name: _check(hint) for name, hint in get_type_hints(Change).items() if name not in ("project_id", "edits")
}
