"""Whether things hold together by themselves: each reference leads to one of them, and none leads round in a circle."""

from collections.abc import Iterator, Mapping

from atelier.domain.parts import Snapshot
from atelier.domain.things import KINDS, Cluster, Note, Project, Thing
from base.tables import TABLES

_KIND_OF = {table: kind for kind, table in TABLES.items()}
REFERENCES: Mapping[type[Thing], Mapping[str, type[Thing]]] = {
    kind: {key.parent.name: _KIND_OF[key.column.table] for key in table.foreign_keys}
    for kind, table in TABLES.items()
}
"""The fields of a kind that name another thing, and of which kind that is."""
_LAYERED: tuple[tuple[type[Thing], str], ...] = ((Note, "stack_id"), (Cluster, "parent_id"))
"""Fields that name a thing of the same kind, which lies beneath none of those that name it."""


def hold_together(things: Snapshot, project_id: str) -> bool:
    """Whether they are one project, that one, and whole."""
    projects = [project.id for project in things.all(Project)]
    return projects == [project_id] and not any(_loose(things)) and not any(_circles(things))


def _loose(things: Snapshot) -> Iterator[bool]:
    for kind in KINDS:
        for field, target in REFERENCES[kind].items():
            for thing in things.all(kind):
                named = getattr(thing, field)
                yield named is not None and things.find(target, named) is None


def _circles(things: Snapshot) -> Iterator[bool]:
    for kind, field in _LAYERED:
        for thing in things.all(kind):
            above = getattr(thing, field)
            # One deep: what is named names none in its turn.
            yield above is not None and getattr(things.get(kind, above), field) is not None
