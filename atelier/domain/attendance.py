"""The meeting's sheet read: who is on it, how many, and who else may be meant. Nothing of it is about post-its."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atelier.domain.ids import MeetingId, PeerGroupId
from atelier.domain.parts import Snapshot
from atelier.domain.plain_words import words_of
from atelier.domain.project import other_meetings
from atelier.domain.things import Attendee, Meeting, Note, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may be written on a sheet; `is_new` None: nothing says whether it is the first time."""

    name: str
    structure: str = ""
    peer_group_id: PeerGroupId | None = None
    present: bool = True
    is_new: bool | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Two with the same are one person."""
        return sheet_key(self.name, self.structure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many came, how many of them for the first time and from how many structures, and who is excused."""

    present: int = 0
    new: int = 0
    structures: int = 0
    excused: int = 0


def sheet_key(name: str, structure: str) -> tuple[str, str]:
    """What somebody is told by: the words of the name, in whatever order, and those of the structure."""
    return " ".join(sorted(words_of(name))), structure_key(structure)


def structure_key(structure: str) -> str:
    """What a structure is told by, however it was typed; empty where there is none."""
    return " ".join(words_of(structure))


def sheet(snapshot: Snapshot, meeting_id: MeetingId) -> list[Attendee]:
    """Those on the meeting's sheet, as they were written."""
    here = snapshot.where(Attendee, meeting_id=meeting_id)
    return sorted(here, key=lambda each: (each.created_at, each.id))


def turnout(attendees: Iterable[Attendee]) -> Turnout:
    """What the sheet comes to."""
    every = list(attendees)
    present = [each for each in every if each.present]
    return Turnout(
        present=len(present),
        new=sum(each.is_new for each in present),
        structures=len({key for each in present if (key := structure_key(each.structure))}),
        excused=len(every) - len(present),
    )


def known_people(snapshot: Snapshot) -> list[str]:
    """The names and structures of the project's sheets, as somebody may be named who is to do something."""
    every = list(snapshot.all(Attendee))
    return _distinct([each.name for each in every] + [each.structure for each in every])


def known_structures(snapshot: Snapshot) -> list[str]:
    """The structures of the project's sheets."""
    return _distinct([each.structure for each in snapshot.all(Attendee)])


def people_on_phones(snapshot: Snapshot, meeting_id: MeetingId) -> list[Person]:
    """Those who gave a name with post-its of this meeting that they let stand; nobody where none was asked for."""
    found = (
        Person(name=note.author, structure=note.structure or "", peer_group_id=note.peer_group_id)
        for note in sorted(snapshot.where(Note, meeting_id=meeting_id), key=lambda note: note.number)
        if note.author and note.withdrawn_by is not Party.PARTICIPANT
    )
    return _one_of_each(found)


def people_before(snapshot: Snapshot, meeting_id: MeetingId) -> list[Person]:
    """Those on the sheets of the project's earlier meetings, as the latest of them tells each."""
    return _one_of_each(
        Person(name=each.name, structure=each.structure, peer_group_id=each.peer_group_id)
        for meeting in _earlier(snapshot, meeting_id)
        for each in sheet(snapshot, meeting.id)
    )


def is_first_time(snapshot: Snapshot, meeting_id: MeetingId, name: str) -> bool:
    """Whether nobody of that name came to an earlier meeting; False where none has a sheet, which says nothing."""
    before = [each for meeting in _earlier(snapshot, meeting_id) for each in sheet(snapshot, meeting.id)]
    came = {sheet_key(each.name, "") for each in before if each.present}
    return bool(before) and sheet_key(name, "") not in came


def not_yet_on(attendees: Sequence[Attendee], people: Iterable[Person]) -> list[Person]:
    """Those who are on no line of that sheet, each once."""
    there = {sheet_key(each.name, each.structure) for each in attendees}
    return [person for person in _one_of_each(people) if person.key not in there]


def _earlier(snapshot: Snapshot, meeting_id: MeetingId) -> list[Meeting]:
    """The meetings before this one, the latest first."""
    here = snapshot.get(Meeting, meeting_id)
    return [each for each in other_meetings(snapshot, meeting_id) if _moment(each) < _moment(here)]


def _moment(meeting: Meeting) -> tuple[object, object]:
    return meeting.day or meeting.created_at.date(), meeting.created_at


def _one_of_each(people: Iterable[Person]) -> list[Person]:
    first: dict[tuple[str, str], Person] = {}
    for person in people:
        first.setdefault(person.key, person)
    return list(first.values())


def _distinct(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if text}, key=lambda text: words_of(text))
