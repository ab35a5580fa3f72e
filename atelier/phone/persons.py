"""What a phone says of the person, where the meeting asks for it. Nothing else is ever read or kept."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from atelier.domain.ids import PeerGroupId
from atelier.domain.text import clean
from atelier.phone.rooms import Room

NAME_LENGTH = 60
STRUCTURE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody signs; empty where they don't."""

    name: str = ""
    structure: str = ""
    group: str = ""

    @property
    def peer_group_id(self) -> PeerGroupId | None:
        """The group, for a note."""
        return PeerGroupId(self.group) if self.group else None


NOBODY = Person()


def asks(room: Room) -> bool:
    """Whether the meeting asks anything of the person."""
    meeting = room.meeting
    return meeting.asks_name or meeting.asks_structure or (meeting.asks_group and bool(room.peer_groups))


def person_in(room: Room, fields: Mapping[str, Any]) -> Person:
    """The person that fields tell of, as far as the meeting asks; too long a name is cut, never a reason to refuse."""
    meeting = room.meeting
    groups = {group.id for group in room.peer_groups} if meeting.asks_group else set()
    group = fields.get("group")
    return Person(
        _line(fields.get("name"), NAME_LENGTH) if meeting.asks_name else "",
        _line(fields.get("structure"), STRUCTURE_LENGTH) if meeting.asks_structure else "",
        group if isinstance(group, str) and group in groups else "",
    )


def packed(person: Person) -> str:
    """The person as a cookie's value."""
    return base64.urlsafe_b64encode(json.dumps(asdict(person), ensure_ascii=False).encode()).decode()


def unpacked(room: Room, value: str) -> Person:
    """The person of a cookie's value, as far as the meeting asks; nobody if it makes no sense."""
    try:
        fields = json.loads(base64.urlsafe_b64decode(value.encode("ascii")))
    except (ValueError, binascii.Error, RecursionError):
        return NOBODY
    return person_in(room, fields) if isinstance(fields, dict) else NOBODY


def _line(said: Any, most: int) -> str:
    return " ".join(clean(said).split())[:most].rstrip() if isinstance(said, str) else ""
