"""What an archive says of itself: the names of its parts, who made it, of which project, what each part amounts to.

`things.jsonl` holds a thing a line, [kind, fields]; `journal.jsonl` a change a line, numbered from 1 whatever the base
that they come from. Both are compressed. The sounds in `pieces/` are not: what is read of them is never more than the
file holds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = "atelier"
VERSION = 1
MANIFEST, THINGS, JOURNAL, PIECES = "manifest.json", "things.jsonl", "journal.jsonl", "pieces/"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: how many bytes, and their SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`schema`: the revision of the base; `counts`: of each kind of thing.

    Sounds that recordings name and that are not in it: `missing`, those that were not there; `left_out`, those that
    were to stay where they are.
    """

    program: str
    schema: str
    made_at: str
    project_id: str
    title: str
    counts: Mapping[str, int]
    changes: int
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    parts: Mapping[str, Part]

    def written(self) -> bytes:
        """As JSON, for a person to read too."""
        parts = {name: {"size": part.size, "sha256": part.sha256} for name, part in self.parts.items()}
        said = {
            "format": FORMAT,
            "version": VERSION,
            "program": self.program,
            "schema": self.schema,
            "made_at": self.made_at,
            "project": {"id": self.project_id, "title": self.title},
            "counts": dict(self.counts),
            "changes": self.changes,
            "missing": list(self.missing),
            "left_out": list(self.left_out),
            "parts": parts,
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> tuple[int, str, Mapping[str, Any]]:
    """Which version of the format it is in, of which schema, and all that it says.

    Raises:
        ValueError: it is no manifest.
    """
    said = json.loads(content)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ValueError("no manifest")
    version, schema = said.get("version"), said.get("schema")
    if type(version) is not int or not isinstance(schema, str):
        raise ValueError("no version")
    return version, schema, said


def manifest_from(said: Mapping[str, Any]) -> Manifest:
    """The manifest of this version of the format; LookupError, TypeError or ValueError where it is none."""
    project, parts, counts = said["project"], said["parts"], said["counts"]
    return Manifest(
        program=_text(said["program"]),
        schema=_text(said["schema"]),
        made_at=_text(said["made_at"]),
        project_id=_text(project["id"]),
        title=_text(project["title"]),
        counts={_text(kind): _count(count) for kind, count in counts.items()},
        changes=_count(said["changes"]),
        missing=tuple(_text(name) for name in said["missing"]),
        left_out=tuple(_text(name) for name in said["left_out"]),
        parts={
            _text(name): Part(_count(part["size"]), _text(part["sha256"])) for name, part in parts.items()
        },
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 62:
        raise ValueError(value)
    return value
