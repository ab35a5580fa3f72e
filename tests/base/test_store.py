"""Reading a base."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from atelier.domain.board import read_board
from atelier.domain.decision import Refusal
from atelier.domain.history import History
from atelier.domain.ids import AttendeeId, MeetingId, SynthesisId, new_id
from atelier.domain.operations import (
    AddAttendees,
    EditMeeting,
    ShowQuestion,
    Undo,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Attendee,
    Display,
    Meeting,
    Note,
    Party,
    PeerGroup,
    Placement,
    Project,
    Question,
    Source,
    Stage,
    Synthesis,
)
from base.faults import StorageFault
from base.integrity import check
from base.opening import Base, open_base
from base.stored_parts import StoredParts
from tests.base.conftest import TIMEOUT_S, Room
from tests.base.values import START
from tests.domain.conftest import all_things
from tests.domain.session import Session


@pytest.fixture
def clock() -> Iterator[datetime]:
    """A minute at each operation."""
    return (START + timedelta(minutes=number) for number in range(10_000))


def test_a_join_code_leads_to_the_meeting_s_sheet_without_its_notes(base: Base, room: Room) -> None:
    room.group(room.add())
    found = base.meeting_by_code(base.meetings()[0].meeting.code)
    assert found is not None
    counts = {kind: len(list(found.all(kind))) for kind in (Project, Question, PeerGroup, Meeting, Stage)}
    assert counts == {Project: 1, Question: 2, PeerGroup: 1, Meeting: 1, Stage: 1}
    assert not list(found.all(Note))


def test_an_unknown_code_leads_nowhere(base: Base, room: Room) -> None:
    assert base.meeting_by_code("ABCABC") is None
    assert base.meeting_by_code(room.meeting_id) is None


def test_notes_are_found_by_the_keys_of_their_phone(base: Base, room: Room) -> None:
    for key in ("k1", "k2", "k3"):
        room.perform(room.adding(key, key=key), Party.PARTICIPANT)
    found = base.notes_by_key(room.meeting_id, ["k3", "k1", "inconnue"])
    assert [(note.number, note.text) for note in found] == [(1, "k1"), (3, "k3")]
    assert base.notes_by_key(room.meeting_id, []) == []
    assert base.notes_by_key(MeetingId(new_id()), ["k1"]) == []


def test_a_wall_is_read_as_the_room_sees_it(base: Base, room: Room) -> None:
    room.group(room.add("a"), room.add("b"), title="Ensemble")
    room.add("c")
    room.perform(WithdrawNotes((room.add("d"),)))
    room.perform(room.adding("ailleurs", question=1))
    snapshot, _ = base.meeting(room.meeting_id)
    for question_id in room.question_ids:
        assert base.board(room.meeting_id, question_id) == read_board(snapshot, room.meeting_id, question_id)
    assert [note.text for note in base.board(room.meeting_id, room.question_ids[0]).unsorted] == ["c"]


def test_parts_are_found_by_whatever_their_fields_hold(base: Base, room: Room) -> None:
    room.perform(room.adding("téléphone", key="k"), Party.PARTICIPANT)
    room.add("clavier")
    with base.engine.connect() as connection:
        parts = StoredParts(connection)
        found = {key: [note.text for note in parts.where(Note, key=key)] for key in ("k", None, "?")}
        (note,) = parts.where(Note, source=Source.KEYBOARD, isolated=False)
        assert parts.find(Note, note.id) == note
        assert parts.find(Note, None) is None
    assert found == {"k": ["téléphone"], None: ["clavier"], "?": []}


def test_meetings_are_listed_the_one_that_changed_last_first(path: Path, clock: Iterator[datetime]) -> None:
    base = open_base(path, clock=clock.__next__)
    room = Room(base)
    other = MeetingId(new_id())
    room.perform(*room.new_meeting(other))
    assert [summary.meeting.id for summary in base.meetings()] == [other, room.meeting_id]
    room.add()
    assert [summary.meeting.id for summary in base.meetings()] == [room.meeting_id, other]
    assert base.meetings()[0].last_change_at == START + timedelta(minutes=3)
    assert base.meetings()[0].project_title == "Coopérer"
    base.close()


def test_only_notes_on_the_wall_are_counted(base: Base, room: Room) -> None:
    a, _ = room.add("a"), room.add("b")
    room.perform(WithdrawNotes((a,)))
    assert base.meetings()[0].note_count == 1


def test_there_are_no_meetings_in_a_new_base(base: Base) -> None:
    assert base.meetings() == []


def test_a_meeting_that_is_not_is_an_error(base: Base) -> None:
    with pytest.raises(LookupError):
        base.meeting(MeetingId(new_id()))


def test_a_meeting_is_read_without_what_is_in_the_others(base: Base, room: Room) -> None:
    room.group(room.add())
    other = MeetingId(new_id())
    room.perform(*room.new_meeting(other))
    here, history = base.meeting(other)
    assert {meeting.id for meeting in here.all(Meeting)} == {room.meeting_id, other}
    assert not list(here.where(Stage, meeting_id=room.meeting_id))
    assert not [*here.all(Note), *here.all(Placement)]
    assert history.done == []


def test_a_meeting_is_read_with_who_was_at_the_others_of_its_project(base: Base, room: Room) -> None:
    other, foreign = MeetingId(new_id()), Room(base)
    room.perform(*room.new_meeting(other))
    attendees = [
        Attendee(id=AttendeeId(new_id()), meeting_id=meeting_id, name="Amina", created_at=START)
        for meeting_id in (room.meeting_id, foreign.meeting_id)
    ]
    for attendee in attendees:
        room.perform(AddAttendees(attendee.meeting_id, (attendee,)))
    here, _history = base.meeting(other)
    assert list(here.all(Attendee)) == attendees[:1]


def test_a_meeting_is_read_with_all_that_it_holds(base: Base, room: Room) -> None:
    cluster = room.group(room.add())
    room.perform(WriteSynthesis(SynthesisId(new_id()), cluster, "Une."))
    here, _ = base.meeting(room.meeting_id)
    assert len(list(here.all(Placement))) == len(list(here.all(Synthesis))) == 1


def test_who_follows_the_changes_has_what_is_read_again(base: Base, room: Room) -> None:
    followed, _ = base.meeting(room.meeting_id)
    base.subscribe(followed.follow)
    cluster = room.group(room.add("a"), room.add("b"))
    room.perform(WriteSynthesis(SynthesisId(new_id()), cluster, "Une."))
    room.perform(ShowQuestion(room.meeting_id, room.question_ids[1]))
    room.perform(Undo(room.meeting_id))
    assert followed == base.meeting(room.meeting_id)[0]


def test_undo_survives_a_restart(path: Path) -> None:
    base = open_base(path)
    room = Room(base)
    note = room.add("une idée")
    base.close()
    base = room.base = open_base(path)
    assert [entry.operation for entry in base.meeting(room.meeting_id)[1].done] == ["add_notes"]
    room.perform(Undo(room.meeting_id))
    here, history = base.meeting(room.meeting_id)
    assert here.find(Note, note) is None
    assert (len(history.done), len(history.undone)) == (0, 1)
    base.close()


def test_what_the_other_meetings_of_the_project_show_is_read(base: Base, room: Room) -> None:
    kept = room.add("gardé")
    cluster = room.group(kept, title="Ensemble")
    room.perform(WithdrawNotes((room.add("retiré"),)))
    room.perform(EditMeeting(room.meeting_id, display=Display.REVIEWED))
    room.perform(room.adding("à relire", key="k"), Party.PARTICIPANT)
    other, foreign = MeetingId(new_id()), Room(base)
    foreign.add("d’un autre projet")
    room.perform(*room.new_meeting(other))
    shown = base.shown_in_other_meetings(other)
    assert [note.text for note in shown.all(Note)] == ["gardé"]
    assert [(held.cluster_id, held.note_id) for held in shown.all(Placement)] == [(cluster, kept)]
    assert {question.id for question in shown.all(Question)} == {*room.question_ids}
    assert [meeting.id for meeting in shown.all(Meeting)] == [room.meeting_id]
    assert not list(base.shown_in_other_meetings(room.meeting_id).all(Note))
    assert not list(base.shown_in_other_meetings(foreign.meeting_id).all(Meeting))


class StoredSession(Session):
    """What a session did in memory, done again in a base: same answers, same things, same history."""

    def teardown(self) -> None:
        super().teardown()
        moments = iter([asked.at for asked in self.workshop.asked])
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.sqlite"
            base = open_base(path, clock=moments.__next__)
            try:
                self.same_answers(base)
                self.same_things(base)
            finally:
                base.close()
            assert check(path) == []

    def same_answers(self, base: Base) -> None:
        answers = [(asked, base.submit(asked.operation, asked.party)) for asked in self.workshop.asked]
        for asked, answer in answers:
            if isinstance(asked.outcome, Refusal):
                assert str(answer.exception(TIMEOUT_S)) == str(asked.outcome)
            else:
                assert answer.result(TIMEOUT_S) == asked.outcome

    def same_things(self, base: Base) -> None:
        here, history = base.meeting(self.workshop.meeting_id)
        expected = self.workshop.snapshot
        assert here == Snapshot(all_things(expected))
        entries = expected.entries(self.workshop.meeting_id)
        assert history.done == History(entries).done
        assert history.undone == History(entries).undone


TestStoredSession = StoredSession.TestCase
TestStoredSession.settings = settings(deadline=None, max_examples=20, stateful_step_count=30)


def test_a_disk_that_can_not_be_read_is_told(room: Room) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    event.listen(room.base.engine, "begin", refuse)
    with pytest.raises(StorageFault, match="ne se lit plus"):
        room.base.meetings()
    event.remove(room.base.engine, "begin", refuse)
    assert room.base.meetings()
