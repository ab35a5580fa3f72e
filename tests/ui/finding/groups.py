"""A meeting whose post-its come from peer groups."""

from atelier.domain.change import WHOLE, Edit
from atelier.domain.ids import NoteId, PeerGroupId, new_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.things import Meeting, Party, PeerGroup, Project, Source
from tests.ui.conftest import Room

NAMES = ("Parents", "Éducation nationale")


def add_groups(room: Room, names: tuple[str, ...] = NAMES) -> list[PeerGroupId]:
    """Give the project peer groups, which phones are asked for."""
    project_id = next(room.base.all(Project)).id
    groups = [
        PeerGroup(id=PeerGroupId(new_id()), project_id=project_id, rank=rank, name=name)
        for rank, name in enumerate(names)
    ]
    edits = [Edit(PeerGroup, group.id, WHOLE, None, group) for group in groups]
    edits.append(Edit(Meeting, room.model.meeting_id, "asks_group", False, True))
    for snapshot in (room.base, room.model.snapshot):
        snapshot.apply(edits)
    return [group.id for group in groups]


def send_from(room: Room, group_id: PeerGroupId | None, *texts: str, number: int = 1) -> None:
    """Notes that come in from phones of that group."""
    notes = tuple(NewNote(NoteId(new_id()), text, peer_group_id=group_id) for text in texts)
    asked = AddNotes(room.model.meeting_id, room.question(number).id, notes, Source.PHONE)
    room.ask(asked, Party.PARTICIPANT)
